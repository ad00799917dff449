//! The fewest new places that raise each priority territory to a target, and the relais and LAEP required by the
//! document's ratios.

use super::money::{Money, aid_for_places};
use super::outcome::constant_figure;
use super::{Adjustment, MICRO_CRECHE_PLACES, Scenario};
use crate::statistics::coverage::{Interval, coverage, threshold};
use model::{Dataset, PartialDate, Service, ServiceRatio, Siren};

/// The places that one priority territory lacks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shortfall {
    /// Siren of the EPCI under the threshold.
    pub siren: Siren,
    /// Its coverage rate as printed, in percent.
    pub rate: f64,
    /// Missing places, whole: the fewest and the most, since the rate is rounded.
    pub places: Interval,
    /// Micro-crèches of ten places needed for the upper bound of `places`.
    pub micro_creches: u32,
    /// Aid for the most places; `None` if the data give none.
    pub money: Option<Money>,
}

/// The places that all priority territories lack.
#[derive(Clone, Debug, PartialEq)]
pub struct MinimalPlan {
    /// Each priority territory, in the dataset's order.
    pub shortfalls: Vec<Shortfall>,
    /// Missing places of all territories.
    pub places: Interval,
    /// Micro-crèches needed, rounded up in each territory.
    pub micro_creches: u32,
    /// Aid for the most places; `None` if the data give none.
    pub money: Option<Money>,
}

/// The unit in which places are created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanUnit {
    /// Single places.
    Places,
    /// Micro-crèches of ten places.
    MicroCreches,
}

/// The fewest new places that raise every territory under the document's threshold to `target` percent.
#[must_use]
pub fn minimal_plan(dataset: &Dataset, target: f64) -> MinimalPlan {
    let priority = threshold(dataset);
    let shortfall_of = |epci: &model::Territory| {
        let coverage = coverage(dataset, &epci.id)?;
        if coverage.rate >= priority? {
            return None;
        }
        let places = coverage.missing_places(target);
        let siren = epci.siren()?;
        Some(Shortfall {
            siren,
            rate: coverage.rate,
            places,
            micro_creches: (places.high / f64::from(MICRO_CRECHE_PLACES)).ceil() as u32,
            money: aid_for_places(dataset, siren, places.high),
        })
    };
    let shortfalls: Vec<Shortfall> = dataset.epci().filter_map(shortfall_of).collect();
    let places = Interval {
        low: shortfalls.iter().map(|s| s.places.low).sum(),
        high: shortfalls.iter().map(|s| s.places.high).sum(),
    };
    MinimalPlan {
        micro_creches: shortfalls.iter().map(|s| s.micro_creches).sum(),
        money: shortfalls.iter().map(|s| s.money).reduce(|a, b| Some(a?.plus(b?))).flatten(),
        places,
        shortfalls,
    }
}

impl MinimalPlan {
    /// The aid for each territory.
    #[must_use]
    pub fn money_by_epci(&self) -> Vec<(Siren, Money)> {
        self.shortfalls.iter().filter_map(|s| Some((s.siren, s.money?))).collect()
    }

    /// The scenario that creates these places.
    #[must_use]
    pub fn scenario(&self, target: f64, unit: PlanUnit) -> Scenario {
        let mut scenario = Scenario::with_target(target);
        for shortfall in self.shortfalls.iter().filter(|shortfall| shortfall.places.high > 0.0) {
            let adjustment = match unit {
                PlanUnit::Places => {
                    Adjustment { places: shortfall.places.high as u32, ..Adjustment::default() }
                }
                PlanUnit::MicroCreches => {
                    Adjustment { micro_creches: shortfall.micro_creches, ..Adjustment::default() }
                }
            };
            scenario.set_adjustment(shortfall.siren, adjustment);
        }
        scenario
    }
}

/// The number of services required by one of the document's ratios.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RequiredServices {
    /// The number to be divided: childminders, or children under six.
    pub base: f64,
    /// How many of `base` one service is for.
    pub base_per_service: f64,
    /// The number of services that the document prints as its target.
    pub printed_target: f64,
    /// The number of open services in the document's list.
    pub open_count: usize,
    /// The date of `base`.
    pub base_date: PartialDate,
    /// The date of the document's target.
    pub target_date: PartialDate,
}

impl RequiredServices {
    /// The unrounded quotient.
    #[must_use]
    pub fn quotient(self) -> f64 {
        self.base / self.base_per_service
    }

    /// The number of services required: the quotient rounded up.
    #[must_use]
    pub fn required_count(self) -> f64 {
        self.quotient().ceil()
    }
}

/// The services required by each of the document's ratios.
pub fn required_services(
    dataset: &Dataset,
) -> impl Iterator<Item = (&ServiceRatio, RequiredServices)> {
    let ratio_and_required = |ratio| Some((ratio, services_for_ratio(dataset, ratio)?));
    dataset.catalogue.needs.iter().filter_map(ratio_and_required)
}

fn services_for_ratio(dataset: &Dataset, ratio: &ServiceRatio) -> Option<RequiredServices> {
    let [base, per, target] =
        [&ratio.base, &ratio.per, &ratio.target].map(|id| constant_figure(dataset, id));
    let (base, target) = (base?, target?);
    let is_counted = |service: &&Service| service.category == ratio.category && service.is_open();
    Some(RequiredServices {
        base: base.value,
        base_per_service: per.map(|per| per.value).filter(|per| *per > 0.0)?,
        printed_target: target.value,
        base_date: base.date,
        target_date: target.date,
        open_count: dataset.services.iter().filter(is_counted).count(),
    })
}
