//! The document: attributes of `<html>`, focus, title, rectangles of elements.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    AddEventListenerOptions, Document, Element, FocusOptions, HtmlElement, HtmlInputElement,
    SvgElement,
};

use state::View;

/// Sets an attribute of `<html>`.
pub fn set_root_attribute(attribute: &str, value: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute(attribute, value);
    }
}

/// The view of this page, from `data-vue` of `<html>`.
#[must_use]
pub fn view() -> View {
    let code = root().and_then(|root| root.get_attribute("data-vue"));
    code.and_then(|code| View::parse(&code)).unwrap_or_default()
}

/// Removes an attribute of `<html>`.
pub fn remove_root_attribute(attribute: &str) {
    if let Some(root) = root() {
        let _ = root.remove_attribute(attribute);
    }
}

/// The present title of the document.
#[must_use]
pub fn title() -> String {
    document().map(|document| document.title()).unwrap_or_default()
}

/// Replaces the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document().filter(|document| document.title() != title) {
        document.set_title(title);
    }
}

/// Focuses the element with this id. A shape of the map is not scrolled into view, because the map moves itself.
pub fn focus(id: &str) {
    let Some(element) = by_id(id) else { return };
    if let Some(html) = element.dyn_ref::<HtmlElement>() {
        let _ = html.focus();
    } else if let Some(svg) = element.dyn_ref::<SvgElement>() {
        let _ = svg.focus_with_options(&no_scroll_options());
    }
}

/// Calls `callback`, which must be quick, whenever a pointer goes down, an element gets the focus, or a key is
/// pressed.
pub fn on_gesture(callback: impl Fn() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let listener = Closure::<dyn Fn()>::new(callback);
    let options = AddEventListenerOptions::new();
    options.set_passive(true);
    for gesture in ["pointerdown", "focusin", "keydown"] {
        let _ = document.add_event_listener_with_callback_and_add_event_listener_options(
            gesture,
            listener.as_ref().unchecked_ref(),
            &options,
        );
    }
    listener.forget();
}

/// Selects the text of the field with this id, so that typing replaces it.
pub fn select_text(id: &str) {
    if let Some(field) = by_id(id).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Sets a CSS property of the element with this id. Any content security policy allows this, unlike a `style`
/// attribute.
pub fn set_style(id: &str, property: &str, value: &str) {
    if let Some(svg) = by_id(id).and_then(|e| e.dyn_into::<SvgElement>().ok()) {
        let _ = svg.style().set_property(property, value);
    }
}

/// The rectangle of an element, in CSS pixels of the window.
#[derive(Clone, Copy, Debug)]
pub struct Rect {
    /// Distance from the left edge of the window.
    pub left: f64,
    /// Distance from the top edge of the window.
    pub top: f64,
    /// Width of the element in CSS pixels.
    pub width: f64,
    /// Height of the element in CSS pixels.
    pub height: f64,
}

impl Rect {
    /// Converts a position in the window to fractions of the rectangle.
    #[must_use]
    pub fn fractions(self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.left) / self.width, (y - self.top) / self.height)
    }
}

/// The rectangle of the element with this id.
#[must_use]
pub fn rect_of(id: &str) -> Option<Rect> {
    let rect = by_id(id)?.get_bounding_client_rect();
    let (left, top, width, height) = (rect.left(), rect.top(), rect.width(), rect.height());
    Some(Rect { left, top, width, height })
}

/// The URL of the site's root, with a trailing slash.
#[must_use]
pub fn site_url() -> String {
    let address = web_sys::window().and_then(|w| w.location().href().ok()).unwrap_or_default();
    let page = address.split(['?', '#']).next().unwrap_or_default();
    let folder = page.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    folder.strip_suffix(view().path()).unwrap_or(&folder).to_owned()
}

/// Opens the print dialog; some frames refuse.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Sets the address of the link with this id.
pub fn set_href(id: &str, href: &str) {
    if let Some(link) = by_id(id) {
        let _ = link.set_attribute("href", href);
    }
}

/// An attribute of the first child of the element with this id.
#[must_use]
pub fn first_child_attribute(id: &str, attribute: &str) -> Option<String> {
    by_id(id)?.first_element_child()?.get_attribute(attribute)
}

/// Removes the element with this id from the page.
pub fn remove(id: &str) {
    if let Some(element) = by_id(id) {
        element.remove();
    }
}

/// Scrolls the element with this id to the top of the window if less than `room` CSS pixels are left below it,
/// as on a phone.
pub fn make_room_below(id: &str, room: f64) {
    let Some(element) = by_id(id) else { return };
    let height = web_sys::window().and_then(|w| w.inner_height().ok()?.as_f64());
    if height.is_some_and(|height| height - element.get_bounding_client_rect().bottom() < room) {
        element.scroll_into_view_with_bool(true);
    }
}

pub(super) fn no_scroll_options() -> FocusOptions {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    options
}

pub(super) fn focused_element() -> Option<Element> {
    web_sys::window()?.document()?.active_element()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

pub(super) fn by_id(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}
