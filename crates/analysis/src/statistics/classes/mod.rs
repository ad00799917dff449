//! Classes of the choropleth, and the methods that compute their bounds.

mod jenks;
mod method;

pub use method::{CLASS_COUNTS, Classification, Method};

use small_std::clamp;

/// Where the colour ramp diverges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RampKind {
    /// Sequential: from light to dark.
    Sequential,
    /// Diverging at the document's threshold.
    DivergingAtThreshold,
    /// Diverging at zero, for signed values.
    DivergingAtZero,
}

/// Classes of values: class `i` covers the range from bound `i − 1` (included) to bound `i` (excluded).
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    bounds: Vec<f64>,
    ramp: RampKind,
}

impl Classes {
    /// Classes with these bounds, which must be ascending; a sequential ramp.
    #[must_use]
    pub fn with_bounds(bounds: &[f64]) -> Self {
        Self { bounds: bounds.to_vec(), ramp: RampKind::Sequential }
    }

    /// The same classes with a ramp that diverges at the document's threshold, which must be a bound.
    #[must_use]
    pub fn diverging_at_threshold(self) -> Self {
        Self { ramp: RampKind::DivergingAtThreshold, ..self }
    }

    /// The same classes with a ramp that diverges at zero.
    #[must_use]
    pub fn diverging_at_zero(self) -> Self {
        Self { ramp: RampKind::DivergingAtZero, ..self }
    }

    /// Whether the ramp diverges at the document's threshold.
    #[must_use]
    pub fn diverges_at_threshold(&self) -> bool {
        self.ramp == RampKind::DivergingAtThreshold
    }

    /// Number of classes below zero, if the ramp diverges there.
    #[must_use]
    pub fn count_below_zero(&self) -> Option<usize> {
        (self.ramp == RampKind::DivergingAtZero)
            .then(|| self.bounds.iter().filter(|b| **b <= 0.0).count())
    }

    /// Number of colours of the ramp; `None` if it diverges at the threshold, where the colours are fixed. If it
    /// diverges at zero, one more than the longer side has classes: the palest colour is skipped, so that the
    /// two sides differ.
    #[must_use]
    pub fn ramp_len(&self) -> Option<usize> {
        match self.ramp {
            RampKind::DivergingAtThreshold => None,
            RampKind::Sequential => Some(self.count()),
            RampKind::DivergingAtZero => {
                self.count_below_zero().map(|below| below.max(self.count() - below) + 1)
            }
        }
    }

    /// Number of classes.
    #[must_use]
    pub fn count(&self) -> usize {
        self.bounds.len() + 1
    }

    /// The class of `value`, from 0.
    #[must_use]
    pub fn class_of(&self, value: f64) -> usize {
        self.bounds.iter().filter(|bound| value >= **bound).count()
    }

    /// Lower and upper bound of a class; `None` at the open ends.
    #[must_use]
    pub fn limits(&self, class: usize) -> (Option<f64>, Option<f64>) {
        let below = class.checked_sub(1).and_then(|i| self.bounds.get(i));
        (below.copied(), self.bounds.get(class).copied())
    }

    /// The position of `value` on a scale of classes of equal length, 0 to 1. An open class counts as wide as
    /// its neighbour.
    #[must_use]
    pub fn position(&self, value: f64) -> f64 {
        let class = self.class_of(value);
        let width_of = |i: usize| Some(self.bounds.get(i + 1)? - self.bounds.get(i)?);
        let (low, high) = match self.limits(class) {
            (Some(low), Some(high)) => (low, high),
            (Some(low), None) => {
                (low, low + width_of(self.bounds.len().wrapping_sub(2)).unwrap_or(1.0))
            }
            (None, Some(high)) => (high - width_of(0).unwrap_or(1.0), high),
            (None, None) => return 0.5,
        };
        let share = clamp((value - low) / (high - low), 0.0, 1.0);
        (class as f64 + share) / self.count() as f64
    }
}

#[cfg(test)]
mod tests;
