//! The head of a column that sorts its table.

use dom::{Element, event, html};

/// A head whose button calls `press`. `descending` tells how the table is sorted by this column,
/// `None` if it is not.
pub fn sort_head(
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
