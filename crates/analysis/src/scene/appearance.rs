//! How a territory is drawn: the one answer for the map, its exports and its small copies.

use crate::statistics::chart::Chart;
use crate::statistics::coverage::threshold_of;
use crate::statistics::standing::{Standing, standing};
use model::{Dataset, Epci, Indicator};

/// What a territory's outline is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The colour of a class.
    Class(usize),
    /// The ground of the circles.
    Plain,
    /// The mesh of those that are only given together.
    Together,
    /// The crosses of those where there is nothing to divide by.
    Without,
    /// The dots of those of which nothing is given.
    Silent,
}

/// What is drawn over a colour, so that it need not tell alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Hatches: a priority territory.
    Priority,
    /// Dashes: a value under zero.
    Negative,
}

/// Both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// What it is filled with.
    pub ground: Ground,
    /// What is over that.
    pub over: Option<Over>,
}

/// How `territory` is drawn. `supposed` is its value in a scenario, which is then drawn instead.
#[must_use]
pub fn appearance(
    dataset: &Dataset,
    indicator: &Indicator,
    chart: &Chart,
    territory: &Epci,
    supposed: Option<f64>,
) -> Appearance {
    let bare = |ground| Appearance { ground, over: None };
    let value = match (supposed, standing(indicator, territory)) {
        (Some(value), _) => value,
        (None, Standing::Own(own)) => own.value,
        (None, Standing::Within(_)) => return bare(Ground::Together),
        (None, Standing::Without(_)) => return bare(Ground::Without),
        (None, Standing::Silent) => return bare(Ground::Silent),
    };
    match chart.class_at(value) {
        Some(class) => {
            Appearance { ground: Ground::Class(class), over: over(dataset, indicator, value) }
        }
        None => bare(Ground::Plain),
    }
}

/// What goes over the colour of `value`.
#[must_use]
pub fn over(dataset: &Dataset, indicator: &Indicator, value: f64) -> Option<Over> {
    if threshold_of(dataset, indicator).is_some_and(|limit| value < limit) {
        return Some(Over::Priority);
    }
    (indicator.is_signed() && value < 0.0).then_some(Over::Negative)
}
