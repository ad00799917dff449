//! The minimal plan: the fewest places that lift every priority territory to the target, and the Ram and Laep
//! that the document's ratios require.

use leptos::prelude::*;

use super::super::common::DataTable;
use super::super::slot::rebuilt;
use crate::store::{Derived, Store, memo};
use analysis::simulation::Scenario;
use analysis::simulation::minimal::{PlanUnit, needs, plan};
use analysis::simulation::money::sentences;
use analysis::simulation::report::{of_need, of_plan};
use state::Intent;

/// The minimal plan for the scenario's target.
#[component]
pub fn MinimalPlan(store: Store, scenario: Derived<Scenario>) -> impl IntoView {
    let target = memo(move || scenario.with(|s| s.target));
    let minimal_plan = memo(move || plan(store.dataset, target.get()));
    let table = move || {
        let grid = minimal_plan.with(|plan| of_plan(store.dataset, plan, target.get()));
        view! { <DataTable grid=grid id="plan-minimal" /> }
    };
    let money =
        move || minimal_plan.with(|plan| sentences(store.dataset, &plan.money_parts()).join(" "));
    let simulate = move |unit: PlanUnit, name: &'static str| {
        move |_| {
            let target = target.get_untracked();
            let mut scenario = plan(store.dataset, target).scenario(target, unit);
            scenario.rename(name);
            store.dispatch(Intent::SetScenario(Some(Box::new(scenario))));
        }
    };
    let needs = needs(store.dataset)
        .map(|need| view! { <p>{of_need(store.dataset, need)}</p> })
        .collect_view();
    view! {
        <h3>"Plan minimal"</h3>
        {rebuilt(table)}
        <p data-aide-minimale prop:textContent=money></p>
        <p class="emporter">
            <button type="button" data-control="plan-places" on:click=simulate(PlanUnit::Places, "Plan minimal, en places")>
                "Simuler ce plan, en places"
            </button>
            <button type="button" data-control="plan-micro" on:click=simulate(PlanUnit::MicroCreches, "Plan minimal, en micro-crèches")>
                "Simuler ce plan, en micro-crèches"
            </button>
        </p>
        {needs}
    }
}
