//! A change of the plan: what was entered, when, and on which device.

use super::{Priority, Status};
use crate::{ActionKey, Day, Siren};

/// Identifies a change: its time, then a random number that tells apart changes of the same millisecond. Ordered
/// by time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    time: String,
    nonce: u32,
}

impl Stamp {
    /// Random numbers are below this; [`Stamp::next`] uses the range above.
    pub const NONCE_LIMIT: u32 = 1 << 31;

    /// A stamp for a time in UTC, as `2017-05-12T09:30:00.000Z`; `None` for any other form.
    #[must_use]
    pub fn new(time: &str, nonce: u32) -> Option<Self> {
        const FORMAT: &[u8; 24] = b"0000-00-00T00:00:00.000Z";
        let bytes = time.as_bytes();
        let matches_format = |(byte, form): (&u8, &u8)| match form {
            b'0' => byte.is_ascii_digit(),
            mark => byte == mark,
        };
        let is_formatted =
            bytes.len() == FORMAT.len() && bytes.iter().zip(FORMAT).all(matches_format);
        let stamp = Self { time: time.to_owned(), nonce };
        let is_below = |at: usize, limit: &str| time.get(at..at + 2).is_some_and(|n| n < limit);
        let is_time_of_day =
            is_formatted && is_below(11, "24") && is_below(14, "60") && is_below(17, "60");
        (is_time_of_day && stamp.day().is_some()).then_some(stamp)
    }

    /// The smallest stamp that is later.
    #[must_use]
    pub fn next(self) -> Self {
        Self { nonce: self.nonce.saturating_add(1), ..self }
    }

    /// The time in UTC, as ISO 8601.
    #[must_use]
    pub fn time(&self) -> &str {
        &self.time
    }

    /// The random number.
    #[must_use]
    pub fn nonce(&self) -> u32 {
        self.nonce
    }

    /// The day in metropolitan France: UTC+2 from the last Sunday of March to that of October, UTC+1 otherwise,
    /// both changes at 01:00 UTC.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        let day = Day::parse(self.time.get(..10)?)?;
        let hour: u8 = self.time.get(11..13)?.parse().ok()?;
        let last_sunday_of = |month| Some(Day::new(day.year(), month, 31)?.last_sunday());
        let (spring, autumn) = (last_sunday_of(3)?, last_sunday_of(10)?);
        let is_summer_time = (spring, 1) <= (day, hour) && (day, hour) < (autumn, 1);
        let utc_offset = if is_summer_time { 2 } else { 1 };
        if hour + utc_offset < 24 { Some(day) } else { day.next() }
    }
}

/// Identifies a device: a random number, drawn at its first entry and stored there. Used only to find which
/// changes undo may take back here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Device(pub u32);

/// A field of an action and its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The new status.
    Status(Status),
    /// The organisation in charge; empty for none.
    Lead(String),
    /// The partners, besides those in the document.
    Partners(Vec<String>),
    /// The EPCI concerned, sorted by Siren.
    Territories(Vec<Siren>),
    /// The due day; `None` for the document's calendar.
    Due(Option<Day>),
    /// The priority; `None` removes it.
    Priority(Option<Priority>),
    /// The cost in whole euros; `None` removes it.
    Budget(Option<u32>),
    /// Free notes; empty for none.
    Notes(String),
}

/// An entry: a field of an action, or a value of an indicator of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A field of an action.
    Action(ActionKey, Edit),
    /// The value of an indicator of the plan on a day; `None` deletes it.
    Value {
        /// Id of the plan's indicator.
        indicator: String,
        /// The day that the value is about.
        day: Day,
        /// A finite number; `None` deletes the value.
        value: Option<f64>,
    },
}

impl Entry {
    /// Whether both entries fill the same field, so that only the later one counts.
    #[must_use]
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Action(a, edit), Self::Action(b, other)) => {
                a == b && std::mem::discriminant(edit) == std::mem::discriminant(other)
            }
            (
                Self::Value { indicator: a, day: one, .. },
                Self::Value { indicator: b, day: other, .. },
            ) => a == b && one == other,
            _ => false,
        }
    }
}

/// An entry with its time, its first day and its device.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Time of the entry and random number; merged journals are sorted by it.
    pub stamp: Stamp,
    /// The day from which the entry holds. For a value, its own day.
    pub since: Day,
    /// The device of the entry; `None` in journals of version 1.
    pub device: Option<Device>,
    /// What was entered; it holds from [`Self::since`] on.
    pub entry: Entry,
}

impl Change {
    /// A change that holds from `since`; a value keeps its own day instead.
    #[must_use]
    pub fn new(stamp: Stamp, since: Day, device: Option<Device>, entry: Entry) -> Self {
        let since = match &entry {
            Entry::Action(..) => since,
            Entry::Value { day, .. } => *day,
        };
        Self { stamp, since, device, entry }
    }
}

/// The undo of a change. The change stays in the journal but no longer counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Undo {
    /// Time of the undo.
    pub stamp: Stamp,
    /// Stamp of the change that is undone.
    pub target: Stamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_have_one_format_and_sort_by_time() {
        let good = Stamp::new("2016-02-29T23:59:59.999Z", 7).expect("a moment");
        assert_eq!(good.day(), Day::new(2016, 3, 1), "one in the morning, in France");
        assert!(good < Stamp::new("2016-03-01T00:00:00.000Z", 0).expect("a moment"));
        assert!(good < Stamp::new("2016-02-29T23:59:59.999Z", 8).expect("a moment"));
        for bad in [
            "2017-02-29T00:00:00.000Z",
            "2016-02-29T24:00:00.000Z",
            "2016-02-29T00:60:00.000Z",
            "2016-02-29T00:00:00Z",
            "2016-02-29 00:00:00.000Z",
            "２016-02-29T00:00:00.00",
            "",
        ] {
            assert_eq!(Stamp::new(bad, 0), None, "{bad}");
        }
    }

    #[test]
    fn stamp_day_is_in_french_time() {
        for (at, day) in [
            ("2016-06-30T21:59:59.999Z", "2016-06-30"),
            ("2016-06-30T22:00:00.000Z", "2016-07-01"),
            ("2016-12-31T22:59:59.999Z", "2016-12-31"),
            ("2016-12-31T23:00:00.000Z", "2017-01-01"),
            // Summer time in 2016: from 27 March to 30 October.
            ("2016-03-26T22:30:00.000Z", "2016-03-26"),
            ("2016-03-27T22:30:00.000Z", "2016-03-28"),
            ("2016-10-29T22:30:00.000Z", "2016-10-30"),
            ("2016-10-30T22:30:00.000Z", "2016-10-30"),
        ] {
            let stamp = Stamp::new(at, 0).expect("a moment");
            assert_eq!(stamp.day(), Day::parse(day), "{at}");
        }
    }
}
