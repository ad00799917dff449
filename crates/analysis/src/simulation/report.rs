//! Tables and sentences about a scenario's result.

use super::Scenario;
use super::minimal::{MinimalPlan, RequiredServices};
use super::money::{
    cell as money_cell, cells as money_cells, head as money_head, heads as money_heads,
    missing as agreement_missing,
};
use super::outcome::{Simulation, TerritoryOutcome, simulate};
use crate::grid::{Cell, Grid, Row};
use crate::statistics::chart::Chart;
use crate::statistics::coverage::Interval;
use crate::wording::format::on;
use crate::wording::format::{NBSP, counted, percent, points, printed, rounded, some_of};
use crate::wording::labels::class_limits;
use crate::wording::sentence::name_of;
use model::{Dataset, Role, ServiceRatio, Siren, TerritoryId};

/// A row for each intercommunalité that the scenario changes, then one for all together; with `other`, a column
/// for the rates of that scenario.
#[must_use]
pub fn outcomes(
    dataset: &Dataset,
    scenario: &Scenario,
    simulation: &Simulation,
    other: Option<&Scenario>,
) -> Grid {
    let other_simulation = other.map(|other| simulate(dataset, other));
    let is_listed = |siren: &Siren| {
        let is_changed = |scenario: &Scenario| scenario.changes().iter().any(|(s, _)| s == siren);
        is_changed(scenario) || other.is_some_and(is_changed)
    };
    let lines = simulation.territories.iter().filter(|(siren, _)| is_listed(siren));
    let mut lines: Vec<Row> = lines
        .filter_map(|(siren, outcome)| {
            let territory = dataset.territory(&TerritoryId::Epci(*siren))?;
            let other_outcome = other_simulation.as_ref().map(|other| other.of(*siren).copied());
            let name = Cell::words(name_of(dataset, territory)).with_link(format!("?epci={siren}"));
            let reason = agreement_missing(dataset, *siren);
            Some(line(dataset, name, outcome, other_outcome, scenario.target, &reason))
        })
        .collect();
    if let Some(total) = &simulation.whole {
        let name = Cell::words(format!("Les {} intercommunalités", dataset.epci().count()))
            .with_note("somme, jamais moyenne");
        let other_outcome = other_simulation.as_ref().map(|other| other.whole);
        lines.push(line(dataset, name, total, other_outcome, scenario.target, ""));
    }
    let mut heads: Vec<String> =
        ["Territoire", "Taux imprimé (%)", "Places en plus", "Enfants", "Nouveau taux (%)", "Rang"]
            .map(str::to_owned)
            .to_vec();
    heads.push(format!("Manque pour {}", percent(&printed(scenario.target))));
    heads.extend(money_heads(dataset));
    if let Some(other) = other {
        let name = name_or(other, "autre scénario");
        heads.push(format!("Taux (%), {name}"));
        heads.push(format!("{}, {name}", money_head(dataset)));
    }
    Grid {
        caption: format!("Résultat{NBSP}: {}", name_or(scenario, "scénario sans nom")),
        headers: heads,
        lines,
    }
}

fn line(
    dataset: &Dataset,
    head: Cell,
    outcome: &TerritoryOutcome,
    other_outcome: Option<Option<TerritoryOutcome>>,
    target: f64,
    reason: &str,
) -> Row {
    let change = outcome.rate.middle() - outcome.rate_before.middle();
    let class = class_of(dataset, outcome.rate.middle()).unwrap_or_default();
    let (before, after) = outcome.ranks;
    let rank = match before {
        0 => Cell::words("–"),
        _ if before == after => Cell::number(after as f64, after.to_string()),
        _ => Cell::number(after as f64, after.to_string()).with_note(format!("était {before}")),
    };
    let remark = if outcome.rate.low >= target { "objectif atteint" } else { "" };
    let mut cells = vec![
        Cell::number(outcome.rate_before.middle(), bare_rate(outcome.rate_before)),
        Cell::number(outcome.added_places, printed(outcome.added_places)),
        Cell::number(outcome.children, printed(outcome.children)),
        Cell::number(outcome.rate.middle(), bare_rate(outcome.rate))
            .with_note(format!("{}, {class}", points(change, 2))),
        rank,
        Cell::number(outcome.missing_places.high, places(outcome.missing_places)).with_note(remark),
    ];
    cells.extend(money_cells(outcome.money, reason));
    if let Some(other_outcome) = other_outcome {
        cells.push(match other_outcome {
            Some(other) => {
                let gap = outcome.rate.middle() - other.rate.middle();
                Cell::number(other.rate.middle(), bare_rate(other.rate))
                    .with_note(format!("le premier{NBSP}: {}", points(gap, 2)))
            }
            None => Cell::words("non calculable"),
        });
        cells.push(money_cell(other_outcome.and_then(|other| other.money)));
    }
    Row { head, cells }
}

