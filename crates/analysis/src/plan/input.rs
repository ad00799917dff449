//! Parses and validates what people type into the plan.

use super::entry_error::EntryError;
use model::tracking::{
    ActionField, Edit, LARGEST_VALUE, LONGEST_NAME, LONGEST_NOTES, MOST_PARTNERS, clean_name,
    clean_notes,
};
use model::{Day, Governance, Indicator, PlanDocument};
use small_std::decimal;

/// Earliest and latest days accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateLimits {
    /// The first day of the published figures, or of the plan if that is earlier.
    pub first: Day,
    /// Today where the person is; facts cannot be later.
    pub today: Day,
    /// The first day of the plan; nothing can be due earlier.
    pub start: Day,
    /// The latest due day: the plan's duration after its end, or after today.
    pub last: Day,
}

impl DateLimits {
    /// The limits for a plan and its published figures, on the day `today`.
    #[must_use]
    pub fn of(governance: &Governance, figures: &[Indicator], today: Day) -> Self {
        let dates = figures.iter().flat_map(|indicator| &indicator.figures);
        let earliest = dates.filter_map(|figure| figure.date.first_day()).min();
        let (start, end) = (governance.start, governance.end);
        let years = end.year() - start.year() + 1;
        Self {
            first: earliest.unwrap_or(start).min(start),
            today,
            start,
            last: end.max(today).years_later(years),
        }
    }

    /// The limits for the plan of `document`; if `today` is unknown, facts cannot be later than the plan.
    #[must_use]
    pub fn of_document(document: &PlanDocument, today: Option<Day>) -> Self {
        let governance = &document.governance;
        Self::of(governance, &document.figures, today.unwrap_or(governance.end))
    }

    /// Parses the day of a fact from a date field.
    ///
    /// # Errors
    /// If it is missing, in the future or before all data.
    pub fn fact(&self, text: &str) -> Result<Day, EntryError> {
        let day = Day::parse(text).ok_or(EntryError::NoDay)?;
        if day > self.today {
            return Err(EntryError::Future { day, today: self.today });
        }
        if day < self.first {
            return Err(EntryError::TooEarly { day, first: self.first });
        }
        Ok(day)
    }

    /// Parses a reference date from a date field.
    ///
    /// # Errors
    /// If it is missing, in the future or before all data.
    pub fn reference(&self, text: &str) -> Result<Day, EntryError> {
        self.fact(text).map_err(|error| match error {
            EntryError::Future { day, today } => EntryError::FutureReference { day, today },
            other => other,
        })
    }

    /// Parses a due day from a date field; `None` if it is empty.
    ///
    /// # Errors
    /// If it is not a day or outside the plan's time.
    pub fn due(&self, text: &str) -> Result<Option<Day>, EntryError> {
        if text.is_empty() {
            return Ok(None);
        }
        let day = Day::parse(text).ok_or(EntryError::NoDay)?;
        let (first, last) = (self.start, self.last);
        if day < first || day > last {
            return Err(EntryError::DueOutside { day, first, last });
        }
        Ok(Some(day))
    }

    /// Parses the text of an action's field.
    ///
    /// # Errors
    /// If the text is invalid.
    pub fn edit(&self, field: ActionField, text: &str) -> Result<Edit, EntryError> {
        Ok(match field {
            ActionField::Lead => Edit::Lead(name(text)?),
            ActionField::Partners => Edit::Partners(partners(text)?),
            ActionField::Due => Edit::Due(self.due(text)?),
            ActionField::Budget => Edit::Budget(euros(text)?),
            ActionField::Notes => {
                short(text, LONGEST_NOTES)?;
                Edit::Notes(clean_notes(text))
            }
        })
    }
}

/// Parses the value of an indicator: a whole number if `is_count`, otherwise a percentage.
///
/// # Errors
/// If it is not a value that the indicator can have.
pub fn value(text: &str, is_count: bool) -> Result<f64, EntryError> {
    let input: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if input.is_empty() {
        return Err(EntryError::Empty);
    }
    let input = input.replace(',', ".").replace('−', "-");
    let trimmed = || text.trim().to_owned();
    let digits = input.strip_prefix('-').unwrap_or(&input);
    // Any number of digits is still a number, though too large.
    let is_integer = digits.len() > 1 && digits.bytes().all(|b| b.is_ascii_digit());
    let number = match decimal(input.strip_suffix('%').filter(|_| !is_count).unwrap_or(&input)) {
        Some(number) => number,
        None if is_integer => return Err(EntryError::TooLarge(trimmed())),
        None => return Err(EntryError::NoNumber(trimmed())),
    };
    if number < 0.0 {
        return Err(EntryError::Negative(trimmed()));
    }
    if is_count && number.fract() != 0.0 {
        return Err(EntryError::NotWhole(trimmed()));
    }
    if number > LARGEST_VALUE { Err(EntryError::TooLarge(trimmed())) } else { Ok(number) }
}

/// Whether a value can be drawn; a merged journal may contain values that the fields reject.
#[must_use]
pub fn is_plausible(value: f64) -> bool {
    value.is_finite() && value >= 0.0
}

/// Parses the name of a version.
///
/// # Errors
/// If it is empty or too long.
pub fn version_name(text: &str) -> Result<String, EntryError> {
    let name = name(text)?;
    if name.is_empty() { Err(EntryError::NoName) } else { Ok(name) }
}

fn name(text: &str) -> Result<String, EntryError> {
    short(text, LONGEST_NAME)?;
    Ok(clean_name(text))
}

fn partners(text: &str) -> Result<Vec<String>, EntryError> {
    let partners = text.split(',').map(name).collect::<Result<Vec<_>, _>>()?;
    let count = partners.iter().filter(|name| !name.is_empty()).count();
    let most = MOST_PARTNERS;
    if count > most { Err(EntryError::TooMany { count, most }) } else { Ok(partners) }
}

