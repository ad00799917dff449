//! The fewest new places that raise each priority territory to a target, and the relais and LAEP required by the
//! document's ratios.

use super::money::{Money, help};
use super::outcome::constant;
use super::{Change, MICRO_CRECHE, Scenario};
use crate::statistics::coverage::{Interval, coverage, threshold};
use model::{Dataset, Date, Service, ServiceNeed, Siren};

/// The places that one priority territory lacks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lack {
    /// Siren of the EPCI under the threshold.
    pub siren: Siren,
    /// Its coverage rate as printed, in percent.
    pub rate: f64,
    /// Missing places, whole: the fewest and the most, since the rate is rounded.
    pub places: Interval,
    /// Micro-crèches of ten places that provide the most.
    pub micro_creches: u32,
    /// Aid for the most places; `None` if the data give none.
    pub money: Option<Money>,
}

/// The places that all priority territories lack.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Each priority territory, in the dataset's order.
    pub lacks: Vec<Lack>,
    /// Missing places of all territories.
    pub places: Interval,
    /// Micro-crèches needed, rounded up in each territory.
    pub micro_creches: u32,
    /// Aid for the most places; `None` if the data give none.
    pub money: Option<Money>,
}

/// The unit in which places are created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Single places.
    Places,
    /// Micro-crèches of ten places.
    MicroCreches,
}

/// The fewest new places that raise every territory under the document's threshold to `target` percent.
#[must_use]
pub fn plan(dataset: &Dataset, target: f64) -> Plan {
    let priority = threshold(dataset);
    let lack = |epci: &model::Territory| {
        let coverage = coverage(dataset, &epci.id)?;
        if coverage.rate >= priority? {
            return None;
        }
        let places = coverage.missing(target);
        let siren = epci.siren()?;
        Some(Lack {
            siren,
            rate: coverage.rate,
            places,
            micro_creches: (places.high / f64::from(MICRO_CRECHE)).ceil() as u32,
            money: help(dataset, siren, places.high),
        })
    };
    let lacks: Vec<Lack> = dataset.epci().filter_map(lack).collect();
    let places = Interval {
        low: lacks.iter().map(|l| l.places.low).sum(),
        high: lacks.iter().map(|l| l.places.high).sum(),
    };
    Plan {
        micro_creches: lacks.iter().map(|l| l.micro_creches).sum(),
        money: lacks.iter().map(|lack| lack.money).reduce(|a, b| Some(a?.plus(b?))).flatten(),
        places,
        lacks,
    }
}

impl Plan {
    /// The aid for each territory.
    #[must_use]
    pub fn money_parts(&self) -> Vec<(Siren, Money)> {
        self.lacks.iter().filter_map(|lack| Some((lack.siren, lack.money?))).collect()
    }

    /// The scenario that creates these places.
    #[must_use]
    pub fn scenario(&self, target: f64, unit: Unit) -> Scenario {
        let mut scenario = Scenario::aiming_at(target);
        for lack in self.lacks.iter().filter(|lack| lack.places.high > 0.0) {
            let change = match unit {
                Unit::Places => Change { places: lack.places.high as u32, ..Change::default() },
                Unit::MicroCreches => {
                    Change { micro_creches: lack.micro_creches, ..Change::default() }
                }
            };
            scenario.set(lack.siren, change);
        }
        scenario
    }
}

/// The number of services required by one of the document's ratios.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// The number that is divided: childminders, or children under six.
    pub base: f64,
    /// How many of them one service is for.
    pub per: f64,
    /// The number of services that the document prints as its target.
    pub printed: f64,
    /// The number of open services in the document's list.
    pub open: usize,
    /// The date of `base`.
    pub base_date: Date,
    /// The date of the document's target.
    pub printed_date: Date,
}

impl Need {
    /// The unrounded quotient.
    #[must_use]
    pub fn quotient(self) -> f64 {
        self.base / self.per
    }

    /// The required services, rounded up so that everybody is served.
    #[must_use]
    pub fn rounded_up(self) -> f64 {
        self.quotient().ceil()
    }
}

/// The result of each of the document's ratios.
pub fn needs(dataset: &Dataset) -> impl Iterator<Item = (&ServiceNeed, Need)> {
    let need = |ratio| Some((ratio, need(dataset, ratio)?));
    dataset.catalogue.needs.iter().filter_map(need)
}

fn need(dataset: &Dataset, ratio: &ServiceNeed) -> Option<Need> {
    let [base, per, target] =
        [&ratio.base, &ratio.per, &ratio.target].map(|id| constant(dataset, id));
    let (base, target) = (base?, target?);
    let open = |service: &&Service| service.category == ratio.category && service.is_open();
    Some(Need {
        base: base.value,
        per: per.map(|per| per.value).filter(|per| *per > 0.0)?,
        printed: target.value,
        base_date: base.date,
        printed_date: target.date,
        open: dataset.services.iter().filter(open).count(),
    })
}
