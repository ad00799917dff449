//! The classes of the choropleth.

/// Bounds of the coverage rate's classes, in percent. They split at the document's threshold
/// of 60 and leave no class empty.
pub const COVERAGE_BOUNDS: [f64; 4] = [55.0, 60.0, 70.0, 80.0];

/// A partition of the values into classes: class `i` runs from bound `i − 1`, included, to
/// bound `i`, excluded.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    bounds: Vec<f64>,
}

impl Classes {
    /// Classes split at `bounds`, which must ascend.
    #[must_use]
    pub fn at(bounds: &[f64]) -> Self {
        Self { bounds: bounds.to_vec() }
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
        let within = ((value - low) / (high - low)).clamp(0.0, 1.0);
        (class as f64 + within) / self.count() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes() -> Classes {
        Classes::at(&COVERAGE_BOUNDS)
    }

    #[test]
    fn a_bound_belongs_to_the_class_above() {
        assert_eq!(classes().class_of(59.999), 1);
        assert_eq!(classes().class_of(60.0), 2);
        assert_eq!(classes().class_of(119.88), 4);
        assert_eq!(classes().class_of(-5.0), 0);
    }

    #[test]
    fn classes_partition_all_values() {
        let classes = classes();
        for tenth in 0..1300 {
            let value = f64::from(tenth) / 10.0;
            let holding = (0..classes.count()).filter(|&class| {
                let (low, high) = classes.limits(class);
                low.is_none_or(|l| value >= l) && high.is_none_or(|h| value < h)
            });
            assert_eq!(holding.collect::<Vec<_>>(), vec![classes.class_of(value)], "{value}");
        }
    }

    #[test]
    fn marks_stand_in_their_class() {
        assert!((classes().position(60.0) - 0.4).abs() < 1e-9);
        assert!((classes().position(65.0) - 0.5).abs() < 1e-9);
        assert!(classes().position(500.0) <= 1.0);
        assert!(classes().position(0.0) >= 0.0);
    }
}
