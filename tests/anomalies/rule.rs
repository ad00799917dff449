//! The relations between numbers of the document, and how each is computed.

use crate::check::{Check, Computed};
use crate::data::Data;
use crate::lookup::{DEPARTEMENT, MAIN_EPCI};

type Id = &'static str;

/// A relation between indicators, given by id. The first id is that of the printed number; `d` is the number of
/// decimals to round to.
#[derive(Debug)]
pub enum Rule {
    /// The territories add up to the whole, or to 100 % if no whole is printed.
    Territories { parts: Id, whole: Id, d: u8 },
    /// One indicator is the sum of several others.
    Addends { whole: Id, parts: &'static [Id] },
    /// The number of a group is the sum of its Epci.
    Group { group: Id, of: Id },
    /// A share is the territory's part divided by the département's whole.
    Share { share: Id, part: Id, whole: Id, d: u8 },
    /// The share of the four main Epci together.
    MainShare { share: Id, part: Id, d: u8 },
    /// Two shares have the same whole: the first follows from the second and from both parts.
    SameWhole { share: Id, part: Id, other_share: Id, other_part: Id, d: u8 },
    /// A change is the new level minus the old one.
    Change { change: Id, level: Id, d: u8 },
    /// A rate of change is the change divided by the old level (the new level minus the change).
    Rate { rate: Id, change: Option<Id>, level: Id, d: u8 },
    /// A quotient of two indicators.
    Ratio { ratio: Id, of: Id, per: Id, d: u8 },
    /// The least number of units such that none serves more than the norm.
    Needed { target: Id, of: Id, norm: Id },
    /// A number of children is the yearly births times this number of years.
    Cohorts { count: Id, births: Id, years: u8 },
    /// The rate of the whole is the average of the territories' rates weighted by their children, within the
    /// rounding of the printed rates.
    Weighted { rate: Id, weight: Id, d: u8 },
    /// At most the product of these.
    AtMost { count: Id, of: &'static [Id] },
}

impl Rule {
    /// All checks of this relation, one for each printed number.
    pub fn checks(&self, data: &Data) -> Vec<Check> {
        let number = |id| data.total(id);
        let departement_check = |id: Id, computed| check(data, id, DEPARTEMENT, computed);
        match *self {
            Self::Territories { parts, whole, d } => data
                .partitions(parts)
                .iter()
                .map(|territories| Check {
                    indicateur: parts.into(),
                    territoire: DEPARTEMENT.into(),
                    imprime: printed_whole(data, whole),
                    calcule: Computed::Exactly(data.sum(parts, territories), d),
                })
                .collect(),
            Self::Addends { whole: id, parts } => {
                vec![departement_check(
                    id,
                    Computed::Exactly(parts.iter().copied().map(number).sum(), 0),
                )]
            }
            Self::Group { group, of } => data
                .values(group)
                .iter()
                .map(|value| {
                    let members: Vec<_> = value.groupe.iter().map(String::as_str).collect();
                    let sum = data.sum(of, &members);
                    check(data, group, &value.territoire, Computed::Exactly(sum, 0))
                })
                .collect(),
            Self::Share { share, part, whole, d } => data
                .values(share)
                .iter()
                .filter_map(|value| {
                    let part = data.number(part, &value.territoire)?;
                    let computed = Computed::Exactly(100.0 * part / data.total(whole), d);
                    Some(check(data, share, &value.territoire, computed))
                })
                .collect(),
            Self::MainShare { share, part, d } => {
                let computed = 100.0 * data.sum(part, &MAIN_EPCI) / data.total(part);
                vec![departement_check(share, Computed::Exactly(computed, d))]
            }
            Self::SameWhole { share, part, other_share, other_part, d } => {
                let computed = number(other_share) * number(part) / number(other_part);
                vec![departement_check(share, Computed::Exactly(computed, d))]
            }
            Self::Change { change, level, d } => {
                let old = old_level(data, change, level).expect("an old level");
                vec![departement_check(change, Computed::Exactly(number(level) - old, d))]
            }
            Self::Rate { rate, change, level, d } => {
                let new = number(level);
                let old = change.map_or_else(
                    || old_level(data, rate, level).expect("a change or an old level"),
                    |change| new - number(change),
                );
                vec![departement_check(rate, Computed::Exactly(100.0 * (new - old) / old, d))]
            }
            Self::Ratio { ratio, of, per, d } => {
                vec![departement_check(ratio, Computed::Exactly(number(of) / number(per), d))]
            }
            Self::Needed { target, of, norm } => {
                let needed = (number(of) / number(norm)).ceil();
                vec![departement_check(target, Computed::Exactly(needed, 0))]
            }
            Self::Cohorts { count, births, years } => {
                let computed = f64::from(years) * data.total(births);
                vec![departement_check(count, Computed::Exactly(computed, 0))]
            }
            Self::Weighted { rate, weight, d } => {
                vec![departement_check(rate, weighted_average(data, rate, weight, d))]
            }
            Self::AtMost { count, of } => {
                let maximum = of.iter().copied().map(number).product();
                vec![departement_check(count, Computed::Between(0.0, maximum, 0))]
            }
        }
    }
}

/// A printed number with its computed value.
pub fn check(data: &Data, id: &str, territory: &str, calcule: Computed) -> Check {
    Check {
        indicateur: id.into(),
        territoire: territory.into(),
        imprime: data
            .number(id, territory)
            .unwrap_or_else(|| panic!("{id} has no value for {territory}")),
        calcule,
    }
}

/// The printed whole; 100 % for shares without one.
fn printed_whole(data: &Data, id: &str) -> f64 {
    data.number(id, DEPARTEMENT).unwrap_or_else(|| {
        assert_eq!(data.indicators[id].unite, "pourcent", "{id} has no whole");
        100.0
    })
}

/// The level at the start date of an evolution.
fn old_level(data: &Data, evolution: &str, level: &str) -> Option<f64> {
    let since = data.value(evolution, DEPARTEMENT)?.depuis.as_deref()?;
    data.number_at(level, DEPARTEMENT, since)
}

fn weighted_average(data: &Data, rate: &str, weight: &str, d: u8) -> Computed {
    let (mut low, mut high, mut weights) = (0.0, 0.0, 0.0);
    let half_unit = 0.5 / 10f64.powi(i32::from(d));
    for epci in data.epci() {
        let rate = data.number(rate, epci).expect("a rate");
        let weight = data.number(weight, epci).expect("a weight");
        low += (rate - half_unit) * weight;
        high += (rate + half_unit) * weight;
        weights += weight;
    }
    Computed::Between(low / weights, high / weights, d)
}
