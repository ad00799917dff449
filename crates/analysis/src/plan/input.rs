//! Parses and validates what people type into the plan.

use super::entry_error::EntryError;
use model::tracking::{
    ActionField, Edit, MAX_ABSOLUTE_VALUE, MAX_NAME_CHARS, MAX_NOTES_CHARS, MAX_PARTNERS,
    clean_name, clean_notes,
};
use model::{Day, Governance, Indicator, PlanDocument};
use small_std::parse_decimal;

/// Earliest and latest days accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateLimits {
    /// The first day of the published figures, or of the plan if that is earlier.
    pub first_day: Day,
    /// Today where the person is; entries cannot be later.
    pub today: Day,
    /// The first day of the plan; nothing can be due earlier.
    pub plan_start: Day,
    /// The latest due day: the plan's duration after its end, or after today.
    pub last_due_day: Day,
}

impl DateLimits {
    /// The limits for a plan and its published figures, on the day `today`.
    #[must_use]
    pub fn new(governance: &Governance, figures: &[Indicator], today: Day) -> Self {
        let dates = figures.iter().flat_map(|indicator| &indicator.figures);
        let earliest = dates.filter_map(|figure| figure.date.first_day()).min();
        let (start, end) = (governance.start, governance.end);
        let years = end.year() - start.year() + 1;
        Self {
            first_day: earliest.unwrap_or(start).min(start),
            today,
            plan_start: start,
            last_due_day: end.max(today).years_later(years),
        }
    }

    /// The limits for the plan of `document`; if `today` is unknown, entries cannot be later than the plan.
    #[must_use]
    pub fn for_document(document: &PlanDocument, today: Option<Day>) -> Self {
        let governance = &document.governance;
        Self::new(governance, &document.indicators, today.unwrap_or(governance.end))
    }

    /// Parses the day of an entry from a date field.
    ///
    /// # Errors
    /// If it is missing, in the future or before all data.
    pub fn parse_entry_day(&self, text: &str) -> Result<Day, EntryError> {
        let day = Day::parse(text).ok_or(EntryError::InvalidDay)?;
        if day > self.today {
            return Err(EntryError::InFuture { day, today: self.today });
        }
        if day < self.first_day {
            return Err(EntryError::TooEarly { day, first: self.first_day });
        }
        Ok(day)
    }

    /// Parses a reference date from a date field.
    ///
    /// # Errors
    /// If it is missing, in the future or before all data.
    pub fn parse_reference(&self, text: &str) -> Result<Day, EntryError> {
        self.parse_entry_day(text).map_err(|error| match error {
            EntryError::InFuture { day, today } => EntryError::FutureReference { day, today },
            other => other,
        })
    }

    /// Parses a due day from a date field; `None` if it is empty.
    ///
    /// # Errors
    /// If it is not a day or outside the plan's time.
    pub fn parse_due(&self, text: &str) -> Result<Option<Day>, EntryError> {
        if text.is_empty() {
            return Ok(None);
        }
        let day = Day::parse(text).ok_or(EntryError::InvalidDay)?;
        let (first, last) = (self.plan_start, self.last_due_day);
        if day < first || day > last {
            return Err(EntryError::DueOutside { day, first, last });
        }
        Ok(Some(day))
    }

    /// Parses the text of an action's field.
    ///
    /// # Errors
    /// If the text is invalid.
    pub fn parse_edit(&self, field: ActionField, text: &str) -> Result<Edit, EntryError> {
        Ok(match field {
            ActionField::Lead => Edit::Lead(parse_name(text)?),
            ActionField::Partners => Edit::Partners(parse_partners(text)?),
            ActionField::Due => Edit::Due(self.parse_due(text)?),
            ActionField::Budget => Edit::Budget(parse_euros(text)?),
            ActionField::Notes => {
                check_length(text, MAX_NOTES_CHARS)?;
                Edit::Notes(clean_notes(text))
            }
        })
    }
}

