//! A contradiction between a printed number and the computed one.

use std::fmt;

/// A number in thousandths, which compares exactly. No figure is finer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thousandths(i64);

impl From<f64> for Thousandths {
    #[allow(clippy::cast_possible_truncation)]
    fn from(value: f64) -> Self {
        Self((value * 1000.0).round() as i64)
    }
}

impl fmt::Display for Thousandths {
    #[allow(clippy::cast_precision_loss)]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0 as f64 / 1000.0)
    }
}

/// Where a number is printed, its value, and the computed one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub indicateur: String,
    pub territoire: String,
    pub imprime: Thousandths,
    pub calcule: Thousandths,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { indicateur, territoire, imprime, calcule } = self;
        write!(f, "{indicateur} ({territoire}): printed {imprime}, computed {calcule}")
    }
}
