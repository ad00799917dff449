//! One change: who knows when, what.

use super::{Priority, Status};
use crate::domain::{ActionKey, Day, Siren};

/// When a change was made, and a number drawn by lot that tells apart two changes of one moment.
/// Its order is that of time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    at: String,
    lot: u32,
}

impl Stamp {
    /// Lots are drawn below this: there is room for those that only follow another.
    pub const LOTS: u32 = 1 << 31;

    /// A stamp at a moment of universal time, as `2017-05-12T09:30:00.000Z`; `None` for any other form.
    #[must_use]
    pub fn new(at: &str, lot: u32) -> Option<Self> {
        const FORM: &[u8; 24] = b"0000-00-00T00:00:00.000Z";
        let bytes = at.as_bytes();
        let fits = |(byte, form): (&u8, &u8)| match form {
            b'0' => byte.is_ascii_digit(),
            mark => byte == mark,
        };
        let formed = bytes.len() == FORM.len() && bytes.iter().zip(FORM).all(fits);
        let stamp = Self { at: at.to_owned(), lot };
        let below = |from: usize, limit: &str| at.get(from..from + 2).is_some_and(|n| n < limit);
        let hour = formed && below(11, "24") && below(14, "60") && below(17, "60");
        (hour && stamp.day().is_some()).then_some(stamp)
    }

    /// The very next stamp.
    #[must_use]
    pub fn following(self) -> Self {
        Self { lot: self.lot.saturating_add(1), ..self }
    }

    /// The moment, as ISO 8601 has it.
    #[must_use]
    pub fn at(&self) -> &str {
        &self.at
    }

    /// The number drawn by lot.
    #[must_use]
    pub fn lot(&self) -> u32 {
        self.lot
    }

    /// The day, of universal time.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        Day::parse(self.at.get(..10)?)
    }
}

/// A field of an action and what it now holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Where it stands.
    Status(Status),
    /// Who leads it; empty for nobody.
    Lead(String),
    /// Who takes part, besides those that the document names.
    Partners(Vec<String>),
    /// Which EPCI it is about, in the order of their Siren.
    Territories(Vec<Siren>),
    /// When it is due; `None` for the document's calendar.
    Due(Option<Day>),
    /// How pressing it is.
    Priority(Option<Priority>),
    /// What it costs, in whole euros.
    Budget(Option<u32>),
    /// Free words.
    Notes(String),
}

/// What was entered.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A field of an action.
    Action(ActionKey, Edit),
    /// What an indicator of the plan was worth on a day; `None` takes that back.
    Value {
        /// Its id.
        indicator: String,
        /// The day.
        day: Day,
        /// The value, finite.
        value: Option<f64>,
    },
}

impl Entry {
    /// Whether both fill the same field, so that the later one alone counts.
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

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// When.
    pub stamp: Stamp,
    /// What.
    pub entry: Entry,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_real_moments_in_one_form_and_sort_by_time() {
        let good = Stamp::new("2016-02-29T23:59:59.999Z", 7).expect("a moment");
        assert_eq!(good.day(), Day::new(2016, 2, 29));
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
}
