//! Parses and validates the simulator's number fields.

use std::ops::RangeInclusive;

use crate::wording::format::{NBSP, percent, unrounded};
use small_std::parse_decimal;

/// Maximum target rate, in percent.
pub const MAX_TARGET_PERCENT: f64 = 200.0;

/// Maximum length of input quoted in an error message, in characters.
const MAX_QUOTED_CHARS: usize = 20;

/// Why input is rejected.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldError {
    /// Empty, which means no change.
    Empty,
    /// Not a number.
    NotANumber(String),
    /// A fraction, where things are counted.
    NotWhole(String),
    /// Outside the permitted range; with its lower and upper limit as text.
    OutOfBounds(String, [String; 2]),
}

impl FieldError {
    /// The error message, in French.
    #[must_use]
    pub fn sentence(&self) -> String {
        let quoted = |input: &str| format!("«{NBSP}{input}{NBSP}»");
        let reason = match self {
            Self::Empty => "Le champ est vide".to_owned(),
            Self::NotANumber(input) => format!("{} n’est pas un nombre", quoted(input)),
            Self::NotWhole(input) => format!("{} n’est pas un nombre entier", quoted(input)),
            Self::OutOfBounds(input, [min, max]) => {
                format!("{} n’est pas possible ici", quoted(input))
                    + &format!("{NBSP}: il faut un nombre de {min} à {max}")
            }
        };
        format!("{reason}. Le résultat n’a pas changé.")
    }
}

/// Parses a target in percent, rounded to two decimals like the document's rates.
///
/// # Errors
/// Why the input is rejected.
pub fn parse_target(input: &str) -> Result<f64, FieldError> {
    let value = parse_number(input.trim().trim_end_matches('%'))?;
    let value = (value * 100.0).round() / 100.0;
    match value > 0.0 && value <= MAX_TARGET_PERCENT {
        true => Ok(value),
        false => {
            let bounds = [unrounded(0.01), percent(&unrounded(MAX_TARGET_PERCENT))];
            Err(FieldError::OutOfBounds(shortened(input), bounds))
        }
    }
}

/// Parses a whole number within `bounds`.
///
/// # Errors
/// Why the input is rejected.
pub fn parse_count(input: &str, bounds: RangeInclusive<i32>) -> Result<i32, FieldError> {
    let value = parse_number(input)?;
    if value.fract() != 0.0 {
        return Err(FieldError::NotWhole(shortened(input)));
    }
    let [min, max] = [*bounds.start(), *bounds.end()];
    match value >= f64::from(min) && value <= f64::from(max) {
        true => Ok(value as i32),
        false => {
            let bounds = [min, max].map(|bound| unrounded(f64::from(bound)));
            Err(FieldError::OutOfBounds(shortened(input), bounds))
        }
    }
}

/// Parses a number as French people type it: decimal comma, spaces between thousands, any minus sign.
fn parse_number(input: &str) -> Result<f64, FieldError> {
    let plain: String = input
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            ',' => '.',
            '−' | '–' => '-',
            other => other,
        })
        .collect();
    match plain.strip_prefix('+').unwrap_or(&plain) {
        "" if input.trim().is_empty() => Err(FieldError::Empty),
        plain => parse_decimal(plain).ok_or_else(|| FieldError::NotANumber(shortened(input))),
    }
}

/// The trimmed input, shortened for an error message.
fn shortened(input: &str) -> String {
    let input = input.trim();
    let mut text: String = input.chars().take(MAX_QUOTED_CHARS).collect();
    if input.chars().count() > MAX_QUOTED_CHARS {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_number_formats_are_parsed() {
        for (input, expected) in
            [("60", 60.0), (" 62,5 % ", 62.5), ("62.505", 62.51), ("+70", 70.0)]
        {
            assert_eq!(parse_target(input), Ok(expected), "{input}");
        }
        for (input, expected) in
            [("3", 3), ("1 000", 1000), ("1\u{202f}000", 1000), ("2,0", 2), ("−4", -4)]
        {
            assert_eq!(parse_count(input, -2000..=2000), Ok(expected), "{input}");
        }
    }

    #[test]
    fn invalid_input_is_rejected_with_its_reason() {
        let error_of = |input: &str| parse_count(input, 0..=2000).unwrap_err().sentence();
        for (input, message) in [
            ("", "Le champ est vide."),
            ("   ", "Le champ est vide."),
            ("abc", "«\u{a0}abc\u{a0}» n’est pas un nombre."),
            ("beaucoup", "n’est pas un nombre."),
            ("1e3", "n’est pas un nombre"),
            ("-", "n’est pas un nombre."),
            ("NaN", "n’est pas un nombre."),
            ("2.5", "«\u{a0}2.5\u{a0}» n’est pas un nombre entier."),
            ("-3", "il faut un nombre de 0 à 2\u{202f}000."),
            ("99999", "«\u{a0}99999\u{a0}» n’est pas possible ici"),
            ("99999999999999999999999", "…"),
        ] {
            let sentence = error_of(input);
            assert!(sentence.contains(message), "{input}: {sentence}");
            assert!(sentence.ends_with("Le résultat n’a pas changé."), "{sentence}");
        }
        for input in ["abc", "-5", "", "0", "0,001", "201", "inf", "60 60 60"] {
            assert!(parse_target(input).is_err(), "{input}");
        }
        let bounds = parse_target("-5").unwrap_err().sentence();
        assert!(bounds.contains("de 0,01 à 200\u{a0}%"), "{bounds}");
    }
}
