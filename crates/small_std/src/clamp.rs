//! Limits a number to a range.

/// Limits `value` to `low..=high`; NaN becomes `low`. The standard `clamp` panics on crossed bounds, and its
/// panic message adds formatting code.
#[must_use]
pub fn clamp(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}
