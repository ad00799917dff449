//! Small pieces shared by the panel and the cards: sources, lists of services.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::compute::directory::whereabouts;
use crate::compute::format::NBSP;
use crate::compute::wording::eaje_kind;
use crate::domain::{Dataset, Service, ServiceStatus};
use crate::state::Store;

/// What is known of a service, in one line: « micro-crèche, 10 places, Nogent ».
#[must_use]
pub fn service_line(dataset: &Dataset, service: &Service) -> String {
    let count = |n: Option<u32>, noun: &str| {
        n.map(|n| format!("{n}{NBSP}{noun}{}", if n > 1 { "s" } else { "" }))
    };
    let parts = [
        (service.status == ServiceStatus::Planned).then(|| "en projet".to_owned()),
        service.eaje_kind.map(|kind| eaje_kind(kind).to_owned()),
        count(service.places, "place"),
        count(service.actions, "action"),
        Some(whereabouts(dataset, service)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
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
pub fn ServiceLink(dataset: &'static Dataset, service: &'static Service) -> impl IntoView {
    view! {
        <a href=format!("?structure={}", service.id)>{service.name.as_str()}</a>
        <span class="discret">{format!(", {}", service_line(dataset, service))}</span>
    }
}
