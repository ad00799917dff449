//! The card of an opened service, or the list of an opened group of pins.

use leptos::prelude::*;

use super::common::Chunk;
use super::element::{Node, later};
use super::facts::{ServiceLink, after_closing, manager, on_escape, service_line, service_origin};
use super::sheets::Sheets;
use crate::compute::directory::placement;
use crate::compute::format::counted;
use crate::compute::wording::{full_name, wording};
use crate::domain::Service;
use crate::state::{Intent, Store, memo};

/// The card; nothing until a pin or a name is chosen.
pub fn service_card(store: Store, sheets: Chunk<Sheets>) -> Node {
    let opened =
        memo(move || store.view.with(|state| (state.service.clone(), state.group.clone())));
    later(move || {
        let (service, group) = opened.get();
        let service = service.and_then(|id| store.dataset.service(&id));
        let group: Vec<&'static Service> =
            group.iter().filter_map(|id| store.dataset.service(id)).collect();
        let any = service.is_some() || !group.is_empty();
        if any { sheets.get().map(|sheets| (sheets.card)(store, service, group)) } else { None }
    })
}

/// The card of a service, or the list of a group.
#[component]
pub fn Card(
    store: Store,
    service: Option<&'static Service>,
    group: Vec<&'static Service>,
) -> impl IntoView {
    let close = move || {
        store.dispatch(Intent::OpenService(None));
        crate::browser::page::focus(after_closing(store));
    };
    let count = group.len();
    let members = group
        .into_iter()
        .map(|member| view! { <li><ServiceLink dataset=store.dataset service=member /></li> })
        .collect_view();
    view! {
        <section
            class="panneau"
            id="fiche-service"
            data-service-card
            tabindex="-1"
            aria-label="Service choisi"
            on:keydown=on_escape(close)
        >
            <button type="button" class="fermer" on:click=move |_| close()>"Fermer"</button>
            {service.map(|service| view! { <Details store=store service=service /> })}
            {(count > 0).then(|| view! { <h2>{format!("{} à cet endroit", counted(count, "service"))}</h2> })}
            <ul>{members}</ul>
        </section>
    }
}

#[component]
fn Details(store: Store, service: &'static Service) -> impl IntoView {
    let dataset = store.dataset;
    let place = placement(dataset, service).map_or_else(
        || "Sans repère sur la carte\u{a0}: le document ne donne pas la commune.".to_owned(),
        |place| format!("Sur la carte, {place}."),
    );
    view! {
        <h2>{service.name.clone()}</h2>
        <p><strong>{full_name(service.category)}</strong> ". " {wording(service.category).meaning}</p>
        <p>{service_line(dataset, service)} ". " {manager(service)}</p>
        <p>{place} " Le document ne donne ni adresse, ni téléphone, ni horaire."</p>
        <p class="origine">{service_origin(service)}</p>
    }
}