/// Parses the value of an indicator: a whole number if `is_count`, otherwise a percentage.
///
/// # Errors
/// If it is not a value that the indicator can have.
pub fn parse_value(text: &str, is_count: bool) -> Result<f64, EntryError> {
    let input: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if input.is_empty() {
        return Err(EntryError::Empty);
    }
    let input = input.replace(',', ".").replace('−', "-");
    let trimmed = || text.trim().to_owned();
    let digits = input.strip_prefix('-').unwrap_or(&input);
    // Any number of digits is still a number, though too large.
    let is_integer = digits.len() > 1 && digits.bytes().all(|b| b.is_ascii_digit());
    let number =
        match parse_decimal(input.strip_suffix('%').filter(|_| !is_count).unwrap_or(&input)) {
            Some(number) => number,
            None if is_integer => return Err(EntryError::TooLarge(trimmed())),
            None => return Err(EntryError::NotANumber(trimmed())),
        };
    if number < 0.0 {
        return Err(EntryError::Negative(trimmed()));
    }
    if is_count && number.fract() != 0.0 {
        return Err(EntryError::NotAnInteger(trimmed()));
    }
    if number > MAX_ABSOLUTE_VALUE { Err(EntryError::TooLarge(trimmed())) } else { Ok(number) }
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
pub fn parse_version_name(text: &str) -> Result<String, EntryError> {
    let name = parse_name(text)?;
    if name.is_empty() { Err(EntryError::MissingName) } else { Ok(name) }
}

fn parse_name(text: &str) -> Result<String, EntryError> {
    check_length(text, MAX_NAME_CHARS)?;
    Ok(clean_name(text))
}

fn parse_partners(text: &str) -> Result<Vec<String>, EntryError> {
    let partners = text.split(',').map(parse_name).collect::<Result<Vec<_>, _>>()?;
    let count = partners.iter().filter(|name| !name.is_empty()).count();
    let max = MAX_PARTNERS;
    if count > max { Err(EntryError::TooManyPartners { count, max }) } else { Ok(partners) }
}

fn check_length(text: &str, max: usize) -> Result<(), EntryError> {
    let length = text.trim().chars().count();
    if length > max { Err(EntryError::TooLong { length, max }) } else { Ok(()) }
}

/// Parses an amount as people write it, « 9 400 € »; `None` for an empty text.
fn parse_euros(text: &str) -> Result<Option<u32>, EntryError> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.is_empty() {
        return Ok(None);
    }
    let amount = compact.strip_suffix('€').unwrap_or(&compact);
    let is_integer = amount.bytes().all(|b| b.is_ascii_digit());
    let amount = is_integer.then(|| amount.parse().ok()).flatten();
    amount.map(Some).ok_or_else(|| EntryError::NotAnAmount(text.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::{governance, published_indicators};

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn date_limits() -> DateLimits {
        let dataset = fixtures::dataset();
        let text = &fixtures::geodata_text("indicateurs.json");
        let figures = published_indicators(text, dataset).expect("the indicators are valid");
        let governance = governance(&fixtures::geodata_text("gouvernance.json"))
            .expect("the committees are valid");
        DateLimits::new(&governance, &figures, day("2026-11-26"))
    }

    #[test]
    fn fact_days_are_not_in_the_future() {
        let limits = date_limits();
        assert_eq!(
            (limits.plan_start, limits.last_due_day),
            (day("2016-01-01"), day("2030-11-26"))
        );
        assert!(limits.first_day < limits.plan_start, "{}", limits.first_day);
        assert_eq!(limits.parse_entry_day("2026-11-26"), Ok(day("2026-11-26")));
        assert_eq!(limits.parse_entry_day(&limits.first_day.iso()), Ok(limits.first_day));
        for none in ["", "abc", "2017-02-29", "2017-2-9", "20170-02-01"] {
            assert_eq!(limits.parse_entry_day(none), Err(EntryError::InvalidDay), "{none}");
        }
        for late in ["2026-11-27", "2035-01-01", "9999-12-31"] {
            assert!(
                matches!(limits.parse_entry_day(late), Err(EntryError::InFuture { .. })),
                "{late}"
            );
            let reference = limits.parse_reference(late);
            assert!(matches!(reference, Err(EntryError::FutureReference { .. })), "{late}");
        }
        assert!(matches!(limits.parse_entry_day("0016-01-01"), Err(EntryError::TooEarly { .. })));
    }

    #[test]
    fn due_days_are_within_the_plans_time() {
        let limits = date_limits();
        assert_eq!(limits.parse_due(""), Ok(None));
        assert_eq!(limits.parse_due("2030-11-26"), Ok(Some(day("2030-11-26"))));
        assert_eq!(limits.parse_due("31/12/2017"), Err(EntryError::InvalidDay));
        for outside in ["2015-12-31", "2030-11-27", "9999-12-31"] {
            assert!(
                matches!(limits.parse_due(outside), Err(EntryError::DueOutside { .. })),
                "{outside}"
            );
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
            assert_eq!(parse_value(text, counts), Ok(number), "{text}");
        }
        for empty in ["", "  ", "\u{a0}"] {
            assert_eq!(parse_value(empty, true), Err(EntryError::Empty));
        }
        for text in ["abc", "1e400", "douze", "1;2", "1.2.3", "∞", "NaN", "12 RAM", "-", "--4"] {
            let input = text.to_owned();
            assert_eq!(parse_value(text, false), Err(EntryError::NotANumber(input)), "{text}");
        }
        assert_eq!(parse_value("-4", true), Err(EntryError::Negative("-4".into())));
        assert_eq!(parse_value("−0,5", false), Err(EntryError::Negative("−0,5".into())));
        assert_eq!(parse_value("2,5", true), Err(EntryError::NotAnInteger("2,5".into())));
        assert_eq!(parse_value("2,5", false), Ok(2.5));
        for large in ["1000000000001", &"9".repeat(400)] {
            assert_eq!(
                parse_value(large, true),
                Err(EntryError::TooLarge(large.into())),
                "{large}"
            );
        }
    }

    #[test]
    fn amounts_are_parsed_as_people_write_them() {
        for (text, euro) in [("9 400 €", 9400), ("9\u{202f}400\u{a0}€", 9400), ("0", 0)] {
            assert_eq!(parse_euros(text), Ok(Some(euro)), "{text}");
        }
        assert_eq!(parse_euros(" "), Ok(None));
        for text in ["€", "12 k€", "-5", "+5", "9400,50", "5000000000", "beaucoup"] {
            assert_eq!(parse_euros(text), Err(EntryError::NotAnAmount(text.into())), "{text}");
        }
    }

    #[test]
    fn too_long_texts_and_lists_are_errors() {
        let limits = date_limits();
        let long = "é".repeat(MAX_NAME_CHARS + 1);
        let too_long = Err(EntryError::TooLong { length: 201, max: 200 });
        assert_eq!(limits.parse_edit(ActionField::Lead, &long), too_long);
        assert_eq!(limits.parse_edit(ActionField::Partners, &format!("Msa, {long}")), too_long);
        assert!(limits.parse_edit(ActionField::Notes, &long).is_ok());
        assert!(limits.parse_edit(ActionField::Notes, &"é".repeat(4001)).is_err());
        let many = vec!["Msa"; 31].join(",");
        let too_many = Err(EntryError::TooManyPartners { count: 31, max: 30 });
        assert_eq!(limits.parse_edit(ActionField::Partners, &many), too_many);
        assert_eq!(parse_version_name(" Comité  "), Ok("Comité".into()));
        assert_eq!(parse_version_name(" \u{0} "), Err(EntryError::MissingName));
    }
}
