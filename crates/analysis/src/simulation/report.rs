//! Tables and sentences about a scenario's result.

use super::Scenario;
use super::minimal_plan::{MinimalPlan, RequiredServices};
use super::money::{aid_cell, aid_cells, aid_header, aid_headers, missing_agreement_text};
use super::outcome::{Simulation, TerritoryOutcome, simulate};
use crate::grid::{Cell, Grid, Row};
use crate::statistics::chart::Chart;
use crate::statistics::coverage::Interval;
use crate::wording::format::{
    NBSP, counted, on_date, percent, points, rounded, some_of, unrounded,
};
use crate::wording::labels::class_range_text;
use crate::wording::sentence::territory_name;
use model::{Dataset, Role, ServiceRatio, Siren, TerritoryId};

/// A row for each intercommunalité that the scenario changes, then one for all together; with `other`, a column
/// for the rates of that scenario.
#[must_use]
pub fn outcomes_table(
    dataset: &Dataset,
    scenario: &Scenario,
    simulation: &Simulation,
    other: Option<&Scenario>,
) -> Grid {
    let other_simulation = other.map(|other| simulate(dataset, other));
    let is_listed = |siren: &Siren| {
        let is_changed =
            |scenario: &Scenario| scenario.adjustments().iter().any(|(s, _)| s == siren);
        is_changed(scenario) || other.is_some_and(is_changed)
    };
    let listed = simulation.territories.iter().filter(|(siren, _)| is_listed(siren));
    let mut rows: Vec<Row> = listed
        .filter_map(|(siren, outcome)| {
            let territory = dataset.territory(&TerritoryId::Epci(*siren))?;
            let other_outcome = other_simulation.as_ref().map(|o| o.outcome(*siren).copied());
            let name =
                Cell::text(territory_name(dataset, territory)).with_link(format!("?epci={siren}"));
            let reason = missing_agreement_text(dataset, *siren);
            Some(outcome_row(dataset, name, outcome, other_outcome, scenario.target, &reason))
        })
        .collect();
    if let Some(total) = &simulation.total {
        let name = Cell::text(format!("Les {} intercommunalités", dataset.epci().count()))
            .with_note("somme, jamais moyenne");
        let other_outcome = other_simulation.as_ref().map(|other| other.total);
        rows.push(outcome_row(dataset, name, total, other_outcome, scenario.target, ""));
    }
    let mut column_headers: Vec<String> =
        ["Territoire", "Taux imprimé (%)", "Places en plus", "Enfants", "Nouveau taux (%)", "Rang"]
            .map(str::to_owned)
            .to_vec();
    column_headers.push(format!("Manque pour {}", percent(&unrounded(scenario.target))));
    column_headers.extend(aid_headers(dataset));
    if let Some(other) = other {
        let name = name_or(other, "autre scénario");
        column_headers.push(format!("Taux (%), {name}"));
        column_headers.push(format!("{}, {name}", aid_header(dataset)));
    }
    Grid {
        caption: format!("Résultat{NBSP}: {}", name_or(scenario, "scénario sans nom")),
        column_headers,
        rows,
    }
}

fn outcome_row(
    dataset: &Dataset,
    row_header: Cell,
    outcome: &TerritoryOutcome,
    other_outcome: Option<Option<TerritoryOutcome>>,
    target: f64,
    reason: &str,
) -> Row {
    let change = outcome.rate.middle() - outcome.rate_before.middle();
    let class = class_label(dataset, outcome.rate.middle()).unwrap_or_default();
    let (before, after) = outcome.ranks;
    let rank = match before {
        0 => Cell::text("–"),
        _ if before == after => Cell::number(after as f64, after.to_string()),
        _ => Cell::number(after as f64, after.to_string()).with_note(format!("était {before}")),
    };
    let remark = if outcome.rate.low >= target { "objectif atteint" } else { "" };
    let mut cells = vec![
        Cell::number(outcome.rate_before.middle(), rate_number(outcome.rate_before)),
        Cell::number(outcome.added_places, unrounded(outcome.added_places)),
        Cell::number(outcome.children, unrounded(outcome.children)),
        Cell::number(outcome.rate.middle(), rate_number(outcome.rate))
            .with_note(format!("{}, {class}", points(change, 2))),
        rank,
        Cell::number(outcome.missing_places.high, places_text(outcome.missing_places))
            .with_note(remark),
    ];
    cells.extend(aid_cells(outcome.money, reason));
    if let Some(other_outcome) = other_outcome {
        cells.push(match other_outcome {
            Some(other) => {
                let gap = outcome.rate.middle() - other.rate.middle();
                Cell::number(other.rate.middle(), rate_number(other.rate))
                    .with_note(format!("le premier{NBSP}: {}", points(gap, 2)))
            }
            None => Cell::text("non calculable"),
        });
        cells.push(aid_cell(other_outcome.and_then(|other| other.money)));
    }
    Row { row_header, cells }
}

