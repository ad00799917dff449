//! The document itself: its marks, its focus, its theme.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, SvgElement};

/// Sets an attribute of `<html>`.
pub fn mark(attribute: &str, value: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute(attribute, value);
    }
}

/// Removes an attribute of `<html>`.
pub fn unmark(attribute: &str) {
    if let Some(root) = root() {
        let _ = root.remove_attribute(attribute);
    }
}

/// Gives the focus to the element with this id.
pub fn focus(id: &str) {
    let Some(element) = by_id(id) else { return };
    if let Some(html) = element.dyn_ref::<HtmlElement>() {
        let _ = html.focus();
    } else if let Some(svg) = element.dyn_ref::<SvgElement>() {
        let _ = svg.focus();
    }
}

/// Gives the focus to the element with this id, once what was just changed is drawn.
pub fn focus_next(id: &'static str) {
    soon(move || focus(id));
}

/// Brings the element with this id into sight, once what was just changed is drawn.
pub fn reveal(id: &'static str) {
    soon(move || {
        if let Some(element) = by_id(id) {
            element.scroll_into_view_with_bool(true);
        }
    });
}

/// Sets a CSS property of an element; allowed under any content policy, unlike a `style` attribute.
pub fn style(element: &Element, property: &str, value: &str) {
    let style = match (element.dyn_ref::<SvgElement>(), element.dyn_ref::<HtmlElement>()) {
        (Some(svg), _) => svg.style(),
        (_, Some(html)) => html.style(),
        _ => return,
    };
    let _ = style.set_property(property, value);
}

/// Whether the window is so narrow that the panel lies below the map.
#[must_use]
pub fn is_narrow() -> bool {
    let query =
        web_sys::window().and_then(|w| w.match_media("(max-width: 59.99rem)").ok().flatten());
    query.is_some_and(|q| q.matches())
}

/// Replaces what the page shows by `text`, as text.
pub fn replace_body(text: &str) {
    if let Some(body) = web_sys::window().and_then(|w| w.document()).and_then(|d| d.body()) {
        body.set_text_content(Some(text));
    }
}

/// Does something before the next frame: by then the views show the new state.
fn soon(act: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(Closure::once_into_js(act).unchecked_ref());
    }
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

fn by_id(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}
