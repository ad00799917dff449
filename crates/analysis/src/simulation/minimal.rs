//! The fewest places that lift each priority territory to a target, and the relais and LAEP
//! that the document's own ratios call for.

use super::money::{Money, help};
use super::outcome::constant;
use super::{Change, MICRO_CRECHE, Scenario};
use crate::statistics::coverage::{Interval, coverage, threshold};
use model::{Dataset, Date, Service, ServiceNeed, Siren};

/// What one priority territory lacks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lack {
    /// Siren of the EPCI under the threshold.
    pub siren: Siren,
    /// Its printed rate, in percent.
    pub rate: f64,
    /// Whole places missing: fewest and most, as the rounding of the rate leaves open.
    pub places: Interval,
    /// Micro-crèches of ten places that hold the most.
    pub micro_creches: u32,
    /// The help for the most places; `None` where the data gives none.
    pub money: Option<Money>,
}

/// What all priority territories lack.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Each, in the dataset's order.
    pub lacks: Vec<Lack>,
    /// Sum of the missing places of all territories.
    pub places: Interval,
    /// How many micro-crèches that takes, rounded up in each territory.
    pub micro_creches: u32,
    /// The help for the most places.
    pub money: Option<Money>,
}

/// In which places a plan is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// As few places as will do.
    Places,
    /// Rounded up to whole micro-crèches.
    MicroCreches,
}

/// The fewest places that lift every territory under the document's threshold to `target`
/// percent.
#[must_use]
pub fn plan(dataset: &Dataset, target: f64) -> Plan {
    let priority = threshold(dataset);
    let lack = |epci: &model::Territory| {
        let printed = coverage(dataset, &epci.id)?;
        if printed.rate >= priority? {
            return None;
        }
        let places = printed.missing(target);
        let siren = epci.siren()?;
        Some(Lack {
            siren,
            rate: printed.rate,
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
    /// The help that each territory gets.
    #[must_use]
    pub fn money_parts(&self) -> Vec<(Siren, Money)> {
        self.lacks.iter().filter_map(|lack| Some((lack.siren, lack.money?))).collect()
    }

    /// The scenario that carries the plan out.
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

/// How many services one of the document's ratios calls for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// What is divided: childminders, or children under six.
    pub base: f64,
    /// By how many for one service.
    pub per: f64,
    /// The number that the document prints as its target.
    pub printed: f64,
    /// How many are open, in the document's list.
    pub open: usize,
    /// When the base was counted.
    pub base_date: Date,
    /// For when the target is set.
    pub printed_date: Date,
}

impl Need {
    /// The quotient, unrounded.
    #[must_use]
    pub fn quotient(self) -> f64 {
        self.base / self.per
    }

    /// Whole services that the ratio calls for, if no one is to be left over.
    #[must_use]
    pub fn rounded_up(self) -> f64 {
        self.quotient().ceil()
    }
}

/// What each ratio of the document calls for, beside the ratio.
pub fn needs(dataset: &Dataset) -> impl Iterator<Item = (&ServiceNeed, Need)> {
    let need = |own| Some((own, need(dataset, own)?));
    dataset.catalogue.needs.iter().filter_map(need)
}

fn need(dataset: &Dataset, own: &ServiceNeed) -> Option<Need> {
    let [base, per, target] = [&own.base, &own.per, &own.target].map(|id| constant(dataset, id));
    let (base, target) = (base?, target?);
    let open = |service: &&Service| service.category == own.category && service.is_open();
    Some(Need {
        base: base.value,
        per: per.map(|per| per.value).filter(|per| *per > 0.0)?,
        printed: target.value,
        base_date: base.date,
        printed_date: target.date,
        open: dataset.services.iter().filter(open).count(),
    })
}