/// The minimal scenario, territory by territory, then the sums.
#[must_use]
pub fn of_plan(dataset: &Dataset, plan: &MinimalPlan, target: f64) -> Grid {
    let mut lines: Vec<Row> = plan
        .lacks
        .iter()
        .filter_map(|lack| {
            let territory = dataset.territory(&TerritoryId::Epci(lack.siren))?;
            Some(Row {
                head: Cell::words(name_of(dataset, territory))
                    .with_link(format!("?epci={}", lack.siren)),
                cells: vec![
                    Cell::number(lack.rate, rounded(lack.rate, 2)),
                    Cell::number(lack.places.high, places(lack.places)),
                    Cell::number(f64::from(lack.micro_creches), lack.micro_creches.to_string()),
                ]
                .into_iter()
                .chain(money_cells(lack.money, &agreement_missing(dataset, lack.siren)))
                .collect(),
            })
        })
        .collect();
    lines.push(Row {
        head: Cell::words("Ensemble"),
        cells: vec![
            Cell::words("–"),
            Cell::number(plan.places.high, places(plan.places)),
            Cell::number(f64::from(plan.micro_creches), plan.micro_creches.to_string()),
        ]
        .into_iter()
        .chain(money_cells(plan.money, ""))
        .collect(),
    });
    let heads = ["Territoire", "Taux imprimé (%)", "Places", "ou micro-crèches de 10"];
    Grid {
        caption: format!(
            "Le moins de places pour que chaque territoire prioritaire atteigne {}",
            percent(&printed(target))
        ),
        headers: heads.map(str::to_owned).into_iter().chain(money_heads(dataset)).collect(),
        lines,
    }
}

/// A sentence on what a ratio of the document requires, compared with the document's own target.
#[must_use]
pub fn of_need(dataset: &Dataset, (ratio, need): (&ServiceRatio, RequiredServices)) -> String {
    let words = &dataset.document.words;
    let ServiceRatio { service, base_words: base, .. } = ratio;
    let rounding = if need.rounded_up() == need.printed {
        String::new()
    } else {
        format!(
            " Arrondi au-dessus, ce serait {}{NBSP}; {} retient {}.",
            printed(need.rounded_up()),
            words.subject,
            printed(need.printed)
        )
    };
    format!(
        "{service}{NBSP}: {} {base} ({}) ÷ {} = {}.{rounding} Cible imprimée, {}{NBSP}: {}{NBSP}; ouverts \
         dans la liste {}{NBSP}: {}{NBSP}; il en manque donc {} selon la cible imprimée.",
        printed(need.base),
        on(need.base_date),
        printed(need.per),
        rounded(need.quotient(), 2),
        on(need.printed_date),
        printed(need.printed),
        words.of,
        need.open,
        printed((need.printed - need.open as f64).max(0.0))
    )
}

/// The scenario's name in quotation marks, or `fallback` if it has none.
#[must_use]
pub fn name_or(scenario: &Scenario, otherwise: &str) -> String {
    match scenario.name() {
        "" => otherwise.to_owned(),
        name => format!("«{NBSP}{name}{NBSP}»"),
    }
}

/// A rate in French: « 60,05 % », or « 60,04 à 60,06 % » if rounding leaves a visible interval.
#[must_use]
pub fn rate(interval: Interval) -> String {
    percent(&bare_rate(interval))
}

/// [`rate_text`] without the percent sign.
#[must_use]
pub fn bare_rate(interval: Interval) -> String {
    let (low, high) = (rounded(interval.low, 2), rounded(interval.high, 2));
    if low == high { low } else { format!("{low} à {high}") }
}

fn places(interval: Interval) -> String {
    let (low, high) = (rounded(interval.low, 0), rounded(interval.high, 0));
    match (low == high, interval.high > 0.0) {
        (_, false) => "aucune".to_owned(),
        (true, _) => low,
        (false, _) => format!("{low} à {high}"),
    }
}

fn class_of(dataset: &Dataset, value: f64) -> Option<String> {
    let rate = dataset.in_role(Role::Coverage)?;
    match Chart::of(dataset, rate) {
        Chart::Choropleth(classes) => {
            Some(class_limits(&classes, classes.class_of(value), &rate.unit))
        }
        Chart::Circles { .. } => None,
    }
}

/// The result of the scenario in one sentence.
#[must_use]
pub fn summary(simulation: &Simulation, scenario: &Scenario) -> String {
    let count_reached = |pick: fn(&TerritoryOutcome) -> Interval| {
        let reaches = |(_, o): &&(Siren, TerritoryOutcome)| pick(o).low >= scenario.target;
        simulation.territories.iter().filter(reaches).count()
    };
    let all = simulation.territories.len();
    let added = simulation.whole.map_or(0.0, |total| total.added_places);
    let count = some_of(
        count_reached(|o| o.rate),
        all,
        "intercommunalités",
        ["n’atteint", "atteint", "atteignent"],
    );
    format!(
        "Avec {} en plus, {count} {} (aujourd’hui{NBSP}: {}).",
        counted(added as usize, "place"),
        percent(&printed(scenario.target)),
        count_reached(|o| o.rate_before)
    )
}