fn short(text: &str, most: usize) -> Result<(), EntryError> {
    let length = text.trim().chars().count();
    if length > most { Err(EntryError::TooLong { length, most }) } else { Ok(()) }
}

/// Parses an amount as people write it, « 9 400 € »; `None` for an empty text.
fn euros(text: &str) -> Result<Option<u32>, EntryError> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.is_empty() {
        return Ok(None);
    }
    let amount = compact.strip_suffix('€').unwrap_or(&compact);
    let is_integer = amount.bytes().all(|b| b.is_ascii_digit());
    let amount = is_integer.then(|| amount.parse().ok()).flatten();
    amount.map(Some).ok_or_else(|| EntryError::NoAmount(text.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::{governance, published_indicators};

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn bounds() -> DateLimits {
        let dataset = fixtures::dataset();
        let text = &fixtures::text("indicateurs.json");
        let figures = published_indicators(text, dataset).expect("the indicators are valid");
        let governance =
            governance(&fixtures::text("gouvernance.json")).expect("the committees are valid");
        DateLimits::of(&governance, &figures, day("2026-11-26"))
    }

    #[test]
    fn fact_days_are_not_in_the_future() {
        let bounds = bounds();
        assert_eq!((bounds.start, bounds.last), (day("2016-01-01"), day("2030-11-26")));
        assert!(bounds.first < bounds.start, "{}", bounds.first);
        assert_eq!(bounds.fact("2026-11-26"), Ok(day("2026-11-26")));
        assert_eq!(bounds.fact(&bounds.first.iso()), Ok(bounds.first));
        for none in ["", "abc", "2017-02-29", "2017-2-9", "20170-02-01"] {
            assert_eq!(bounds.fact(none), Err(EntryError::NoDay), "{none}");
        }
        for late in ["2026-11-27", "2035-01-01", "9999-12-31"] {
            assert!(matches!(bounds.fact(late), Err(EntryError::Future { .. })), "{late}");
            let reference = bounds.reference(late);
            assert!(matches!(reference, Err(EntryError::FutureReference { .. })), "{late}");
        }
        assert!(matches!(bounds.fact("0016-01-01"), Err(EntryError::TooEarly { .. })));
    }

    #[test]
    fn due_days_are_within_the_plans_time() {
        let bounds = bounds();
        assert_eq!(bounds.due(""), Ok(None));
        assert_eq!(bounds.due("2030-11-26"), Ok(Some(day("2030-11-26"))));
        assert_eq!(bounds.due("31/12/2017"), Err(EntryError::NoDay));
        for outside in ["2015-12-31", "2030-11-27", "9999-12-31"] {
            assert!(matches!(bounds.due(outside), Err(EntryError::DueOutside { .. })), "{outside}");
        }
    }

    #[test]
    fn values_fit_their_indicator() {
        for (text, counts, number) in [
            ("12", true, 12.0),
            (" 1\u{202f}234 ", true, 1234.0),
            ("12,0", true, 12.0),
            ("0", true, 0.0),
            ("65,66", false, 65.66),
            ("65.66 %", false, 65.66),
            ("108", false, 108.0),
        ] {
            assert_eq!(value(text, counts), Ok(number), "{text}");
        }
        for empty in ["", "  ", "\u{a0}"] {
            assert_eq!(value(empty, true), Err(EntryError::Empty));
        }
        for text in ["abc", "1e400", "douze", "1;2", "1.2.3", "∞", "NaN", "12 RAM", "-", "--4"] {
            let input = text.to_owned();
            assert_eq!(value(text, false), Err(EntryError::NoNumber(input)), "{text}");
        }
        assert_eq!(value("-4", true), Err(EntryError::Negative("-4".into())));
        assert_eq!(value("−0,5", false), Err(EntryError::Negative("−0,5".into())));
        assert_eq!(value("2,5", true), Err(EntryError::NotWhole("2,5".into())));
        assert_eq!(value("2,5", false), Ok(2.5));
        for large in ["1000000000001", &"9".repeat(400)] {
            assert_eq!(value(large, true), Err(EntryError::TooLarge(large.into())), "{large}");
        }
    }

    #[test]
    fn amounts_are_parsed_as_people_write_them() {
        for (text, euro) in [("9 400 €", 9400), ("9\u{202f}400\u{a0}€", 9400), ("0", 0)] {
            assert_eq!(euros(text), Ok(Some(euro)), "{text}");
        }
        assert_eq!(euros(" "), Ok(None));
        for text in ["€", "12 k€", "-5", "+5", "9400,50", "5000000000", "beaucoup"] {
            assert_eq!(euros(text), Err(EntryError::NoAmount(text.into())), "{text}");
        }
    }

    #[test]
    fn too_long_texts_and_lists_are_errors() {
        let bounds = bounds();
        let long = "é".repeat(LONGEST_NAME + 1);
        let too_long = Err(EntryError::TooLong { length: 201, most: 200 });
        assert_eq!(bounds.edit(ActionField::Lead, &long), too_long);
        assert_eq!(bounds.edit(ActionField::Partners, &format!("Msa, {long}")), too_long);
        assert!(bounds.edit(ActionField::Notes, &long).is_ok());
        assert!(bounds.edit(ActionField::Notes, &"é".repeat(4001)).is_err());
        let many = vec!["Msa"; 31].join(",");
        let too_many = Err(EntryError::TooMany { count: 31, most: 30 });
        assert_eq!(bounds.edit(ActionField::Partners, &many), too_many);
        assert_eq!(version_name(" Comité  "), Ok("Comité".into()));
        assert_eq!(version_name(" \u{0} "), Err(EntryError::NoName));
    }
}
