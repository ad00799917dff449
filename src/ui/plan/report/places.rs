//! The territories in which the plan acts.

use leptos::prelude::*;

use super::super::super::slot::rebuilt;
use super::super::context::PlanContext;
use super::super::mini_map::MiniMap;
use crate::store::memo;
use analysis::plan::scope::{TerritoryActions, territories_by_actions};
use analysis::wording::format::NBSP;

/// The list and the map of the territories in which the plan acts.
#[component]
pub fn PlanTerritories(context: PlanContext) -> impl IntoView {
    let PlanContext { store, document, tracking, .. } = context;
    let dataset = store.dataset;
    let groups =
        memo(move || tracking.with(|t| territories_by_actions(&document.plan, dataset, t)));
    let marked = Signal::derive(move || {
        let sirens = |all: &Vec<TerritoryActions<'_>>| {
            all.iter().flat_map(|g| &g.epci).filter_map(|epci| epci.siren()).collect::<Vec<_>>()
        };
        groups.with(sirens)
    });
    let label = Signal::derive(move || {
        groups.with(|all| {
            let names: Vec<String> = all.iter().map(TerritoryActions::names).collect();
            format!("Territoires concernés par une action{NBSP}: {}.", names.join(", "))
        })
    });
    let items = move || {
        groups.with(|all| {
            all.iter().map(|group| view! { <li>{group.words()}"."</li> }).collect_view()
        })
    };
    let source_note = format!(
        "Saisis, ou dits «{NBSP}prioritaires{NBSP}» par {}\u{202f}{}",
        dataset.document.words.subject, "; numéros des actions."
    );
    view! {
        <section>
            <h4>"Territoires concernés"</h4>
            <p class="discret">{source_note}</p>
            <div class="concernes">
                <MiniMap store=store marked=marked label=label />
                <ul>{rebuilt(items)}</ul>
            </div>
        </section>
    }
}
