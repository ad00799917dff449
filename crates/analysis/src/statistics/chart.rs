//! How an indicator is drawn: rates as coloured territories, counts as circles.

use crate::statistics::classes::{Classes, Classification, Method};
use crate::statistics::coverage::threshold_of;
use crate::statistics::ranking::epci_values;
use model::{Dataset, Indicator, IndicatorKind, TerritoryId};

/// Default classification of a rate without a threshold in the document.
const DEFAULT_CLASSIFICATION: Classification = Classification { method: Method::Jenks, count: 5 };

/// Radius of the largest circle, in map units.
const MAX_RADIUS: f64 = 520.0;

/// The symbology of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Territories coloured by class.
    Choropleth(Classes),
    /// Circles with an area proportional to the value.
    Circles {
        /// The value of the largest circle, whose area sets the scale.
        max_value: f64,
    },
}

impl Chart {
    /// The default chart of `indicator`.
    #[must_use]
    pub fn for_indicator(dataset: &Dataset, indicator: &Indicator) -> Self {
        Self::with_classification(dataset, indicator, None)
    }

    /// The chart of `indicator`, with `classification` if given. An indicator that is a status keeps its own
    /// classes.
    #[must_use]
    pub fn with_classification(
        dataset: &Dataset,
        indicator: &Indicator,
        classification: Option<Classification>,
    ) -> Self {
        let values = epci_values(dataset, indicator);
        if indicator.is_extensive() {
            return Self::Circles { max_value: values.into_iter().fold(0.0, f64::max) };
        }
        let classification = classification.filter(|_| indicator.kind != IndicatorKind::Status);
        let bounds = Some(&indicator.class_bounds).filter(|bounds| !bounds.is_empty());
        Self::Choropleth(match (classification, bounds) {
            (None, Some(bounds)) => {
                let classes = Classes::with_bounds(bounds);
                let threshold = threshold_of(dataset, indicator);
                match threshold.is_some_and(|limit| bounds.contains(&limit)) {
                    true => classes.diverging_at_threshold(),
                    false if indicator.is_signed() => classes.diverging_at_zero(),
                    false => classes,
                }
            }
            (chosen, _) if indicator.is_signed() => {
                chosen.unwrap_or(DEFAULT_CLASSIFICATION).signed_classes(&values)
            }
            (chosen, _) => chosen.unwrap_or(DEFAULT_CLASSIFICATION).classes(&values),
        })
    }

    /// Number of colours of the ramp; `None` if it diverges at the threshold, or without classes.
    #[must_use]
    pub fn ramp_len(&self) -> Option<usize> {
        match self {
            Self::Choropleth(classes) => classes.ramp_len(),
            Self::Circles { .. } => None,
        }
    }

    /// Number of classes below zero, if the ramp diverges there.
    #[must_use]
    pub fn count_below_zero(&self) -> Option<usize> {
        match self {
            Self::Choropleth(classes) => classes.count_below_zero(),
            Self::Circles { .. } => None,
        }
    }

    /// The class of a territory's value; `None` without a value or without classes.
    #[must_use]
    pub fn territory_class(&self, indicator: &Indicator, territory: &TerritoryId) -> Option<usize> {
        match self {
            Self::Choropleth(_) => self.class_of_value(indicator.latest_figure(territory)?.value),
            Self::Circles { .. } => None,
        }
    }

    /// The class of `value`; `None` without classes.
    #[must_use]
    pub fn class_of_value(&self, value: f64) -> Option<usize> {
        match self {
            Self::Choropleth(classes) => Some(classes.class_of(value)),
            Self::Circles { .. } => None,
        }
    }

    /// Whether it draws circles; false if all values are zero.
    #[must_use]
    pub fn has_circles(&self) -> bool {
        matches!(self, Self::Circles { max_value } if *max_value > 0.0)
    }

    /// Radius of the circle for `value`, in map units; 0 without circles.
    #[must_use]
    pub fn radius(&self, value: f64) -> f64 {
        match self {
            Self::Circles { max_value } if *max_value > 0.0 => {
                MAX_RADIUS * (value.max(0.0) / max_value).sqrt()
            }
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_proportional() {
        let chart = Chart::Circles { max_value: 400.0 };
        assert!((chart.radius(100.0) * 2.0 - chart.radius(400.0)).abs() < 1e-9);
        assert_eq!(chart.radius(0.0), 0.0);
        assert_eq!(Chart::Circles { max_value: 0.0 }.radius(0.0), 0.0);
    }
}
