//! Compares a printed number with the computed one.

use crate::finding::Finding;

/// A printed number and the one computed by a rule.
#[derive(Debug)]
pub struct Check {
    pub indicateur: String,
    pub territoire: String,
    pub imprime: f64,
    pub calcule: Computed,
}

/// The result of a computation.
#[derive(Debug)]
pub enum Computed {
    /// A value, and the number of decimals to round it to.
    Exactly(f64, u8),
    /// An interval, when the operands are rounded themselves, and the number of decimals.
    Between(f64, f64, u8),
}

impl Check {
    /// The contradiction, if the numbers differ.
    pub fn finding(self) -> Option<Finding> {
        let (calcule, agrees) = match self.calcule {
            Computed::Exactly(value, decimals) => {
                let value = round(value, decimals);
                (value, (value - self.imprime).abs() < 1e-9)
            }
            Computed::Between(low, high, decimals) => (
                round(f64::midpoint(low, high), decimals),
                round(low, decimals) <= self.imprime && self.imprime <= round(high, decimals),
            ),
        };
        (!agrees).then(|| Finding {
            indicateur: self.indicateur,
            territoire: self.territoire,
            imprime: self.imprime.into(),
            calcule: calcule.into(),
        })
    }
}

/// Rounds to the nearest, halves away from zero, as by hand.
fn round(value: f64, decimals: u8) -> f64 {
    let scale = 10f64.powi(i32::from(decimals));
    (value * scale + value.signum() * 1e-9).round() / scale
}
