//! Parses decimal numbers as people and the data files write them.

use super::fixed::power_of_ten;

/// Any integer of this many digits is exact in an `f64`.
const MAX_DIGITS: usize = 15;

/// Parses digits with an optional sign and at most one point, as `-12.5`; `None` for anything else, including
/// exponents and more than fifteen digits. The standard parser accepts those too and adds 14 kB of wasm.
#[must_use]
pub fn parse_decimal(text: &str) -> Option<f64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let length = whole.len() + decimals.len();
    if !(1..=MAX_DIGITS).contains(&length) {
        return None;
    }
    let mut value = 0_u64;
    for byte in whole.bytes().chain(decimals.bytes()) {
        value = value * 10 + u64::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    // Numerator and denominator are exact, so the quotient is the nearest float to the decimal.
    #[allow(clippy::cast_precision_loss)]
    let value = value as f64 / power_of_ten(decimals.len()) as f64;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_plain_numbers_only() {
        assert_eq!(parse_decimal("59.56"), Some(59.56));
        assert_eq!(parse_decimal("-0.5"), Some(-0.5));
        assert_eq!(parse_decimal("7."), Some(7.0));
        assert_eq!(parse_decimal(".5"), Some(0.5));
        for bad in ["", ".", "-", "--1", "+1", "1e3", "inf", "NaN", "1.2.3", "1,5", " 1", "é"] {
            assert_eq!(parse_decimal(bad), None, "{bad}");
        }
        assert_eq!(parse_decimal("1234567890123456"), None, "sixteen digits");
    }

    proptest! {
        #[test]
        fn agrees_with_the_standard_parser(digits in -999_999_999_999_999_i64..=999_999_999_999_999, point in 0_usize..=15) {
            let mut text = format!("{:015}", digits.abs());
            text.insert(point, '.');
            if digits < 0 {
                text.insert(0, '-');
            }
            prop_assert_eq!(parse_decimal(&text), text.parse().ok(), "{}", text);
        }
    }
}
