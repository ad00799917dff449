//! Small pieces shared by the panel, the cards and the territories' pages: figures with their
//! sources, contradictions, services.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::compute::directory::whereabouts;
use crate::compute::format::{counted, typeset};
use crate::compute::sentence::on;
use crate::compute::sheet::{Fact, origin};
use crate::compute::wording::{eaje_kind, statement};
use crate::domain::{Anomaly, Dataset, Service, ServiceStatus};
use crate::state::Store;

/// What is known of a service, in one line: « micro-crèche, 10 places, Nogent ».
#[must_use]
pub fn service_line(dataset: &Dataset, service: &Service) -> String {
    let count = |n: Option<u32>, noun: &str| n.map(|n| counted(n as usize, noun));
    let parts = [
        (service.status == ServiceStatus::Planned).then(|| "en projet".to_owned()),
        service.eaje_kind.map(|kind| eaje_kind(kind).to_owned()),
        count(service.places, "place"),
        count(service.actions, "action"),
        Some(whereabouts(dataset, service)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Who runs a service, where the document says so.
#[must_use]
pub fn manager(service: &Service) -> Option<String> {
    service.manager.as_ref().map(|name| format!("Géré par\u{a0}: {name}."))
}

/// When what is said of a service was true, and where the document says it.
#[must_use]
pub fn service_origin(service: &Service) -> String {
    let date = service.date.map(|date| format!(" (situation {})", on(date))).unwrap_or_default();
    format!("{}{date}", origin(&service.source.section, service.source.lines))
}

/// Where reading goes on once a card or panel is closed.
#[must_use]
pub fn after_closing(store: Store) -> &'static str {
    if store.answer.with_untracked(Option::is_some) { "reponse" } else { "tableau" }
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
) -> impl IntoView {
    view! {
        <a href=format!("{root}?structure={}", service.id)>{service.name.as_str()}</a>
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
