//! The choice of the indicator and of its classes.

use leptos::prelude::*;

use super::super::common::DataTable;
use super::super::slot::rebuilt;
use crate::store::{Store, Var, memo};
use analysis::statistics::catalogue::{catalogue, default_classes_text};
use analysis::statistics::classes::{CLASS_COUNTS, Classification, Method};
use state::Intent;

/// Initial number of classes of a method.
const DEFAULT_COUNT: usize = 5;

/// The searchable list of indicators and the choice of classes.
#[component]
pub fn Indicators(store: Store) -> impl IntoView {
    let query = Var::new(String::new());
    // Made when first unfolded: it is the longest list of the page.
    let unfolded = Var::new(false);
    let table = move || {
        let grid = catalogue(store.dataset, &query.get());
        if grid.rows.is_empty() {
            let none = "Aucun indicateur ne contient ces mots. Essayez un mot plus court.";
            return view! { <p class="vide" role="status">{none}</p> }.into_any();
        }
        view! { <DataTable grid=grid id="indicateurs" /> }.into_any()
    };
    view! {
        <details class="outil" data-outil="indicateurs" on:toggle=move |_| unfolded.set(true)>
            <summary>"Trouver un indicateur, régler les classes"</summary>
            <ClassChoice store=store />
            <div class="champs">
                <label>
                    "Chercher un indicateur"
                    <input type="search" data-control="chercher-indicateur" on:input=move |event| query.set(event_target_value(&event)) />
                </label>
            </div>
            {rebuilt(move || unfolded.get().then(table))}
        </details>
    }
}

#[component]
fn ClassChoice(store: Store) -> impl IntoView {
    let current = memo(move || store.state.with(|state| state.classification));
    let choose = move |event| {
        let method = event_target_value(&event);
        let method = Method::ALL.into_iter().find(|m| m.code() == method);
        let count = current.get_untracked().map_or(DEFAULT_COUNT, |choice| choice.count);
        store.dispatch(Intent::SetClassification(
            method.map(|method| Classification { method, count }),
        ));
    };
    let choose_count = move |event| {
        if let (Some(choice), Ok(count)) =
            (current.get_untracked(), event_target_value(&event).parse())
        {
            store.dispatch(Intent::SetClassification(Some(Classification { count, ..choice })));
        }
    };
    let methods = Method::ALL.map(|method| {
        let selected = move || current.get().is_some_and(|choice| choice.method == method);
        view! { <option value=method.code() prop:selected=selected>{method.name()}</option> }
    });
    let counts = CLASS_COUNTS.map(|count| {
        let selected = move || current.get().map_or(DEFAULT_COUNT, |choice| choice.count) == count;
        view! { <option value=count prop:selected=selected>{count}</option> }
    });
    let meaning = move || match current.get() {
        Some(choice) => choice.method.description().to_owned(),
        None => default_classes_text(store.dataset),
    };
    view! {
        <div class="champs">
            <label>
                "Classes de la carte"
                <select data-control="methode" on:change=choose>
                    <option value="" prop:selected=move || current.get().is_none()>"Habituelles"</option>
                    {methods}
                </select>
            </label>
            <label>
                "Nombre de classes"
                <select data-control="nombre-classes" disabled=move || current.get().is_none() on:change=choose_count>
                    {counts.collect_view()}
                </select>
            </label>
        </div>
        <p class="discret" prop:textContent=meaning></p>
    }
}
