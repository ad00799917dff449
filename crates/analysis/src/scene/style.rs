//! How a territory is filled: the one answer for the map, its legend, its exports and its small copies.

use crate::statistics::chart::Chart;
use crate::statistics::coverage::threshold_of;
use crate::statistics::standing::{Standing, standing};
use model::{Dataset, Indicator, Territory};

/// What a territory's outline is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// The colour of a class, from 0.
    Class(usize),
    /// The neutral colour, which says nothing: under circles, or around what a small map is about.
    Neutral,
    /// The accent colour: a territory that something is about.
    Concerned,
    /// A mesh: its value is only given in a sum with others.
    Summed,
    /// Crosses: it has nothing to divide by.
    Undefined,
    /// Dots: nothing is given.
    NoData,
}

/// What is drawn over the colour of a class, so that colour need not tell alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Hatching: a priority territory, and nothing else.
    Priority,
    /// Dashes: a value under zero.
    Negative,
}

/// How a territory is drawn: its fill, and what lies over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// What it is filled with.
    pub fill: Fill,
    /// What is over that.
    pub overlay: Option<Overlay>,
}

impl Style {
    /// A fill with nothing over it.
    #[must_use]
    pub fn plain(fill: Fill) -> Self {
        Self { fill, overlay: None }
    }

    /// The style of `territory`. In a scenario, `supposed` is its simulated value and replaces the figure.
    #[must_use]
    pub fn of(
        dataset: &Dataset,
        indicator: &Indicator,
        chart: &Chart,
        territory: &Territory,
        supposed: Option<f64>,
    ) -> Self {
        let value = match (supposed, standing(indicator, territory)) {
            (Some(value), _) => value,
            (None, Standing::Own(own)) => own.value,
            (None, Standing::Within(_)) => return Self::plain(Fill::Summed),
            (None, Standing::NoDenominator(_)) => return Self::plain(Fill::Undefined),
            (None, Standing::NotComputable | Standing::Silent) => return Self::plain(Fill::NoData),
        };
        match chart.class_at(value) {
            Some(class) => Self {
                fill: Fill::Class(class),
                overlay: Overlay::of_value(dataset, indicator, value),
            },
            None => Self::plain(Fill::Neutral),
        }
    }
}

impl Overlay {
    /// What goes over the colour of `value`.
    #[must_use]
    pub fn of_value(dataset: &Dataset, indicator: &Indicator, value: f64) -> Option<Self> {
        Self::of(dataset, indicator, &|bound| value < bound)
    }

    /// What goes over the colour of all values of a class that ends under `high`, or nowhere.
    #[must_use]
    pub fn of_class(dataset: &Dataset, indicator: &Indicator, high: Option<f64>) -> Option<Self> {
        Self::of(dataset, indicator, &|bound| high.is_some_and(|high| high <= bound))
    }

    /// The overlay of values for which `lies_under(bound)` holds: priority under the threshold, negative under
    /// zero.
    fn of(
        dataset: &Dataset,
        indicator: &Indicator,
        lies_under: &dyn Fn(f64) -> bool,
    ) -> Option<Self> {
        if threshold_of(dataset, indicator).is_some_and(lies_under) {
            return Some(Self::Priority);
        }
        (indicator.is_signed() && lies_under(0.0)).then_some(Self::Negative)
    }
}
