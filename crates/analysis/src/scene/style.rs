//! The fill of territories, shared by the map, its legend, exports and small maps.

use crate::statistics::chart::Chart;
use crate::statistics::coverage::threshold_of;
use crate::statistics::figure_status::{FigureStatus, figure_status};
use model::{Dataset, Indicator, Territory};

/// The fill of a territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// The colour of a class, from 0.
    Class(usize),
    /// The neutral colour: under circles, or around the subject of a small map.
    Neutral,
    /// The accent colour: a highlighted territory.
    Highlighted,
    /// A mesh: its figure is given only as part of a sum.
    Summed,
    /// Crosses: its ratio has the denominator zero.
    Undefined,
    /// Dots: no figure is given.
    NoData,
}

/// A pattern over the colour of a class, so that meaning does not depend on colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Hatching: a priority territory.
    Priority,
    /// Dashes: a negative value.
    Negative,
}

/// The style of a territory: fill and overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Colour or pattern of the territory.
    pub fill: Fill,
    /// Pattern over the fill, if any.
    pub overlay: Option<Overlay>,
}

impl Style {
    /// A fill without overlay.
    #[must_use]
    pub fn plain(fill: Fill) -> Self {
        Self { fill, overlay: None }
    }

    /// The style of `territory`. In a scenario, its `simulated` value replaces the figure.
    #[must_use]
    pub fn for_territory(
        dataset: &Dataset,
        indicator: &Indicator,
        chart: &Chart,
        territory: &Territory,
        simulated: Option<f64>,
    ) -> Self {
        let value = match (simulated, figure_status(indicator, territory)) {
            (Some(value), _) => value,
            (None, FigureStatus::Own(figure)) => figure.value,
            (None, FigureStatus::Aggregated(_)) => return Self::plain(Fill::Summed),
            (None, FigureStatus::NoDenominator(_)) => return Self::plain(Fill::Undefined),
            (None, FigureStatus::NotComputable | FigureStatus::Missing) => {
                return Self::plain(Fill::NoData);
            }
        };
        match chart.class_of_value(value) {
            Some(class) => Self {
                fill: Fill::Class(class),
                overlay: Overlay::for_value(dataset, indicator, value),
            },
            None => Self::plain(Fill::Neutral),
        }
    }
}

impl Overlay {
    /// The overlay for `value`.
    #[must_use]
    pub fn for_value(dataset: &Dataset, indicator: &Indicator, value: f64) -> Option<Self> {
        Self::for_condition(dataset, indicator, &|bound| value < bound)
    }

    /// The overlay for a class with the upper bound `high`, or without one.
    #[must_use]
    pub fn for_class(dataset: &Dataset, indicator: &Indicator, high: Option<f64>) -> Option<Self> {
        Self::for_condition(dataset, indicator, &|bound| high.is_some_and(|high| high <= bound))
    }

    /// The overlay if `is_below(bound)` holds: priority for the threshold, negative for zero.
    fn for_condition(
        dataset: &Dataset,
        indicator: &Indicator,
        is_below: &dyn Fn(f64) -> bool,
    ) -> Option<Self> {
        if threshold_of(dataset, indicator).is_some_and(is_below) {
            return Some(Self::Priority);
        }
        (indicator.is_signed() && is_below(0.0)).then_some(Self::Negative)
    }
}
