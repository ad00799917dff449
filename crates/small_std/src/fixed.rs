//! Formats numbers with a fixed number of decimals.

use std::fmt;

/// Maximum number of decimals.
const MAX_DECIMALS: usize = 15;

/// Displays a number with a fixed number of decimals and a decimal point.
#[derive(Clone, Copy, Debug)]
pub struct Fixed {
    value: f64,
    decimals: usize,
}

/// `value` with exactly `decimals` decimals, halves rounded away from zero as in everyday arithmetic:
/// `to_fixed(59.555, 2)` is 59.56. The standard formatting adds 16 kB of wasm. The result is meaningless for
/// non-finite values and for more than nineteen digits.
#[must_use]
pub fn to_fixed(value: f64, decimals: usize) -> Fixed {
    Fixed { value, decimals: decimals.min(MAX_DECIMALS) }
}

/// `value` with the fewest decimals that represent it, at most fifteen.
#[must_use]
pub fn to_shortest(value: f64) -> Fixed {
    to_fixed(value, decimal_places(value))
}

/// The number of decimals needed to represent `value`, at most fifteen: two for 59.56.
#[must_use]
pub fn decimal_places(value: f64) -> usize {
    let is_exact = |decimals: &usize| {
        let scale = power_of_ten(*decimals) as f64;
        (value * scale).round() / scale == value
    };
    (0..MAX_DECIMALS).find(is_exact).unwrap_or(MAX_DECIMALS)
}

/// Ten to the power of `decimals`, which is at most nineteen.
pub(super) fn power_of_ten(decimals: usize) -> u64 {
    (0..decimals).fold(1, |scale, _| scale * 10)
}

impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, decimals } = *self;
        let scale = power_of_ten(decimals);
        let scaled = (value.abs() * scale as f64).round() as u64;
        let sign = if value < 0.0 && scaled > 0 { "-" } else { "" };
        let (whole, rest) = (scaled / scale, scaled % scale);
        match decimals {
            0 => write!(f, "{sign}{whole}"),
            _ => write!(f, "{sign}{whole}.{rest:0decimals$}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(to_fixed(59.555, 2).to_string(), "59.56");
        assert_eq!(to_fixed(2.675, 2).to_string(), "2.68");
        assert_eq!(to_fixed(-0.5, 0).to_string(), "-1");
        assert_eq!(to_fixed(-0.004, 2).to_string(), "0.00");
        assert_eq!(to_fixed(0.05, 3).to_string(), "0.050");
        assert_eq!(to_fixed(1_234_567.0, 0).to_string(), "1234567");
        assert_eq!(to_shortest(134.5).to_string(), "134.5");
        assert_eq!(decimal_places(9400.0), 0);
        assert_eq!(decimal_places(1.0 / 3.0), MAX_DECIMALS);
    }

    proptest! {
        #[test]
        fn to_shortest_agrees_with_the_standard_library(digits in -9_999_999_999_i64..=9_999_999_999, places in 0_i32..=6) {
            let value = digits as f64 / 10_f64.powi(places);
            let standard = value.to_string();
            prop_assert_eq!(to_shortest(value).to_string(), if value == 0.0 { "0" } else { &standard });
        }

        #[test]
        fn rounding_error_is_at_most_half_a_digit(value in -1e6..1e6, decimals in 0_usize..=6) {
            let rounded: f64 = to_fixed(value, decimals).to_string().parse().unwrap_or(f64::NAN);
            let half = 0.5 / 10_f64.powi(i32::try_from(decimals).unwrap_or_default());
            prop_assert!((rounded - value).abs() <= half * (1.0 + 1e-6), "{} {}", value, rounded);
        }
    }
}
