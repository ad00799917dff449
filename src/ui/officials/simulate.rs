//! « Et si ? »: target rate, places by kind, and the resulting rates.

use leptos::prelude::*;

use super::super::common::DataTable;
use super::super::slot::rebuilt;
use super::minimal::MinimalPlan;
use super::scenario_rows::{Levers, edit_scenario, scenario_or_default};
use crate::store::{Derived, Store, Var, memo};
use analysis::simulation::money::{aid_sentences, terms_text};
use analysis::simulation::outcome::{Simulation, simulate};
use analysis::simulation::report::{outcomes_table, summary};
use analysis::simulation::{MAX_NAME_CHARS, Scenario, scenario_dates};
use analysis::statistics::coverage::threshold;
use analysis::wording::format::{percent, unrounded};
use model::{Role, TerritoryId};
use state::Intent;

#[component]
pub fn Simulate(store: Store) -> impl IntoView {
    let scenario = memo(move || scenario_or_default(store));
    let other = memo(move || store.state.with(|state| state.other_scenario.clone()));
    let open =
        memo(move || store.state.with(|s| s.scenario.is_some() || s.other_scenario.is_some()));
    // Tables are made when first unfolded.
    let unfolded = Var::new(false);
    let expanded = memo(move || open.get() || unfolded.get());
    let simulation = memo(move || scenario.with(|scenario| simulate(store.dataset, scenario)));
    let summary_text = move || simulation.with(|s| scenario.with(|input| summary(s, input)));
    let levers = move || view! { <Levers store=store scenario=scenario simulation=simulation /> };
    let outcome = move || view! { <ScenarioOutcome store=store scenario=scenario simulation=simulation other=other /> };
    view! {
        <details
            class="outil"
            data-outil="simuler"
            open=move || open.get()
            on:toggle=move |_| unfolded.set(true)
        >
            <summary>"Et si\u{202f}? Simuler des places en plus"</summary>
            <TargetPresets store=store scenario=scenario />
            {rebuilt(move || expanded.get().then(levers))}
            <p class="phrase" role="status" data-resume prop:textContent=summary_text></p>
            // Without a scenario there is no outcome: the minimal plan is where to start.
            {rebuilt(move || open.get().then(outcome))}
            <MinimalPlan store=store scenario=scenario />
        </details>
    }
}

/// The outcome as a table and in money, its basis, and buttons to keep, compare or erase the scenario.
#[component]
fn ScenarioOutcome(
    store: Store,
    scenario: Derived<Scenario>,
    simulation: Derived<Simulation>,
    other: Derived<Option<Scenario>>,
) -> impl IntoView {
    let table = move || {
        let (scenario, other) = (scenario.get(), other.get());
        let grid = simulation.with(|s| outcomes_table(store.dataset, &scenario, s, other.as_ref()));
        view! { <DataTable grid=grid id="scenario" /> }
    };
    let money = move || {
        let parts = simulation.with(|s| aid_sentences(store.dataset, &s.money_by_epci()));
        parts.join(" ")
    };
    let aid = store.dataset.aid().and_then(terms_text);
    let set_aside = move |_| {
        let kept = scenario.get_untracked();
        store.dispatch(Intent::SetOtherScenario(Some(Box::new(kept))));
    };
    let has_other = move || other.with(Option::is_some);
    let rename = move |event| edit_scenario(store, |s| s.rename(&event_target_value(&event)));
    view! {
        {rebuilt(table)}
        <p data-aide prop:textContent=money></p>
        <p class="discret" data-dates>{scenario_dates(store.dataset)}</p>
        <p class="discret">
            "La carte montre le scénario quand elle affiche le taux de couverture. "
            {aid}
            " Le taux imprimé est arrondi : là où cela \
            change le résultat, les deux bornes sont données."
        </p>
        <div class="champs">
            <label>
                "Nom du scénario"
                <input type="text" maxlength=MAX_NAME_CHARS.to_string() data-control="nom-scenario"
                    prop:value=move || scenario.with(|s| s.name().to_owned()) on:change=rename />
            </label>
        </div>
        <p class="emporter">
            <button type="button" data-control="garder-scenario" on:click=set_aside>
                "Garder pour comparer"
            </button>
            <button type="button" disabled=move || !has_other() on:click=move |_| store.dispatch(Intent::SetOtherScenario(None))>
                "Ne plus comparer"
            </button>
            <button type="button" data-control="effacer-scenario" on:click=move |_| store.dispatch(Intent::SetScenario(None))>
                "Effacer le scénario"
            </button>
        </p>
    }
}

/// The targets to choose from.
#[component]
fn TargetPresets(store: Store, scenario: Derived<Scenario>) -> impl IntoView {
    let coverage = store.dataset.indicator_for(Role::Coverage);
    let reference = |id: TerritoryId| Some(coverage?.latest_figure(&id)?.value);
    let presets = [
        ("Seuil prioritaire", threshold(store.dataset)),
        ("Taux national", reference(TerritoryId::France)),
        ("Taux du département", reference(TerritoryId::Departement)),
    ];
    let preset = move |(words, value): (&'static str, Option<f64>)| {
        let value = value?;
        let pressed = move || if scenario.with(|s| s.target == value) { "true" } else { "false" };
        Some(view! {
            <button type="button" aria-pressed=pressed on:click=move |_| edit_scenario(store, |s| s.target = value)>
                {format!("{words} ({})", percent(&unrounded(value)))}
            </button>
        })
    };
    view! {
        <div class="emporter" role="group" aria-label="Objectif">{presets.map(preset).collect_view()}</div>
    }
}
