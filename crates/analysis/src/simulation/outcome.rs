//! What a scenario makes of the rates.

use super::Scenario;
use super::money::{Money, help};
use crate::statistics::coverage::{
    Coverage, Interval, all_places, combined, coverage, missing, rate_of,
};
use model::{Dataset, Figure, IndicatorId, Role, Siren, Territory, TerritoryId};

/// What becomes of one intercommunalité, or of all together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TerritoryOutcome {
    /// The rate before, in percent; as printed for an intercommunalité, so without width.
    pub before: Interval,
    /// The rate after, within what the rounding of the printed one leaves open.
    pub rate: Interval,
    /// Children under three once the scenario is played.
    pub children: f64,
    /// Places that the scenario adds, childminders' included.
    pub added: f64,
    /// Whole places still missing to reach the target.
    pub missing: Interval,
    /// The help for the places added in crèches; `None` where the data gives none.
    pub money: Option<Money>,
    /// The rank before and after among those with a rate, by the middle of the rate; 0 for all
    /// together.
    pub ranks: (usize, usize),
}

/// The département once a scenario is played: each territory before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// The intercommunalités that have a rate, in the dataset's order.
    pub territories: Vec<(Siren, TerritoryOutcome)>,
    /// All of them together: numerators and denominators summed.
    pub whole: Option<TerritoryOutcome>,
}

impl Simulation {
    /// The help that each intercommunalité gets.
    #[must_use]
    pub fn money(&self) -> Vec<(Siren, Money)> {
        self.territories.iter().filter_map(|(siren, own)| Some((*siren, own.money?))).collect()
    }

    /// The outcome of one intercommunalité.
    #[must_use]
    pub fn of(&self, siren: Siren) -> Option<&TerritoryOutcome> {
        self.territories.iter().find(|(s, _)| *s == siren).map(|(_, outcome)| outcome)
    }
}

/// A figure that the document gives once, for the département or for the whole country.
#[must_use]
pub fn constant<'a>(dataset: &'a Dataset, indicator: &IndicatorId) -> Option<&'a Figure> {
    let indicator = dataset.indicator(indicator.as_str())?;
    let figure = indicator.latest(&TerritoryId::Departement);
    figure.or_else(|| indicator.latest(&TerritoryId::France))
}

/// Whether a simulation has what it stands on: coverage rates, and the children that they are about.
#[must_use]
pub fn is_possible(dataset: &Dataset) -> bool {
    [Role::Coverage, Role::Children].iter().all(|role| dataset.in_role(*role).is_some())
}

/// Plays a scenario on the printed rates and numbers of children; territories without either are left out.
#[must_use]
pub fn simulate(dataset: &Dataset, scenario: &Scenario) -> Simulation {
    let mut territories: Vec<(Siren, TerritoryOutcome)> =
        dataset.epci().filter_map(|epci| territory(dataset, epci, scenario)).collect();
    let rates: Vec<(f64, f64)> =
        territories.iter().map(|(_, o)| (o.before.middle(), o.rate.middle())).collect();
    for (_, outcome) in &mut territories {
        let (before, after) = (outcome.before.middle(), outcome.rate.middle());
        let higher = |is: &dyn Fn(&(f64, f64)) -> bool| rates.iter().filter(|r| is(r)).count() + 1;
        outcome.ranks = (higher(&|r| r.0 > before), higher(&|r| r.1 > after));
    }
    let whole = whole(dataset, scenario, &territories);
    Simulation { territories, whole }
}

fn territory(
    dataset: &Dataset,
    epci: &Territory,
    scenario: &Scenario,
) -> Option<(Siren, TerritoryOutcome)> {
    let siren = epci.siren()?;
    let printed = coverage(dataset, &epci.id)?;
    let change = scenario.change(siren);
    let before = Interval { low: printed.rate, high: printed.rate };
    let children = (printed.children + f64::from(change.children)).max(0.0);
    let added = f64::from(change.collective() + change.childminders * scenario.per_childminder);
    let unchanged = added == 0.0 && change.children == 0;
    let (rate, missing) = if unchanged {
        (before, printed.missing(scenario.target))
    } else {
        after(printed, added, children, scenario.target)?
    };
    let money = help(dataset, siren, f64::from(change.collective()));
    Some((siren, TerritoryOutcome { before, rate, children, added, missing, money, ranks: (0, 0) }))
}

/// Rate and missing places; `None` when there is no child left to count places for.
fn after(
    printed: Coverage,
    added: f64,
    children: f64,
    target: f64,
) -> Option<(Interval, Interval)> {
    let places = printed.places().plus(added);
    Some((rate_of(places, children)?, missing(places, children, target)))
}

fn whole(
    dataset: &Dataset,
    scenario: &Scenario,
    territories: &[(Siren, TerritoryOutcome)],
) -> Option<TerritoryOutcome> {
    let printed: Vec<Coverage> = territories
        .iter()
        .filter_map(|(siren, _)| coverage(dataset, &TerritoryId::Epci(*siren)))
        .collect();
    let sum =
        |of: &dyn Fn(&TerritoryOutcome) -> f64| territories.iter().map(|(_, o)| of(o)).sum::<f64>();
    let added = sum(&|o| o.added);
    let places = all_places(&printed).plus(added);
    let children = sum(&|o| o.children);
    Some(TerritoryOutcome {
        before: combined(&printed)?,
        rate: rate_of(places, children)?,
        children,
        added,
        missing: missing(places, children, scenario.target),
        money: territories.iter().map(|(_, o)| o.money).reduce(|a, b| Some(a?.plus(b?))).flatten(),
        ranks: (0, 0),
    })
}
