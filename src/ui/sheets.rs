//! What opens on demand (the answer, the panel, the card, the list), in a file of its own: the
//! first visit loads the map without it.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::common::Later;
use super::families::{Memory, Shortlist, Told};
use super::panel::Opened;
use super::service_card::Card;
use crate::domain::{Epci, Service};
use crate::state::{Answer, Store};

/// The functions that make these views.
#[derive(Clone, Copy, Debug)]
pub struct Sheets {
    /// The panel of a territory.
    pub panel: fn(Store, &'static Epci) -> AnyView,
    /// The card of a service, or the list of a group of pins.
    pub card: fn(Store, Option<&'static Service>, Vec<&'static Service>) -> AnyView,
    /// The answer to a family.
    pub answer: fn(Store, Answer) -> AnyView,
    /// The services put aside.
    pub list: fn(Store, Memory) -> AnyView,
}

/// Fetches them.
#[wasm_split(fiches, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn sheets() -> Result<Sheets, SplitLoaderError> {
    Ok(Sheets {
        panel: |store, territory| erased(view! { <Opened store=store territory=territory /> }),
        card: |store, service, group| {
            erased(view! { <Card store=store service=service group=group /> })
        },
        answer: |store, answer| erased(view! { <Told store=store answer=answer /> }),
        list: |store, memory| erased(view! { <Shortlist store=store memory=memory /> }),
    })
}

/// Built and never hydrated: these views are not in the page's HTML.
fn erased(view: impl IntoView + 'static) -> AnyView {
    Later(Some(view)).into_any()
}
