//! The row of actions at the end of each result and each card.

use leptos::prelude::*;

use super::super::external_links;
use super::super::slot::embedded;
use super::answer_tools::dispatch;
use super::shortlist::AddToShortlistButton;
use crate::store::{Store, Var};
use analysis::nearby::contact_options;
use analysis::wording::naming::service_title;
use model::{Commune, NamedCommune, Service, Territory};
use state::answer_tools::{AnswerTools, AnswerToolsEvent};

/// The actions of a service; `site` is the commune of the site in question. `full` shows all of them.
#[component]
pub fn Actions(
    store: Store,
    service: &'static Service,
    site: Option<&'static Commune>,
    full: bool,
) -> impl IntoView {
    let actions = contact_options::ContactOptions::for_service(store.dataset, service, site);
    let keep_button = view! { <AddToShortlistButton store=store service=service /> }.into_any();
    view! {
        {action_row(&actions, service_title(service), full, Some(keep_button))}
        {actions.town_hall.as_ref().filter(|_| full).map(town_hall_details)}
    }
}

/// The row below a service on the list, which ends in `last`.
pub fn actions_on_list(store: Store, service: &'static Service, last: AnyView) -> AnyView {
    let site = service.communes.first().and_then(|insee| store.dataset.commune(*insee));
    let actions = contact_options::ContactOptions::for_service(store.dataset, service, site);
    action_row(&actions, service_title(service), false, Some(last))
}

/// The actions at the end of a territory's panel.
#[component]
pub fn TerritoryActions(store: Store, territory: &'static Territory) -> impl IntoView {
    action_row(
        &contact_options::ContactOptions::for_territory(store.dataset, territory),
        territory.name.clone(),
        true,
        None,
    )
}

/// The links and `last` in one row, with instructions for the site that one of them opens.
fn action_row(
    actions: &contact_options::ContactOptions,
    about: String,
    full: bool,
    last: Option<AnyView>,
) -> AnyView {
    let state = Var::new(AnswerTools::default());
    let look_up = move |words| dispatch(state, AnswerToolsEvent::LookUp(words));
    let links = external_links::contact_actions(actions, full, look_up)
        .into_iter()
        .map(embedded)
        .collect_view();
    view! {
        <div class="gestes" role="group" aria-label=format!("Que faire\u{a0}: {about}")>{links} {last}</div>
        <p class="discret" role="status" prop:textContent=move || state.with(AnswerTools::look_up_message)></p>
    }
    .into_any()
}

/// The town hall of the family's commune: whom to ask when nothing else answers.
#[component]
pub fn HomeTownHall(store: Store, home: NamedCommune<'static>) -> impl IntoView {
    let town_hall = Some(contact_options::town_hall(store.dataset, home.seat)?);
    let actions = contact_options::ContactOptions { look_up: None, town_hall, destination: None };
    Some(view! {
        <div data-mairie>
            {action_row(&actions, "votre mairie".to_owned(), true, None)}
            {actions.town_hall.as_ref().map(town_hall_details)}
        </div>
    })
}

/// The communes of a town hall, its opening hours, and the source.
fn town_hall_details(current: &contact_options::CurrentTownHall) -> impl IntoView + use<> {
    let hours = contact_options::opening_hours(current.town_hall);
    let origin = contact_options::town_hall_origin(current.town_hall);
    view! { <p class="origine">{current.merger_note.clone()} " " {hours} " " {origin}</p> }
}
