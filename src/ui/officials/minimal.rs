//! The minimal plan: the fewest places that lift every priority territory to the target, and the Ram and Laep
//! that the document's ratios require.

use leptos::prelude::*;

use super::super::common::DataTable;
use super::super::slot::rebuilt;
use crate::store::{Derived, Store, memo};
use analysis::simulation::Scenario;
use analysis::simulation::minimal_plan::{PlanUnit, minimal_plan, required_services};
use analysis::simulation::money::aid_sentences;
use analysis::simulation::report::{plan_table, required_services_text};
use state::Intent;

/// The minimal plan for the scenario's target.
#[component]
pub fn MinimalPlan(store: Store, scenario: Derived<Scenario>) -> impl IntoView {
    let target = memo(move || scenario.with(|s| s.target));
    let plan = memo(move || minimal_plan(store.dataset, target.get()));
    let table = move || {
        let grid = plan.with(|plan| plan_table(store.dataset, plan, target.get()));
        view! { <DataTable grid=grid id="plan-minimal" /> }
    };
    let money = move || plan.with(|p| aid_sentences(store.dataset, &p.money_by_epci()).join(" "));
    let simulate = move |unit: PlanUnit, name: &'static str| {
        move |_| {
            let target = target.get_untracked();
            let mut scenario = minimal_plan(store.dataset, target).scenario(target, unit);
            scenario.rename(name);
            store.dispatch(Intent::SetScenario(Some(Box::new(scenario))));
        }
    };
    let needs = required_services(store.dataset)
        .map(|need| view! { <p>{required_services_text(store.dataset, need)}</p> })
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
