//! The classes of the choropleth, and the methods that choose their bounds.

mod jenks;
mod method;

pub use method::{COUNTS, Classing, Method};

use small_std::within;

/// At what the colours of classes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Split {
    /// One ramp from light to dark.
    Nowhere,
    /// At the document's threshold.
    Threshold,
    /// At zero: values have a sign.
    Zero,
}

/// A partition of the values into classes: class `i` runs from bound `i − 1`, included, to
/// bound `i`, excluded.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    bounds: Vec<f64>,
    split: Split,
}

impl Classes {
    /// Classes split at `bounds`, which must ascend.
    #[must_use]
    pub fn at(bounds: &[f64]) -> Self {
        Self { bounds: bounds.to_vec(), split: Split::Nowhere }
    }

    /// The same classes, whose colours part at the document's threshold, one of their bounds.
    #[must_use]
    pub fn around_threshold(self) -> Self {
        Self { split: Split::Threshold, ..self }
    }

    /// The same classes, whose colours part at zero.
    #[must_use]
    pub fn around_zero(self) -> Self {
        Self { split: Split::Zero, ..self }
    }

    /// Whether colours part at the document's threshold rather than simply darken.
    #[must_use]
    pub fn parts_at_threshold(&self) -> bool {
        self.split == Split::Threshold
    }

    /// How many classes lie under zero, where colours part there.
    #[must_use]
    pub fn below_zero(&self) -> Option<usize> {
        (self.split == Split::Zero).then(|| self.bounds.iter().filter(|b| **b <= 0.0).count())
    }

    /// Number of colours of the ramp. When it diverges at zero: that of the longer side, without its palest
    /// colour, so that the two sides differ. `None` when it diverges at the threshold.
    #[must_use]
    pub fn steps(&self) -> Option<usize> {
        match self.split {
            Split::Threshold => None,
            Split::Nowhere => Some(self.count()),
            Split::Zero => self.below_zero().map(|below| below.max(self.count() - below) + 1),
        }
    }

    /// How many classes there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.bounds.len() + 1
    }

    /// The class of `value`, from 0.
    #[must_use]
    pub fn class_of(&self, value: f64) -> usize {
        self.bounds.iter().filter(|bound| value >= **bound).count()
    }

    /// The lower and upper bound of a class; open at both ends of the scale.
    #[must_use]
    pub fn limits(&self, class: usize) -> (Option<f64>, Option<f64>) {
        let below = class.checked_sub(1).and_then(|i| self.bounds.get(i));
        (below.copied(), self.bounds.get(class).copied())
    }

    /// How far along a scale of equally long classes `value` stands, 0 to 1. An open class is
    /// taken to be as wide as its neighbour.
    #[must_use]
    pub fn position(&self, value: f64) -> f64 {
        let class = self.class_of(value);
        let width = |i: usize| Some(self.bounds.get(i + 1)? - self.bounds.get(i)?);
        let (low, high) = match self.limits(class) {
            (Some(low), Some(high)) => (low, high),
            (Some(low), None) => {
                (low, low + width(self.bounds.len().wrapping_sub(2)).unwrap_or(1.0))
            }
            (None, Some(high)) => (high - width(0).unwrap_or(1.0), high),
            (None, None) => return 0.5,
        };
        let share = within((value - low) / (high - low), 0.0, 1.0);
        (class as f64 + share) / self.count() as f64
    }
}

#[cfg(test)]
mod tests;
