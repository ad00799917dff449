//! « Et si ? »: a target, places by kind, and what becomes of the rates.

use leptos::prelude::*;

use super::super::common::DataTable;
use super::super::slot::rebuilt;
use super::levers::{Levers, suppose, supposed};
use super::minimal::Minimal;
use crate::store::{Derived, Store, Var, memo};
use analysis::simulation::money::{sentences, terms};
use analysis::simulation::outcome::{Simulation, simulate};
use analysis::simulation::report::{outcomes, summary};
use analysis::simulation::{LONGEST_NAME, Scenario, dates};
use analysis::statistics::coverage::threshold;
use analysis::wording::format::{percent, printed};
use model::{Role, TerritoryId};
use state::Intent;

/// The simulator.
#[component]
pub fn Simulate(store: Store) -> impl IntoView {
    let scenario = memo(move || supposed(store));
    let other = memo(move || store.state.with(|state| state.other_scenario.clone()));
    let open = memo(move || {
        store.state.with(|state| state.scenario.is_some() || state.other_scenario.is_some())
    });
    // The tables are made once somebody can see them.
    let unfolded = Var::new(false);
    let shown = memo(move || open.get() || unfolded.get());
    let simulation = memo(move || scenario.with(|scenario| simulate(store.dataset, scenario)));
    let words = move || simulation.with(|own| scenario.with(|scenario| summary(own, scenario)));
    let levers = move || view! { <Levers store=store scenario=scenario simulation=simulation /> };
    let outcome = move || view! { <WhatComesOfIt store=store scenario=scenario simulation=simulation other=other /> };
    view! {
        <details
            class="outil"
            data-outil="simuler"
            open=move || open.get()
            on:toggle=move |_| unfolded.set(true)
        >
            <summary>"Et si\u{202f}? Simuler des places en plus"</summary>
            <Aims store=store scenario=scenario />
            {rebuilt(move || shown.get().then(levers))}
            <p class="phrase" role="status" data-resume prop:textContent=words></p>
            // As long as nothing is supposed nothing comes of it: the minimal plan is where to start.
            {rebuilt(move || open.get().then(outcome))}
            <Minimal store=store scenario=scenario />
        </details>
    }
}

/// The outcome as a table and in money, what it is made of, and what is done with the scenario.
#[component]
fn WhatComesOfIt(
    store: Store,
    scenario: Derived<Scenario>,
    simulation: Derived<Simulation>,
    other: Derived<Option<Scenario>>,
) -> impl IntoView {
    let table = move || {
        let (scenario, other) = (scenario.get(), other.get());
        let grid = simulation
            .with(|simulation| outcomes(store.dataset, &scenario, simulation, other.as_ref()));
        view! { <DataTable grid=grid id="scenario" /> }
    };
    let money = move || {
        let told = simulation.with(|simulation| sentences(store.dataset, &simulation.money()));
        told.join(" ")
    };
    let aid = store.dataset.aid().and_then(terms);
    let set_aside = move |_| {
        let aside = scenario.get_untracked();
        store.dispatch(Intent::SetOtherScenario(Some(Box::new(aside))));
    };
    let aside = move || other.with(Option::is_some);
    let rename = move |event| suppose(store, |s| s.rename(&event_target_value(&event)));
    view! {
        {rebuilt(table)}
        <p data-aide prop:textContent=money></p>
        <p class="discret" data-dates>{dates(store.dataset)}</p>
        <p class="discret">
            "La carte montre le scénario quand elle affiche le taux de couverture. "
            {aid}
            " Le taux imprimé est arrondi : là où cela \
            change le résultat, les deux bornes sont données."
        </p>
        <div class="champs">
            <label>
                "Nom du scénario"
                <input type="text" maxlength=LONGEST_NAME.to_string() data-control="nom-scenario"
                    prop:value=move || scenario.with(|s| s.name().to_owned()) on:change=rename />
            </label>
        </div>
        <p class="emporter">
            <button type="button" data-control="garder-scenario" on:click=set_aside>
                "Garder pour comparer"
            </button>
            <button type="button" disabled=move || !aside() on:click=move |_| store.dispatch(Intent::SetOtherScenario(None))>
                "Ne plus comparer"
            </button>
            <button type="button" data-control="effacer-scenario" on:click=move |_| store.dispatch(Intent::SetScenario(None))>
                "Effacer le scénario"
            </button>
        </p>
    }
}

/// What there is to aim at.
#[component]
fn Aims(store: Store, scenario: Derived<Scenario>) -> impl IntoView {
    let coverage = store.dataset.in_role(Role::Coverage);
    let reference = |id: TerritoryId| Some(coverage?.latest(&id)?.value);
    let presets = [
        ("Seuil prioritaire", threshold(store.dataset)),
        ("Taux national", reference(TerritoryId::France)),
        ("Taux du département", reference(TerritoryId::Departement)),
    ];
    let preset = move |(words, value): (&'static str, Option<f64>)| {
        let value = value?;
        let pressed = move || if scenario.with(|s| s.target == value) { "true" } else { "false" };
        Some(view! {
            <button type="button" aria-pressed=pressed on:click=move |_| suppose(store, |s| s.target = value)>
                {format!("{words} ({})", percent(&printed(value)))}
            </button>
        })
    };
    view! {
        <div class="emporter" role="group" aria-label="Objectif">{presets.map(preset).collect_view()}</div>
    }
}
