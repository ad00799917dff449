//! Calendar days and the arithmetic on them.

use std::fmt;

use time::Month;

/// A calendar day between the years 1 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(time::Date);

impl Day {
    /// 1 January of the year 1.
    pub const FIRST: Self = match time::Date::from_ordinal_date(1, 1) {
        Ok(date) => Self(date),
        Err(_) => Self(time::Date::MIN), // never
    };

    /// Parses `YYYY-MM-DD`; `None` for anything else, including impossible days.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |width: usize| {
            let part = parts.next()?;
            let is_number = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| part.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day with this date; `None` if it does not exist.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        let date = time::Date::from_calendar_date(i32::from(year), month, day).ok()?;
        (1..=9999).contains(&year).then_some(Self(date))
    }

    /// Year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        u16::try_from(self.0.year()).unwrap_or_default() // in range, see `new`
    }

    /// Month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// Day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The number of days from `earlier` to this one; negative if `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).whole_days()
    }

    /// The number of whole months from `earlier` to this day; 0 if `earlier` is later. Counted from the 31st, a
    /// month ends on the last day of a shorter month.
    #[must_use]
    pub fn months_since(self, earlier: Self) -> u32 {
        let months_since_year_0 = |day: Self| i64::from(day.year()) * 12 + i64::from(day.month());
        let last_day = self.0.month().length(self.0.year());
        let is_last_month_partial = self.day() < earlier.day() && self.day() < last_day;
        u32::try_from(
            months_since_year_0(self)
                - months_since_year_0(earlier)
                - i64::from(is_last_month_partial),
        )
        .unwrap_or(0)
    }

    /// The day after; `None` after the year 9999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.0.next_day().map(Self)
    }

    /// The last Sunday on or before this day.
    #[must_use]
    pub fn last_sunday(self) -> Self {
        let days_since_sunday = i64::from(self.0.weekday().number_days_from_sunday());
        Self(self.0 - time::Duration::days(days_since_sunday))
    }

    /// The same day `years` later, 28 February for the 29th where needed; the last day of the year 9999 if that
    /// is exceeded.
    #[must_use]
    pub fn years_later(self, years: u16) -> Self {
        let year = self.year().saturating_add(years).min(9999);
        Self::new(year, self.month(), self.day())
            .or_else(|| Self::new(year, self.month(), self.day() - 1))
            .unwrap_or(self)
    }

    /// The first day of the next month; `None` after the year 9999.
    #[must_use]
    pub fn next_month(self) -> Option<Self> {
        match self.month() {
            12 => Self::new(self.year() + 1, 1, 1),
            month => Self::new(self.year(), month + 1, 1),
        }
    }

    /// ISO 8601 notation: `2017-12-31`.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// French notation: `31/12/2017`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{:02}/{:04}", self.day(), self.month(), self.year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn reads_real_days_only() {
        assert_eq!(day("2016-02-29").to_string(), "29/02/2016");
        assert_eq!(day("2016-02-29").iso(), "2016-02-29");
        for bad in ["2017-02-29", "2016-13-01", "2016-1-1", "2016", "2016-01-01-", "", "0000-01-01"]
        {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn counts_days_and_months_across_leap_days_and_short_months() {
        assert_eq!(day("2016-03-01").days_since(day("2016-02-28")), 2);
        assert_eq!(day("2017-03-01").days_since(day("2017-02-28")), 1);
        assert_eq!(day("2016-12-31").days_since(day("2017-01-01")), -1);
        for (later, earlier, months) in [
            ("2018-01-31", "2017-12-31", 1),
            ("2018-01-30", "2017-12-31", 0),
            ("2018-02-28", "2017-12-31", 2),
            ("2018-02-27", "2017-12-31", 1),
            ("2016-02-29", "2016-01-31", 1),
            ("2016-02-28", "2016-01-31", 0),
            ("2017-02-28", "2016-02-29", 12),
            ("2016-01-01", "2017-01-01", 0),
        ] {
            assert_eq!(day(later).months_since(day(earlier)), months, "{earlier} to {later}");
        }
        assert_eq!(day("2016-12-05").next_month(), Some(day("2017-01-01")));
        assert_eq!(day("2016-02-29").years_later(1), day("2017-02-28"));
        assert_eq!(day("2016-03-31").last_sunday(), day("2016-03-27"));
        assert_eq!(day("2021-10-31").last_sunday(), day("2021-10-31"));
    }
}
