//! One printed number beside the computed one.

use crate::finding::Finding;

/// What a rule compares.
#[derive(Debug)]
pub struct Check {
    pub indicateur: String,
    pub territoire: String,
    pub imprime: f64,
    pub calcule: Computed,
}

/// What arithmetic says.
#[derive(Debug)]
pub enum Computed {
    /// One number, to round to so many decimals.
    Exactly(f64, u8),
    /// Anything between two bounds, when the numbers it comes from are themselves rounded.
    Between(f64, f64, u8),
}

impl Check {
    /// The contradiction, if there is one.
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

/// Rounds to the nearest, halves away from zero, as one does by hand.
fn round(value: f64, decimals: u8) -> f64 {
    let scale = 10f64.powi(i32::from(decimals));
    (value * scale + value.signum() * 1e-9).round() / scale
}
