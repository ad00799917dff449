//! What opens on demand (the answer, the panel, the card, the list), the search for communes and what is
//! said of changes: a part of the program in a file of its own, without which the first visit loads the map.

mod actions;
mod answer;
mod answer_map;
mod card;
mod childminders;
mod panel;
mod shortlist;
mod take_away;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use self::answer::AnswerView;
use self::answer_map::ANSWER_MAP;
use self::card::Card;
use self::panel::Panel;
use self::shortlist::Shortlist;
use super::facts;
use super::icons::{self, Icon};
use super::map::AnswerMap;
use super::outward::outward_to;
use super::slot::{Embedded, embedded};
use crate::data::{READ_DETAILS, Reader};
use crate::store::Store;
use analysis::search::{Reply, Search};
use analysis::wording::answer::summary;
use model::read::outside_places;
use model::{Dataset, Plan, Service, Territory};
use state::ViewState;
use state::announcement::{AnswerSummary, announcement};
use state::answer::Answer;
use state::title::subject;

/// Where a place that is not on the map can be asked about.
const ELSEWHERE: &str = "monenfant";

/// What the field shows and does for a typed text.
pub type Find = Box<dyn Fn(&str) -> Reply + Send + Sync>;

/// What is said of a change: see [`state::announcement`].
pub type Announce = fn(&Dataset, &ViewState, &ViewState, Option<&Answer>) -> Option<String>;

/// The functions that make these views.
#[derive(Clone, Copy, Debug)]
pub struct Sheets {
    /// Reads what they stand on.
    pub details: Reader,
    /// The panel of a territory.
    pub panel: fn(Store, &'static Territory) -> AnyView,
    /// The card of a service, or the list of a group of pins.
    pub card: fn(Store, Option<&'static Service>, Vec<&'static Service>) -> AnyView,
    /// The answer to a family.
    pub answer: fn(Store, Answer) -> AnyView,
    /// The answer on the map.
    pub answer_map: AnswerMap,
    /// The services put aside.
    pub list: fn(Store) -> AnyView,
    /// The search, with the text of the file of places outside where it could be had.
    pub search: fn(&'static Dataset, Option<&str>) -> Option<Find>,
    /// The way on from a place that is on another map (`true`), or on none.
    pub way_on: fn(&'static Dataset, bool) -> AnyView,
    /// The title of what is shown: see [`state::title`].
    pub subject: fn(&Dataset, &ViewState, Option<&Plan>) -> Option<String>,
    /// What is said of a change.
    pub announcement: Announce,
}

/// Fetches them.
#[wasm_split(fiches, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn sheets() -> Result<Sheets, SplitLoaderError> {
    Ok(Sheets {
        details: READ_DETAILS,
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
        way_on: |dataset, elsewhere| match elsewhere {
            true => {
                let link = outward_to(dataset, ELSEWHERE).map(embedded);
                view! { <p>"Pour chercher un service là-bas\u{a0}: " {link} "."</p> }.into_any()
            }
            false => view! {
                <NothingThere icon=Icon::Search href="#carte" way="Chercher sur la carte" />
            }
            .into_any(),
        },
        subject,
        announcement: |dataset, before, after, answer| {
            let found = answer.map(|own| AnswerSummary {
                count: own.nearby.placed.len(),
                words: summary(&own.nearby, &own.asked(None)),
            });
            announcement(dataset, before, after, found.as_ref())
        },
    })
}

/// Where there is nothing to show: a large drawing, which words stand beside, and the way on.
#[component]
fn NothingThere(icon: Icon, href: &'static str, way: &'static str) -> impl IntoView {
    view! {
        <div class="rien">
            {embedded(icons::icon(icon))}
            <a href=href>{way}</a>
        </div>
    }
}

/// The name of a service, whose link opens its card and keeps all else that is shown, and what is known of
/// it. Where no heading says what it is (`alone`), its name does.
fn service_link(store: Store, service: &Service, alone: bool) -> [Embedded; 2] {
    let href = store.card_link(&service.id);
    facts::service_link(store.dataset, service, href, alone).map(embedded)
}

/// A key handler that leaves on Escape.
fn on_escape(leave: impl Fn()) -> impl Fn(KeyboardEvent) {
    move |event| {
        if event.key() == "Escape" {
            leave();
        }
    }
}
