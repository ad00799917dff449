//! What opens on demand (the answer, the panel, the card, the list) and the search for communes, in
//! a file of its own: the first visit loads the map without it.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::families::{Shortlist, Told};
use super::outward::outward_to;
use super::panel::Opened;
use super::parts::Sheets;
use super::service_card::Card;
use super::slot::embedded;
use crate::data::READ_DETAILS;
use analysis::search::Search;
use analysis::wording::answer::summary;
use model::read::outside_places;
use state::announcement::{Found, announcement};
use state::title::subject;

/// Fetches them.
#[wasm_split(fiches, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn sheets() -> Result<Sheets, SplitLoaderError> {
    Ok(Sheets {
        details: READ_DETAILS,
        panel: |store, territory| view! { <Opened store=store territory=territory /> }.into_any(),
        card: |store, service, group| {
            view! { <Card store=store service=service group=group /> }.into_any()
        },
        answer: |store, answer| view! { <Told store=store answer=answer /> }.into_any(),
        list: |store| view! { <Shortlist store=store /> }.into_any(),
        search: |dataset, outside| {
            let outside = outside.and_then(|text| outside_places(text).ok());
            let search =
                Search::new(dataset, &dataset.details.get()?.gazetteer, outside.as_deref());
            Some(Box::new(move |text| search.reply(text)))
        },
        outward: |dataset, id| outward_to(dataset, id).map(embedded).into_any(),
        subject,
        announcement: |dataset, before, after, answer| {
            let found = answer.map(|own| Found {
                count: own.nearby.placed.len(),
                words: summary(&own.nearby, &own.asked(None)),
            });
            announcement(dataset, before, after, found.as_ref())
        },
    })
}
