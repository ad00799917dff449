//! Compares up to three territories.

use leptos::prelude::*;

use super::super::common::DataTable;
use super::super::slot::rebuilt;
use super::picker::Picker;
use crate::store::{Store, memo};
use analysis::statistics::territory_comparison::{comparison_table, without_figures};
use model::{Siren, TerritoryId};
use state::{Intent, MAX_COMPARED};

/// The choice of territories and the comparison.
#[component]
pub fn Compare(store: Store) -> impl IntoView {
    let compared = memo(move || store.state.with(|state| state.compared.clone()));
    let open = memo(move || compared.with(|sirens| !sirens.is_empty()));
    let chips = move || {
        let chip = |siren: Siren| {
            let epci = store.dataset.territory(&TerritoryId::Epci(siren))?;
            let name = epci.name.as_str();
            Some(view! {
                <li>
                    <button
                        type="button"
                        aria-label=format!("Retirer {name} de la comparaison")
                        on:click=move |_| store.dispatch(Intent::ToggleCompared(siren))
                    >
                        {name} " ✕"
                    </button>
                </li>
            })
        };
        compared.get().into_iter().filter_map(chip).collect_view()
    };
    let table = move || {
        let has_any = compared.with(|sirens| !sirens.is_empty());
        let grid = has_any.then(|| compared.with(|sirens| comparison_table(store.dataset, sirens)));
        let unknown = compared.with(|s| without_figures(store.dataset, s).filter(|_| has_any));
        let unknown = unknown.map(|words| view! { <p class="discret">{words}</p> });
        grid.map(|grid| view! { <DataTable grid=grid id="comparaison" /> {unknown} })
    };
    view! {
        <details class="outil" data-outil="comparer" open=move || open.get()>
            <summary>"Comparer des territoires"</summary>
            <p class="discret">"Jusqu’à trois, côte à côte. L’adresse de la page garde la comparaison."</p>
            <ul class="jetons">{rebuilt(chips)}</ul>
            <Picker
                store=store
                label="Ajouter un territoire"
                control="comparer"
                chosen=compared
                max_choices=MAX_COMPARED
                add=|store, siren| store.dispatch(Intent::ToggleCompared(siren))
            />
            {rebuilt(table)}
        </details>
    }
}
