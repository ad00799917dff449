//! Numbers in French typography.

use std::iter;

use model::{Day, Indicator, PartialDate, Unit};
use small_std::{to_fixed, to_lowercase, to_shortest, to_uppercase};

/// Narrow no-break space, between groups of three digits and before « : ; ! ? ».
pub const THIN: char = '\u{202f}';
/// No-break space, before the percent sign.
pub const NBSP: char = '\u{a0}';

/// `value` with exactly `decimals` decimals: `rounded(59.555, 1)` is « 59,6 ».
#[must_use]
pub fn rounded(value: f64, decimals: usize) -> String {
    to_french(&to_fixed(value, decimals).to_string())
}

/// `value` with all its own decimals: 59.56 is « 59,56 », 27.8 is « 27,8 ».
#[must_use]
pub fn unrounded(value: f64) -> String {
    to_french(&to_shortest(value).to_string())
}

/// A figure with its unit, with as many decimals as the other figures of `indicator`: « 55,10 % ».
#[must_use]
pub fn figure(indicator: &Indicator, value: f64) -> String {
    let number = rounded(value, indicator.decimals());
    match &indicator.unit {
        Unit::Percent => percent(&number),
        Unit::Agreement => agreement_status(value).to_owned(),
        Unit::Points => points(value, indicator.decimals()),
        unit => format!("{number}{NBSP}{}", agree_unit(value, &unit_name(unit))),
    }
}

/// A figure of `indicator` without its unit: « 55,10 », « +7,84 », « CTG signée ».
#[must_use]
pub fn number(indicator: &Indicator, value: f64) -> String {
    match &indicator.unit {
        Unit::Agreement => agreement_status(value).to_owned(),
        Unit::Points => signed(value, indicator.decimals()),
        _ => rounded(value, indicator.decimals()),
    }
}

/// A figure with its unit and its own decimals: « 59,56 % », « 9 400 places ».
#[must_use]
pub fn with_unit(value: f64, unit: &Unit) -> String {
    match unit {
        Unit::Percent => percent(&unrounded(value)),
        Unit::Agreement => agreement_status(value).to_owned(),
        unit => format!("{}{NBSP}{}", unrounded(value), agree_unit(value, &unit_name(unit))),
    }
}

/// The name of a unit, in French.
#[must_use]
pub fn unit_name(unit: &Unit) -> String {
    match unit {
        Unit::Percent => "%".to_owned(),
        Unit::Points => "points".to_owned(),
        Unit::Agreement => "0 : aucune, 1 : en cours, 2 : signée".to_owned(),
        // The data spell units without accents; two of those displayed need some.
        Unit::Count(things) => {
            let word = |word| match word {
                "agrements" => "agréments",
                "beneficiaires" => "bénéficiaires",
                _ => word,
            };
            things.split('_').map(word).collect::<Vec<_>>().join(" ")
        }
    }
}

/// The words of a unit in agreement with a figure, singular below two regardless of sign: « 1 structure », « 1,5
/// place pour 100 enfants ».
#[must_use]
pub fn agree_unit(value: f64, things: &str) -> String {
    if value.abs() >= 2.0 {
        return things.to_owned();
    }
    let mut counted = true;
    let agree_word = |word| {
        counted &= !matches!(word, "par" | "pour");
        if counted { word.strip_suffix('s').unwrap_or(word) } else { word }
    };
    things.split(' ').map(agree_word).collect::<Vec<_>>().join(" ")
}

/// A difference of rates: « +7,84 points », « −0,44 point ».
#[must_use]
pub fn points(gap: f64, decimals: usize) -> String {
    format!("{}{NBSP}{}", signed(gap, decimals), agree_unit(gap, "points"))
}

/// The status of an agreement in French, from its code (see [`Unit::Agreement`]).
#[must_use]
pub fn agreement_status(value: f64) -> &'static str {
    match value {
        v if v >= 1.5 => "CTG signée",
        v if v >= 0.5 => "CTG en cours",
        _ => "pas de CTG",
    }
}

/// A formatted number with the percent sign.
#[must_use]
pub fn percent(number: &str) -> String {
    format!("{number}{NBSP}%")
}

/// `value` with its sign (a true minus): « +7,84 », « −0,44 ».
#[must_use]
pub fn signed(value: f64, decimals: usize) -> String {
    let text = rounded(value, decimals);
    if value > 0.0 { format!("+{text}") } else { text }
}

/// `value` with its sign and its own decimals: « +9 », « −0,37 ».
#[must_use]
pub fn signed_unrounded(value: f64) -> String {
    let text = unrounded(value);
    if value > 0.0 { format!("+{text}") } else { text }
}

/// The rank of an intercommunalité, which is feminine: « 1re », « 2e ».
#[must_use]
pub fn ordinal(rank: usize) -> String {
    if rank == 1 { "1re".to_owned() } else { format!("{rank}e") }
}

/// `count` with words in agreement, each with an s from two on: « 1 territoire », « 5 communes possibles ».
#[must_use]
pub fn counted(count: usize, words: &str) -> String {
    let mut text = to_french(&count.to_string());
    let mut gap = NBSP;
    for word in words.split(' ') {
        text.push(gap);
        text += word;
        // Words in s, x or z have no plural ending.
        if count > 1 && !word.ends_with(['s', 'x', 'z']) {
            text.push('s');
        }
        gap = ' ';
    }
    text
}

