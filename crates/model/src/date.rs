//! The date of a figure, as precise as its source gives it.

use std::cmp::Ordering;
use std::fmt;

use super::Day;

/// A year, a school year, or a day. Dates are ordered by their first day; a year or a school year comes before
/// that day itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDate {
    /// A calendar year.
    Year(u16),
    /// A school year, from September of this year to the next summer.
    SchoolYear(u16),
    /// A day of the Gregorian calendar that exists.
    Day {
        /// Year, 1 to 9999.
        year: u16,
        /// Month, 1 to 12.
        month: u8,
        /// Day of the month, from 1.
        day: u8,
    },
}

impl PartialDate {
    /// Parses `YYYY`, `YYYY/YYYY` (a school year) or `YYYY-MM-DD`; `None` for anything else, including
    /// impossible days.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str, width: usize| {
            let is_number = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| part.parse::<u16>().ok()).flatten()
        };
        if let Some((start, end)) = text.split_once('/') {
            let start = number(start, 4)?;
            return (number(end, 4)? == start + 1).then_some(Self::SchoolYear(start));
        }
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let Some(month) = parts.next() else { return Some(Self::Year(year)) };
        let month = u8::try_from(number(month, 2)?).ok()?;
        let day = u8::try_from(number(parts.next()?, 2)?).ok()?;
        let exists = Day::new(year, month, day).is_some() && parts.next().is_none();
        exists.then_some(Self::Day { year, month, day })
    }

    /// The year in which the period begins.
    #[must_use]
    pub fn year(self) -> u16 {
        match self {
            Self::Year(year) | Self::SchoolYear(year) | Self::Day { year, .. } => year,
        }
    }

    /// The first day of the period: 1 January, 1 September, or the day itself. `None` outside the years 1 to
    /// 9999.
    #[must_use]
    pub fn first_day(self) -> Option<Day> {
        match self {
            Self::Year(year) => Day::new(year, 1, 1),
            Self::SchoolYear(year) => Day::new(year, 9, 1),
            Self::Day { year, month, day } => Day::new(year, month, day),
        }
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let sort_key = |date: &Self| match *date {
            Self::Year(year) => (year, 0, 0),
            Self::SchoolYear(year) => (year, 9, 0),
            Self::Day { year, month, day } => (year, month, day),
        };
        sort_key(self).cmp(&sort_key(other))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// French notation: `2013`, `2014-2015`, `31/12/2013`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::SchoolYear(start) => write!(f, "{start}-{}", start + 1),
            Self::Day { year, month, day } => write!(f, "{day:02}/{month:02}/{year}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_mixed_precision_sort_chronologically() {
        let dates = ["2013-12-31", "2014", "2014-01-01", "2014/2015", "2014-09-01", "2015"];
        let dates = dates.map(|text| PartialDate::parse(text).expect("a date"));
        assert!(dates.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn reads_years_and_real_days_only() {
        assert_eq!(PartialDate::parse("2013"), Some(PartialDate::Year(2013)));
        assert_eq!(PartialDate::parse("2014/2015"), Some(PartialDate::SchoolYear(2014)));
        assert_eq!(
            PartialDate::parse("2016-02-29").map(|d| d.to_string()).as_deref(),
            Some("29/02/2016")
        );
        for bad in [
            "2015-02-29",
            "2016-13-01",
            "2016-1-1",
            "2016-01",
            "16",
            "",
            "2016-01-01-01",
            "+016",
            "2014/2016",
            "2014/",
        ] {
            assert_eq!(PartialDate::parse(bad), None, "{bad}");
        }
    }
}
