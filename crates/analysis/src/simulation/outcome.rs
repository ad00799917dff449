//! Computes the effect of a scenario on the coverage rates.

use super::Scenario;
use super::money::{Money, aid_for_places};
use crate::statistics::coverage::{
    Coverage, Interval, combined_rate, coverage, missing_places, rate_of_places, total_places,
};
use model::{Dataset, Figure, IndicatorId, Role, Siren, Territory, TerritoryId};

/// The effect on one intercommunalité, or on all together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TerritoryOutcome {
    /// Rate before, in percent. For an intercommunalité it is the printed rate, with both ends equal.
    pub rate_before: Interval,
    /// Rate after, in percent; an interval, since the printed rate is rounded.
    pub rate: Interval,
    /// Children under three in the scenario.
    pub children: f64,
    /// Places added by the scenario, including those of childminders.
    pub added_places: f64,
    /// Whole places still missing for the target.
    pub missing_places: Interval,
    /// Aid for the added crèche places; `None` if the data give none.
    pub money: Option<Money>,
    /// Rank before and after among the territories with a rate, by the middle of the interval; 0 for all
    /// together.
    pub ranks: (usize, usize),
}

/// The result of a scenario: each territory before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// The intercommunalités with a rate, in the dataset's order.
    pub territories: Vec<(Siren, TerritoryOutcome)>,
    /// All of them together, as a ratio of sums; `None` without any.
    pub total: Option<TerritoryOutcome>,
}

impl Simulation {
    /// The aid for each intercommunalité.
    #[must_use]
    pub fn money_by_epci(&self) -> Vec<(Siren, Money)> {
        self.territories
            .iter()
            .filter_map(|(siren, outcome)| Some((*siren, outcome.money?)))
            .collect()
    }

    /// The effect on one intercommunalité; `None` if it has no rate.
    #[must_use]
    pub fn outcome(&self, siren: Siren) -> Option<&TerritoryOutcome> {
        self.territories.iter().find(|(s, _)| *s == siren).map(|(_, outcome)| outcome)
    }
}

/// A figure given only for the département or for France.
#[must_use]
pub fn constant_figure<'a>(dataset: &'a Dataset, indicator: &IndicatorId) -> Option<&'a Figure> {
    let indicator = dataset.indicator(indicator.as_str())?;
    let figure = indicator.latest_figure(&TerritoryId::Departement);
    figure.or_else(|| indicator.latest_figure(&TerritoryId::France))
}

/// Whether the data needed are present: coverage rates and numbers of children.
#[must_use]
pub fn is_possible(dataset: &Dataset) -> bool {
    [Role::Coverage, Role::Children].iter().all(|role| dataset.indicator_for(*role).is_some())
}

/// Applies a scenario to the printed rates and numbers of children; territories that lack either are left out.
#[must_use]
pub fn simulate(dataset: &Dataset, scenario: &Scenario) -> Simulation {
    let mut territories: Vec<(Siren, TerritoryOutcome)> =
        dataset.epci().filter_map(|epci| territory_outcome(dataset, epci, scenario)).collect();
    let rates: Vec<(f64, f64)> =
        territories.iter().map(|(_, o)| (o.rate_before.middle(), o.rate.middle())).collect();
    for (_, outcome) in &mut territories {
        let (before, after) = (outcome.rate_before.middle(), outcome.rate.middle());
        let rank_where = |condition: &dyn Fn(&(f64, f64)) -> bool| {
            rates.iter().filter(|r| condition(r)).count() + 1
        };
        outcome.ranks = (rank_where(&|r| r.0 > before), rank_where(&|r| r.1 > after));
    }
    let total = total_outcome(dataset, scenario, &territories);
    Simulation { territories, total }
}

fn territory_outcome(
    dataset: &Dataset,
    epci: &Territory,
    scenario: &Scenario,
) -> Option<(Siren, TerritoryOutcome)> {
    let siren = epci.siren()?;
    let coverage = coverage(dataset, &epci.id)?;
    let adjustment = scenario.adjustment(siren);
    let rate_before = Interval { low: coverage.rate, high: coverage.rate };
    let children = (coverage.children + f64::from(adjustment.children)).max(0.0);
    let added_places = f64::from(
        adjustment.creche_places() + adjustment.childminders * scenario.places_per_childminder,
    );
    let unchanged = added_places == 0.0 && adjustment.children == 0;
    let (rate, missing_places) = if unchanged {
        (rate_before, coverage.missing_places(scenario.target))
    } else {
        rate_and_missing_after(coverage, added_places, children, scenario.target)?
    };
    let money = aid_for_places(dataset, siren, f64::from(adjustment.creche_places()));
    let outcome = TerritoryOutcome {
        rate_before,
        rate,
        children,
        added_places,
        missing_places,
        money,
        ranks: (0, 0),
    };
    Some((siren, outcome))
}

/// Rate and missing places; `None` if no children are left.
fn rate_and_missing_after(
    coverage: Coverage,
    added: f64,
    children: f64,
    target: f64,
) -> Option<(Interval, Interval)> {
    let places = coverage.implied_places().shifted_by(added);
    Some((rate_of_places(places, children)?, missing_places(places, children, target)))
}

fn total_outcome(
    dataset: &Dataset,
    scenario: &Scenario,
    territories: &[(Siren, TerritoryOutcome)],
) -> Option<TerritoryOutcome> {
    let coverages: Vec<Coverage> =
        territories.iter().filter_map(|(s, _)| coverage(dataset, &TerritoryId::Epci(*s))).collect();
    let sum = |value_of: &dyn Fn(&TerritoryOutcome) -> f64| {
        territories.iter().map(|(_, o)| value_of(o)).sum::<f64>()
    };
    let added_places = sum(&|o| o.added_places);
    let places = total_places(&coverages).shifted_by(added_places);
    let children = sum(&|o| o.children);
    Some(TerritoryOutcome {
        rate_before: combined_rate(&coverages)?,
        rate: rate_of_places(places, children)?,
        children,
        added_places,
        missing_places: missing_places(places, children, scenario.target),
        money: territories.iter().map(|(_, o)| o.money).reduce(|a, b| Some(a?.plus(b?))).flatten(),
        ranks: (0, 0),
    })
}
