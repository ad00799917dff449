//! The plan, in a file of its own.

mod action;
mod axis;
mod documents;
mod field;
mod filters;
mod list;
mod mini_map;
mod persistence;
mod progress;
mod reference;
mod report;
mod shown;
mod sides;
mod targets;
mod text_field;
mod timeline;
mod tracker;
mod transfer;
mod values;
mod versions;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::store::Store;
use state::plan::Document;

/// The functions that make this view.
#[derive(Clone, Copy, Debug)]
pub struct PlanViews {
    /// The plan and what was entered into it.
    pub plan: fn(Store) -> Option<AnyView>,
}

/// Fetches them.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn plan_views() -> Result<PlanViews, SplitLoaderError> {
    Ok(PlanViews { plan: tracker::tracker })
}

/// The plan with nothing entered, as HTML: what the program takes over.
#[must_use]
pub fn still_plan(store: Store, document: &'static Document) -> String {
    let html = view! { <tracker::Section store=store document=document /> }.to_html();
    // Marks for a program that takes it over, which none does: they are no valid HTML.
    html.replace("<!>", "")
}
