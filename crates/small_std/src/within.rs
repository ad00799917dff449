//! A number kept between two others.

/// `value`, or the bound it lies beyond; `low` where it is no number. The standard `clamp` panics
/// on bounds that cross, and brings the code to print them.
#[must_use]
pub fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}
