//! Small pieces shared by the panel, the cards and the territories' pages: figures with their
//! sources, contradictions, services.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::opener;
use crate::store::{Store, effect};
use analysis::nearby::directory::whereabouts;
use analysis::wording::dated::{date_of, when};
use analysis::wording::format::{counted, typeset};
use analysis::wording::labels::{eaje_kind, statement};
use analysis::wording::naming::title;
use analysis::wording::sentence::on;
use analysis::wording::sheet::{Fact, origin};
use model::{Anomaly, Dataset, Service};
use state::link::of_service;

/// What is known of a service, in one line, and when: « micro-crèche, 10 places, Nogent, fin 2015 ».
#[must_use]
pub fn service_line(dataset: &Dataset, service: &Service) -> String {
    let count = |n: Option<u32>, noun: &str| n.map(|n| counted(n as usize, noun));
    let date = when(date_of(dataset, service));
    let parts = [
        (!service.is_open()).then(|| "en projet".to_owned()),
        service.eaje_kind.map(|kind| eaje_kind(kind).to_owned()),
        count(service.places, "place"),
        count(service.actions, "action"),
        Some(whereabouts(dataset, service)),
        Some(date),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Who runs a service, where the document says so.
#[must_use]
pub fn manager(service: &Service) -> Option<String> {
    service.manager.as_ref().map(|name| format!("Géré par\u{a0}: {name}."))
}

/// Where the document speaks of a service, and when what it says was true.
#[must_use]
pub fn service_origin(dataset: &Dataset, service: &Service) -> String {
    let place = origin(&service.source.section, service.source.lines);
    format!("{place} (situation {})", on(date_of(dataset, service)))
}

/// Once what `is_open` tells of is open no more, however it was closed, reading goes on where it was
/// asked for; `sheet` is its id.
pub fn go_back_once_closed(
    store: Store,
    sheet: &'static str,
    is_open: impl Fn() -> bool + 'static,
) {
    let mut was_open = false;
    effect(move || {
        let open = is_open();
        if was_open && !open {
            let answers = store.answer.with_untracked(Option::is_some);
            opener::give_back(sheet, if answers { "reponse" } else { "tableau" });
        }
        was_open = open;
    });
}

/// A key handler that leaves on Escape.
pub fn on_escape(leave: impl Fn()) -> impl Fn(KeyboardEvent) {
    move |event| {
        if event.key() == "Escape" {
            leave();
        }
    }
}

/// The name of a service, which opens its card (see `browser::history::on_follow`), and what
/// is known of it.
#[component]
pub fn ServiceLink(
    dataset: &'static Dataset,
    service: &'static Service,
    /// The way to the map's page.
    #[prop(optional)]
    root: &'static str,
    /// Where the program shows it: the link then keeps all else that is shown.
    #[prop(optional)]
    store: Option<Store>,
    /// Where no heading says what it is: its name then does.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    let href = match store {
        Some(store) => store.view.with_untracked(|state| of_service(state, &service.id)),
        None => format!("{root}?structure={}", service.id),
    };
    let name = if alone { title(service) } else { service.name.clone() };
    view! {
        <a href=href>{name}</a>
        <span class="discret">{format!(", {}", service_line(dataset, service))}</span>
    }
}

/// Figures, each with where it comes from.
#[component]
pub fn Facts(facts: Vec<Fact>) -> impl IntoView {
    let fact = |fact: Fact| {
        view! {
            <div>
                <dt>{fact.label}</dt>
                <dd>
                    <strong>{fact.value}</strong>
                    <span class="origine">{fact.origin}</span>
                </dd>
            </div>
        }
    };
    view! { <dl class="faits">{facts.into_iter().map(fact).collect_view()}</dl> }
}

/// What the document contradicts.
#[component]
pub fn Contradictions(anomalies: Vec<&'static Anomaly>) -> impl IntoView {
    let anomaly = |anomaly: &'static Anomaly| {
        view! {
            <div class="anomalie">
                <p><strong>{typeset(&anomaly.subject)}</strong></p>
                <p>
                    "Imprimé\u{a0}: " {statement(&anomaly.printed)} ". Lu ailleurs ou calculé\u{a0}: " {statement(&anomaly.computed)} ". "
                    {typeset(&anomaly.explanation)}
                </p>
                <p class="origine">{origin(&anomaly.source.section, anomaly.source.lines)}</p>
            </div>
        }
    };
    anomalies.into_iter().map(anomaly).collect_view()
}
