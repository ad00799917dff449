//! How an indicator is drawn: rates colour the territories, counts are circles on them.

use super::classes::{COVERAGE_BOUNDS, Classes};
use super::ranking::valued;
use crate::domain::{Dataset, Indicator, TerritoryId, Unit};

/// The indicators on offer, in the chooser's order: those the document gives for every EPCI,
/// or counts exhaustively.
pub const ON_OFFER: [&str; 7] = [
    "taux_couverture",
    "enfants_moins_3_ans",
    "population",
    "communes",
    "allocataires",
    "places_eaje",
    "structures_eaje",
];

/// Radius of the largest circle, in map units.
const LARGEST_RADIUS: f64 = 520.0;

/// How an indicator is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Colours by class.
    Choropleth(Classes),
    /// Circles whose area is proportional to the value.
    Circles {
        /// The value of the largest circle.
        largest: f64,
    },
}

impl Chart {
    /// The chart that suits `indicator`.
    #[must_use]
    pub fn of(dataset: &Dataset, indicator: &Indicator) -> Self {
        if indicator.unit == Unit::Percent {
            return Self::Choropleth(Classes::at(&COVERAGE_BOUNDS));
        }
        let values = valued(dataset, indicator).map(|(_, figure)| figure.value);
        Self::Circles { largest: values.fold(0.0, f64::max) }
    }

    /// The class of a territory's value; `None` without a value, or where none are coloured.
    #[must_use]
    pub fn class_of(&self, indicator: &Indicator, territory: &TerritoryId) -> Option<usize> {
        match self {
            Self::Choropleth(classes) => Some(classes.class_of(indicator.latest(territory)?.value)),
            Self::Circles { .. } => None,
        }
    }

    /// The radius of the circle for `value`, in map units; 0 where none are drawn.
    #[must_use]
    pub fn radius(&self, value: f64) -> f64 {
        match self {
            Self::Circles { largest } if *largest > 0.0 => {
                LARGEST_RADIUS * (value.max(0.0) / largest).sqrt()
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
        let chart = Chart::Circles { largest: 400.0 };
        assert!((chart.radius(100.0) * 2.0 - chart.radius(400.0)).abs() < 1e-9);
        assert_eq!(chart.radius(0.0), 0.0);
        assert_eq!(Chart::Circles { largest: 0.0 }.radius(0.0), 0.0);
    }
}
