//! The published files, fetched when a view first needs them, and the day they are read at.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::super::slot::rebuilt;
use crate::store::{PlanStore, Store, effect};
use analysis::plan::refusal::Refusal;
use model::Day;
use state::plan::{Document, PlanEvent, Remote};

/// The day that the plan is read at: the one that the URL names, else today; and why the one named is not
/// taken. It is no later than today, as what will be done is not known.
pub fn reference(store: Store, document: &Document) -> (Day, Option<Refusal>) {
    let bounds = PlanStore::of(store).bounds(document);
    let today = bounds.today.max(document.governance.start);
    match store.view.with(|state| state.plan.reference) {
        None => (today, None),
        Some(named) => match bounds.reference(&named.iso()) {
            Ok(day) => (day, None),
            Err(refusal) => (today, Some(refusal)),
        },
    }
}

/// A section that shows `view` once its files are there.
#[component]
pub fn Fetched<V: IntoView + 'static>(
    store: Store,
    /// Names the section in the page.
    id: &'static str,
    title: &'static str,
    view: fn(Store, &'static Document) -> V,
) -> impl IntoView {
    let plan = PlanStore::of(store);
    effect(move || plan.dispatch(PlanEvent::Shown));
    let body = move || match plan.documents() {
        Remote::Loaded(document) => EitherOf3::A(view(store, document)),
        Remote::Loading => EitherOf3::B(view! { <p role="status">"Chargement du plan…"</p> }),
        Remote::Failed => EitherOf3::C(view! {
            <p role="status">"Le plan n’a pas pu être chargé. Vérifiez votre connexion."</p>
            <button type="button" on:click=move |_| plan.dispatch(PlanEvent::Shown)>"Recommencer"</button>
        }),
    };
    let heading = format!("{id}-titre");
    let labelled = heading.clone();
    view! {
        <section class="plan" id=id tabindex="-1" aria-labelledby=labelled>
            <h2 id=heading>{title}</h2>
            {rebuilt(body)}
        </section>
    }
}