/// The minimal scenario, territory by territory, then the sums.
#[must_use]
pub fn plan_table(dataset: &Dataset, plan: &MinimalPlan, target: f64) -> Grid {
    let mut rows: Vec<Row> = plan
        .shortfalls
        .iter()
        .filter_map(|shortfall| {
            let territory = dataset.territory(&TerritoryId::Epci(shortfall.siren))?;
            let micro_creches = shortfall.micro_creches;
            let reason = missing_agreement_text(dataset, shortfall.siren);
            Some(Row {
                row_header: Cell::text(territory_name(dataset, territory))
                    .with_link(format!("?epci={}", shortfall.siren)),
                cells: vec![
                    Cell::number(shortfall.rate, rounded(shortfall.rate, 2)),
                    Cell::number(shortfall.places.high, places_text(shortfall.places)),
                    Cell::number(f64::from(micro_creches), micro_creches.to_string()),
                ]
                .into_iter()
                .chain(aid_cells(shortfall.money, &reason))
                .collect(),
            })
        })
        .collect();
    rows.push(Row {
        row_header: Cell::text("Ensemble"),
        cells: vec![
            Cell::text("–"),
            Cell::number(plan.places.high, places_text(plan.places)),
            Cell::number(f64::from(plan.micro_creches), plan.micro_creches.to_string()),
        ]
        .into_iter()
        .chain(aid_cells(plan.money, ""))
        .collect(),
    });
    let headers = ["Territoire", "Taux imprimé (%)", "Places", "ou micro-crèches de 10"];
    let headers = headers.map(str::to_owned).into_iter().chain(aid_headers(dataset));
    Grid {
        caption: format!(
            "Le moins de places pour que chaque territoire prioritaire atteigne {}",
            percent(&unrounded(target))
        ),
        column_headers: headers.collect(),
        rows,
    }
}

/// A sentence on what a ratio of the document requires, compared with the document's own target.
#[must_use]
pub fn required_services_text(
    dataset: &Dataset,
    (ratio, need): (&ServiceRatio, RequiredServices),
) -> String {
    let words = &dataset.document.words;
    let ServiceRatio { service, base_words: base, .. } = ratio;
    let rounding = if need.required_count() == need.printed_target {
        String::new()
    } else {
        format!(
            " Arrondi au-dessus, ce serait {}{NBSP}; {} retient {}.",
            unrounded(need.required_count()),
            words.subject,
            unrounded(need.printed_target)
        )
    };
    format!(
        "{service}{NBSP}: {} {base} ({}) ÷ {} = {}.{rounding} Cible imprimée, {}{NBSP}: {}{NBSP}; ouverts \
         dans la liste {}{NBSP}: {}{NBSP}; il en manque donc {} selon la cible imprimée.",
        unrounded(need.base),
        on_date(need.base_date),
        unrounded(need.base_per_service),
        rounded(need.quotient(), 2),
        on_date(need.target_date),
        unrounded(need.printed_target),
        words.genitive,
        need.open_count,
        unrounded((need.printed_target - need.open_count as f64).max(0.0))
    )
}

/// The scenario's name in quotation marks, or `fallback` if it has none.
#[must_use]
pub fn name_or(scenario: &Scenario, fallback: &str) -> String {
    match scenario.name() {
        "" => fallback.to_owned(),
        name => format!("«{NBSP}{name}{NBSP}»"),
    }
}

/// A rate in French: « 60,05 % », or « 60,04 à 60,06 % » if rounding leaves a visible interval.
#[must_use]
pub fn rate_text(interval: Interval) -> String {
    percent(&rate_number(interval))
}

/// [`rate_text`] without the percent sign.
#[must_use]
pub fn rate_number(interval: Interval) -> String {
    let (low, high) = (rounded(interval.low, 2), rounded(interval.high, 2));
    if low == high { low } else { format!("{low} à {high}") }
}

fn places_text(interval: Interval) -> String {
    let (low, high) = (rounded(interval.low, 0), rounded(interval.high, 0));
    match (low == high, interval.high > 0.0) {
        (_, false) => "aucune".to_owned(),
        (true, _) => low,
        (false, _) => format!("{low} à {high}"),
    }
}

fn class_label(dataset: &Dataset, value: f64) -> Option<String> {
    let rate = dataset.indicator_for(Role::Coverage)?;
    match Chart::for_indicator(dataset, rate) {
        Chart::Choropleth(classes) => {
            Some(class_range_text(&classes, classes.class_of(value), &rate.unit))
        }
        Chart::Circles { .. } => None,
    }
}

/// The result of the scenario in one sentence.
#[must_use]
pub fn summary(simulation: &Simulation, scenario: &Scenario) -> String {
    let count_reached = |rate_of: fn(&TerritoryOutcome) -> Interval| {
        let reaches = |(_, o): &&(Siren, TerritoryOutcome)| rate_of(o).low >= scenario.target;
        simulation.territories.iter().filter(reaches).count()
    };
    let all = simulation.territories.len();
    let added = simulation.total.map_or(0.0, |total| total.added_places);
    let count = some_of(
        count_reached(|o| o.rate),
        all,
        "intercommunalités",
        ["n’atteint", "atteint", "atteignent"],
    );
    format!(
        "Avec {} en plus, {count} {} (aujourd’hui{NBSP}: {}).",
        counted(added as usize, "place"),
        percent(&unrounded(scenario.target)),
        count_reached(|o| o.rate_before)
    )
}
