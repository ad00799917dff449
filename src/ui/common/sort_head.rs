//! The head of a column that sorts its table.

use leptos::prelude::*;

/// A head whose button calls `press`. `descending` tells how the table is sorted by this column,
/// `None` if it is not.
#[component]
pub fn SortHead(
    words: String,
    descending: impl Fn() -> Option<bool> + Send + 'static,
    press: impl Fn() + 'static,
) -> impl IntoView {
    let direction = move || match descending() {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    };
    view! {
        <th scope="col" aria-sort=direction>
            <button type="button" class="tri" on:click=move |_| press()>{words}</button>
        </th>
    }
}
