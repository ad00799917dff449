//! The chunk of everything that opens on demand (answer, panel, card, list), the search for communes and the
//! announcements. The first visit shows the map without it.

mod actions;
mod answer;
mod answer_map;
mod answer_tools;
mod card;
mod childminders;
mod panel;
mod shortlist;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use self::answer::AnswerView;
use self::answer_map::ANSWER_MAP;
use self::card::Card;
use self::panel::Panel;
use self::shortlist::Shortlist;
use super::external_links::contact_site_link;
use super::icons::{self, Icon};
use super::map::AnswerMap;
use super::shared_facts;
use super::slot::{Embedded, embedded};
use crate::data::{DataReader, READ_DETAILS};
use crate::store::Store;
use analysis::search::{Reply, Search};
use analysis::wording::answer::summary;
use model::read::outside_places;
use model::{Dataset, Plan, Service, Territory};
use state::ViewState;
use state::announcement::{AnswerSummary, announcement};
use state::answer::Answer;
use state::title::page_title;

/// Id of the contact for places that are not on the map.
const OUTSIDE_CONTACT_ID: &str = "monenfant";

/// The search: replies to a text.
pub type SearchFn = Box<dyn Fn(&str) -> Reply + Send + Sync>;

/// The announcement of a change: see [`state::announcement`].
pub type AnnounceFn = fn(&Dataset, &ViewState, &ViewState, Option<&Answer>) -> Option<String>;

/// Function table of the chunk.
#[derive(Clone, Copy, Debug)]
pub struct SheetViews {
    /// Parses the details, which the sheets need.
    pub details_reader: DataReader,
    pub panel: fn(Store, &'static Territory) -> AnyView,
    /// The card of a service, or the list of a cluster.
    pub card: fn(Store, Option<&'static Service>, Vec<&'static Service>) -> AnyView,
    pub answer: fn(Store, Answer) -> AnyView,
    pub answer_map: AnswerMap,
    /// The view of the shortlist.
    pub list: fn(Store) -> AnyView,
    /// Builds the search; with the text of the file of places outside, if that is loaded.
    pub search: fn(&'static Dataset, Option<&str>) -> Option<SearchFn>,
    /// What to do next about a place outside the map (`true`), or an unknown one.
    pub next_step: fn(&'static Dataset, bool) -> AnyView,
    /// The title of what is shown: see [`state::title`].
    pub page_title: fn(&Dataset, &ViewState, Option<&Plan>) -> Option<String>,
    pub announcement: AnnounceFn,
}

/// In the browser `wasm_split` turns this into a fetch of the chunk.
#[wasm_split(fiches, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn sheets() -> Result<SheetViews, SplitLoaderError> {
    Ok(SheetViews {
        details_reader: READ_DETAILS,
        panel: |store, territory| view! { <Panel store=store territory=territory /> }.into_any(),
        card: |store, service, group| {
            view! { <Card store=store service=service group=group /> }.into_any()
        },
        answer: |store, answer| view! { <AnswerView store=store answer=answer /> }.into_any(),
        answer_map: ANSWER_MAP,
        list: |store| view! { <Shortlist store=store /> }.into_any(),
        search: |dataset, outside| {
            let outside = outside.and_then(|text| outside_places(text).ok());
            let search =
                Search::new(dataset, &dataset.details.get()?.gazetteer, outside.as_deref());
            Some(Box::new(move |text| search.reply(text)))
        },
        next_step: |dataset, is_elsewhere| match is_elsewhere {
            true => {
                let link = contact_site_link(dataset, OUTSIDE_CONTACT_ID).map(embedded);
                view! { <p>"Pour chercher un service là-bas\u{a0}: " {link} "."</p> }.into_any()
            }
            false => view! {
                <EmptyState icon=Icon::Search href="#carte" label="Chercher sur la carte" />
            }
            .into_any(),
        },
        page_title,
        announcement: |dataset, before, after, answer| {
            let answer_summary = answer.map(|answer| AnswerSummary {
                count: answer.nearby.placed.len(),
                sentence: summary(&answer.nearby, &answer.question(None)),
            });
            announcement(dataset, before, after, answer_summary.as_ref())
        },
    })
}

/// Shown when there is nothing else to show: a large icon beside words, and a link to go on.
#[component]
fn EmptyState(icon: Icon, href: &'static str, label: &'static str) -> impl IntoView {
    view! {
        <div class="rien">
            {embedded(icons::icon(icon))}
            <a href=href>{label}</a>
        </div>
    }
}

/// The name of a service, linked to its card with everything else kept, and a line about it. `with_category`
/// adds the category to the name, for lists without category headings.
fn service_link(store: Store, service: &Service, with_category: bool) -> [Embedded; 2] {
    let href = store.card_link(&service.id);
    shared_facts::service_link(store.dataset, service, href, with_category).map(embedded)
}

/// A key handler that calls `leave` on Escape.
fn on_escape(on_close: impl Fn()) -> impl Fn(KeyboardEvent) {
    move |event| {
        if event.key() == "Escape" {
            on_close();
        }
    }
}
