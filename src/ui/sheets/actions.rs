//! What can be done about a service: each result and each card ends in it.

use leptos::prelude::*;

use super::super::outward;
use super::super::slot::embedded;
use super::shortlist::Keep;
use super::take_away::dispatch;
use crate::store::{Store, Var};
use analysis::nearby::actions;
use analysis::wording::naming::title;
use model::{Commune, NamedCommune, Service};
use state::pass_on::{PassOn, PassOnEvent};

/// The row below a service; `site` is the commune of the site that is meant. `whole` where there is room for
/// all of it.
#[component]
pub fn Actions(
    store: Store,
    service: &'static Service,
    site: Option<&'static Commune>,
    whole: bool,
) -> impl IntoView {
    let state = Var::new(PassOn::default());
    let own = actions::Actions::about(store.dataset, service, site);
    let links = outward::actions(&own, whole, move |words| {
        dispatch(state, PassOnEvent::LookUp(words));
    });
    view! {
        <div class="gestes" role="group" aria-label=format!("Que faire\u{a0}: {}", title(service))>
            {links.into_iter().map(embedded).collect_view()}
            <Keep store=store service=service />
        </div>
        <p class="discret" role="status" prop:textContent=move || state.with(PassOn::to_look_up)></p>
        {own.town_hall.filter(|_| whole).map(|(hall, _)| view! {
            <p class="origine">{actions::opening_hours(hall)} " " {actions::town_hall_origin(hall)}</p>
        })}
    }
}

/// The town hall of where a family lives: whom to ask when nothing else answers.
#[component]
pub fn OwnTownHall(store: Store, home: NamedCommune<'static>) -> impl IntoView {
    let town_hall = actions::town_hall(store.dataset, home.seat)?;
    let origin = actions::town_hall_origin(town_hall.0);
    let hours = actions::opening_hours(town_hall.0);
    let own = actions::Actions { look_up: None, town_hall: Some(town_hall), destination: None };
    let links = outward::actions(&own, true, |_| ());
    Some(view! {
        <div class="gestes" role="group" aria-label="Votre mairie" data-mairie>
            {links.into_iter().map(embedded).collect_view()}
        </div>
        <p class="origine">{hours} " " {origin}</p>
    })
}
