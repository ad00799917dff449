//! The inputs of a scenario as one table: the target and the assumption, then the levers of each changed
//! territory, with values before and after.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::super::slot::rebuilt;
use super::number_row::{NumberRow, RefusedInputs, number_row};
use super::picker::Picker;
use crate::store::{Derived, Store, Var, memo};
use analysis::simulation::number_input::{parse_count, parse_target};
use analysis::simulation::outcome::Simulation;
use analysis::simulation::report::rate_number;
use analysis::simulation::scenario_input::ScenarioInput;
use analysis::simulation::{Adjustment, MAX_ADJUSTMENT, Scenario};
use analysis::statistics::coverage::threshold;
use analysis::wording::format::{rounded, unrounded};
use model::{Siren, TerritoryId};
use state::Intent;

/// Shown in cells without a value.
const NO_VALUE: &str = "–";

/// The scenario, or the initial one: nothing changed, with the document's threshold as target.
pub fn scenario_or_default(store: Store) -> Scenario {
    let scenario = store.state.with(|state| state.scenario.clone());
    scenario.unwrap_or_else(|| Scenario::with_target(threshold(store.dataset).unwrap_or(100.0)))
}

/// Edits a copy of the scenario and dispatches it.
pub fn edit_scenario(store: Store, edit: impl FnOnce(&mut Scenario)) {
    let mut scenario = untrack(|| scenario_or_default(store));
    edit(&mut scenario);
    store.dispatch(Intent::SetScenario(Some(Box::new(scenario))));
}

/// The table, and the choice of one more territory.
#[component]
pub fn Levers(
    store: Store,
    scenario: Derived<Scenario>,
    simulation: Derived<Simulation>,
) -> impl IntoView {
    let changed_sirens = memo(move || -> Vec<Siren> {
        scenario.with(|s| s.adjustments().iter().map(|(siren, _)| *siren).collect())
    });
    let refused = Var::new(BTreeMap::new());
    view! {
        <table class="leviers" data-table="leviers">
            <caption>"Ce que vous supposez"</caption>
            <thead>
                <tr>{["Levier", "Avant", "Supposé", "Après"].map(|words| view! { <th scope="col">{words}</th> })}</tr>
            </thead>
            <tbody>{target_row(store, scenario, refused)} {childminder_row(store, scenario, refused)}</tbody>
            {rebuilt(move || {
                let section = |siren| territory_rows(store, scenario, simulation, siren, refused);
                changed_sirens.get().into_iter().map(section).collect_view()
            })}
        </table>
        <Picker
            store=store
            label="Changer un territoire"
            control="simuler"
            chosen=changed_sirens
            max_choices=usize::MAX
            add=|store, siren| edit_scenario(store, |s| s.set_adjustment(siren, Adjustment::default()))
        />
    }
}

/// The row of the target rate.
fn target_row(store: Store, scenario: Derived<Scenario>, refused: RefusedInputs) -> AnyView {
    number_row(NumberRow {
        label: "Objectif, en %",
        id: "champ-cible".to_owned(),
        control: Some("cible"),
        field: None,
        before: threshold(store.dataset).map_or_else(|| NO_VALUE.to_owned(), unrounded),
        value: Box::new(move || {
            let target = scenario.with(|s| s.target);
            if target.fract() == 0.0 { unrounded(target) } else { rounded(target, 2) }
        }),
        after: Box::new(|| NO_VALUE.to_owned()),
        apply: Arc::new(move |text| {
            let value = parse_target(text)?;
            edit_scenario(store, |s| s.target = value);
            Ok(())
        }),
        refused,
    })
}

/// The row of the number of places per childminder.
fn childminder_row(store: Store, scenario: Derived<Scenario>, refused: RefusedInputs) -> AnyView {
    number_row(NumberRow {
        label: "Places par assistante maternelle (notre hypothèse)",
        id: "champ-assmat".to_owned(),
        control: Some("assmat"),
        field: None,
        before: NO_VALUE.to_owned(),
        value: Box::new(move || scenario.with(|s| s.places_per_childminder.to_string())),
        after: Box::new(|| NO_VALUE.to_owned()),
        apply: Arc::new(move |text| {
            let places = parse_count(text, 1..=4)?;
            edit_scenario(store, |s| s.places_per_childminder = places.unsigned_abs());
            Ok(())
        }),
        refused,
    })
}

/// The rows of a territory: its name, its levers, its rate.
fn territory_rows(
    store: Store,
    scenario: Derived<Scenario>,
    simulation: Derived<Simulation>,
    siren: Siren,
    refused: RefusedInputs,
) -> AnyView {
    let name = store.dataset.territory(&TerritoryId::Epci(siren)).map(|t| t.name.as_str());
    let before = simulation
        .with_untracked(|all| all.outcome(siren).map(|outcome| rate_number(outcome.rate_before)));
    let after = move || simulation.with(|all| all.outcome(siren).map(|o| rate_number(o.rate)));
    let remove = move |_| {
        refused.update(|all| {
            for lever in ScenarioInput::ALL {
                all.remove(&field_id(siren, lever));
            }
        });
        edit_scenario(store, |s| s.remove(siren));
    };
    view! {
        <tbody data-changement=siren.to_string()>
            <tr class="groupe">
                <th scope="rowgroup" colspan="3" translate="no">{name}</th>
                <td>
                    <button type="button" class="sobre" aria-label=name.map(|name| format!("Retirer {name}"))
                        on:click=remove>"Retirer"</button>
                </td>
            </tr>
            {ScenarioInput::ALL.map(|lever| lever_row(store, scenario, (siren, lever), refused))}
            <tr class="resultat">
                <th scope="row">"Taux de couverture, en %"</th>
                <td>{before}</td>
                <td>"→"</td>
                <td prop:textContent=after></td>
            </tr>
        </tbody>
    }
    .into_any()
}

/// Id of a territory's field for `lever`.
fn field_id(siren: Siren, lever: ScenarioInput) -> String {
    format!("champ-{}-{siren}", lever.code())
}

fn lever_row(
    store: Store,
    scenario: Derived<Scenario>,
    (siren, lever): (Siren, ScenarioInput),
    refused: RefusedInputs,
) -> AnyView {
    let before = lever.current_value(store.dataset, siren);
    let assumed = move || lever.value_in(scenario.with(|s| s.adjustment(siren)));
    let max = i32::try_from(MAX_ADJUSTMENT).unwrap_or(i32::MAX);
    let min = if lever == ScenarioInput::Children { -max } else { 0 };
    let display = |value: Option<f64>| value.map_or_else(|| NO_VALUE.to_owned(), unrounded);
    number_row(NumberRow {
        label: lever.label(),
        id: field_id(siren, lever),
        control: None,
        field: Some(lever.code()),
        before: display(before),
        value: Box::new(move || assumed().to_string()),
        after: Box::new(move || display(before.map(|b| (b + f64::from(assumed())).max(0.0)))),
        apply: Arc::new(move |text| {
            let number = parse_count(text, min..=max)?;
            edit_scenario(store, |scenario| {
                let mut change = scenario.adjustment(siren);
                lever.set_in(&mut change, number);
                scenario.set_adjustment(siren, change);
            });
            Ok(())
        }),
        refused,
    })
}