/// `one` for 0 and 1, `many` from 2 on: for verbs and irregular plurals.
#[must_use]
pub fn singular_or_plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count > 1 { many } else { one }
}

/// A part of a whole: « 6 des 16 intercommunalités sont », « aucune des 16 intercommunalités n’est ». `nouns` is
/// a feminine plural; `verb` has the forms for none, one and several.
#[must_use]
pub fn some_of(count: usize, all: usize, nouns: &str, verb: [&str; 3]) -> String {
    let [none, one, many] = verb;
    match count {
        0 => format!("aucune des {all}{NBSP}{nouns} {none}"),
        _ => format!("{count} des {all}{NBSP}{nouns} {}", singular_or_plural(count, one, many)),
    }
}

/// The text with a capital first letter.
#[must_use]
pub fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|f| iter::once(to_uppercase(f)).chain(letters).collect()).unwrap_or_default()
}

/// The text with a lower-case first letter.
#[must_use]
pub fn lower_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|f| iter::once(to_lowercase(f)).chain(letters).collect()).unwrap_or_default()
}

/// A French text with no-break spaces in place of the plain ones that French typography requires to be so.
#[must_use]
pub fn typeset(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        set.push(match (letter, letters.peek()) {
            (' ', Some('»' | ':' | '%' | '€')) => NBSP,
            (' ', Some(';' | '?' | '!')) => THIN,
            (' ', _) if set.ends_with('«') => NBSP,
            _ => letter,
        });
    }
    set
}

/// Converts a number from Rust's notation to French typography.
fn to_french(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) if digits.contains(|c: char| c.is_ascii_digit() && c != '0') => ("−", digits),
        Some(zero) => ("", zero),
        None => ("", number),
    };
    let (integer, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = sign.to_owned();
    for (index, digit) in integer.chars().enumerate() {
        if index > 0 && (integer.len() - index).is_multiple_of(3) {
            text.push(THIN);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(',');
        text.push_str(decimals);
    }
    text
}

/// The date of a figure with its preposition: « au 31/12/2013 », « en 2014 ».
#[must_use]
pub fn on_date(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => format!("en {year}"),
        PartialDate::SchoolYear(_) => format!("pour l’année scolaire {date}"),
        PartialDate::Day { .. } => format!("au {date}"),
    }
}

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The name of a day's month, in French.
#[must_use]
pub fn month_name(day: Day) -> &'static str {
    MONTHS.get(usize::from(day.month()) - 1).copied().unwrap_or_default()
}

/// A day in full: « 1er janvier 2015 ».
#[must_use]
pub fn day_in_words(day: Day) -> String {
    let first = if day.day() == 1 { "er" } else { "" };
    format!("{}{first} {} {}", day.day(), month_name(day), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_french_typography() {
        assert_eq!(unrounded(59.56), "59,56");
        assert_eq!(unrounded(9400.0), "9\u{202f}400");
        assert_eq!(unrounded(181_521.0), "181\u{202f}521");
        assert_eq!(unrounded(-835.0), "−835");
        assert_eq!(rounded(1_234_567.891, 1), "1\u{202f}234\u{202f}567,9");
        assert_eq!(rounded(-0.004, 2), "0,00");
        assert_eq!(signed(7.84, 2), "+7,84");
        assert_eq!(signed(-0.44, 2), "−0,44");
    }

    #[test]
    fn punctuation_has_no_break_spaces() {
        assert_eq!(typeset("Le « taux » : 60 %"), "Le «\u{a0}taux\u{a0}»\u{a0}: 60\u{a0}%");
    }

    #[test]
    fn units_agree_and_stay_with_their_number() {
        assert_eq!(with_unit(59.56, &Unit::Percent), "59,56\u{a0}%");
        assert_eq!(with_unit(1401.0, &Unit::Count("enfants".into())), "1\u{202f}401\u{a0}enfants");
        let structures = |value| with_unit(value, &Unit::Count("structures".into()));
        assert_eq!(structures(1.0), "1\u{a0}structure");
        assert_eq!(structures(0.0), "0\u{a0}structure");
        assert_eq!(structures(2.0), "2\u{a0}structures");
        let rate = Unit::Count("places pour 100 enfants".to_owned());
        assert_eq!(with_unit(1.5, &rate), "1,5\u{a0}place pour 100 enfants");
        assert_eq!(points(-0.44, 2), "−0,44\u{a0}point");
        assert_eq!(points(7.84, 2), "+7,84\u{a0}points");
        assert_eq!(counted(1, "territoire"), "1\u{a0}territoire");
        assert_eq!(counted(5, "territoire"), "5\u{a0}territoires");
        assert_eq!(counted(0, "commune possible"), "0\u{a0}commune possible");
        assert_eq!(counted(1, "commune possible"), "1\u{a0}commune possible");
        assert_eq!(counted(2, "commune possible"), "2\u{a0}communes possibles");
        let under = |count| some_of(count, 16, "intercommunalités", ["n’est", "est", "sont"]);
        assert_eq!(under(0), "aucune des 16\u{a0}intercommunalités n’est");
        assert_eq!(under(1), "1 des 16\u{a0}intercommunalités est");
        assert_eq!(under(2), "2 des 16\u{a0}intercommunalités sont");
        assert_eq!(ordinal(1), "1re");
        assert_eq!(ordinal(15), "15e");
    }
}
