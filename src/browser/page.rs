//! The document itself: its marks, its focus, its theme.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
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

/// Gives the focus to an element that the current change is about to draw; the browser brings
/// it into sight.
pub fn focus_once_drawn(id: &'static str) {
    request_animation_frame(move || focus(id));
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

/// Replaces what the page shows by `text`, as text.
pub fn replace_body(text: &str) {
    if let Some(body) = web_sys::window().and_then(|w| w.document()).and_then(|d| d.body()) {
        body.set_text_content(Some(text));
    }
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

fn by_id(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}
