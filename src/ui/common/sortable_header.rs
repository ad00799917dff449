//! The header of a sortable column.

use dom::{Element, event, html};

/// A column header whose button calls `press`. `descending` is the present order, or `None` if the table is
/// sorted by another column.
pub fn sortable_header(
    words: impl Fn() -> String + Send + 'static,
    descending: impl Fn() -> Option<bool> + Send + 'static,
    press: impl Fn() + Send + 'static,
) -> Element {
    let direction = move || match descending() {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    };
    let button =
        html("button").attr("type", "button").class("tri").on(event::CLICK, move |_| press());
    html("th").attr("scope", "col").bind_attr("aria-sort", direction).child(button.bind_text(words))
}
