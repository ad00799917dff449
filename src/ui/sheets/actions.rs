//! What can be done about a service: each result and each card ends in it.

use leptos::prelude::*;

use super::super::outward;
use super::super::slot::embedded;
use super::shortlist::Keep;
use super::take_away::dispatch;
use crate::store::{Store, Var};
use analysis::nearby::actions;
use analysis::wording::naming::title;
use model::{Commune, NamedCommune, Service, Territory};
use state::answer_tools::{AnswerTools, AnswerToolsEvent};

/// The row below a service; `site` is the commune of the site that is meant. `whole` where there is room for
/// all of it.
#[component]
pub fn Actions(
    store: Store,
    service: &'static Service,
    site: Option<&'static Commune>,
    whole: bool,
) -> impl IntoView {
    let own = actions::Actions::about(store.dataset, service, site);
    let keep = view! { <Keep store=store service=service /> }.into_any();
    view! {
        {row(&own, title(service), whole, Some(keep))}
        {own.town_hall.as_ref().filter(|_| whole).map(about_town_hall)}
    }
}

/// The row below a service on the list, which ends in `last`.
pub fn actions_on_list(store: Store, service: &'static Service, last: AnyView) -> AnyView {
    let site = service.communes.first().and_then(|insee| store.dataset.commune(*insee));
    let own = actions::Actions::about(store.dataset, service, site);
    row(&own, title(service), false, Some(last))
}

/// The row that ends the panel of an intercommunalité.
#[component]
pub fn TerritoryActions(store: Store, territory: &'static Territory) -> impl IntoView {
    row(
        &actions::Actions::in_territory(store.dataset, territory),
        territory.name.clone(),
        true,
        None,
    )
}

/// The links and what follows them in one row, and what to do on the site that one of them opens.
fn row(own: &actions::Actions, about: String, whole: bool, more: Option<AnyView>) -> AnyView {
    let state = Var::new(AnswerTools::default());
    let look_up = move |words| dispatch(state, AnswerToolsEvent::LookUp(words));
    let links = outward::actions(own, whole, look_up).into_iter().map(embedded).collect_view();
    view! {
        <div class="gestes" role="group" aria-label=format!("Que faire\u{a0}: {about}")>{links} {more}</div>
        <p class="discret" role="status" prop:textContent=move || state.with(AnswerTools::look_up_message)></p>
    }
    .into_any()
}

/// The town hall of where a family lives: whom to ask when nothing else answers.
#[component]
pub fn OwnTownHall(store: Store, home: NamedCommune<'static>) -> impl IntoView {
    let town_hall = Some(actions::town_hall(store.dataset, home.seat)?);
    let own = actions::Actions { look_up: None, town_hall, destination: None };
    Some(view! {
        <div data-mairie>
            {row(&own, "votre mairie".to_owned(), true, None)}
            {own.town_hall.as_ref().map(about_town_hall)}
        </div>
    })
}

/// For whom a town hall answers, when it opens, and who says so.
fn about_town_hall(own: &actions::CurrentTownHall) -> impl IntoView + use<> {
    let hours = actions::opening_hours(own.town_hall);
    let origin = actions::town_hall_origin(own.town_hall);
    view! { <p class="origine">{own.merged.clone()} " " {hours} " " {origin}</p> }
}
