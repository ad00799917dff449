//! What is late on a reference date. A due day is the last good one.

use crate::domain::tracking::{Record, Status};
use crate::domain::{Axis, Day};

/// How many days ahead a due day is near.
const SOON: i64 = 90;

/// How an action stands to its due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// Carried out or given up: nothing is due.
    Closed,
    /// Due later.
    Ahead,
    /// Due within 90 days.
    Soon,
    /// Due before, and nobody has said how it stands.
    Silent {
        /// How many days ago it was due.
        days: i64,
    },
    /// Due before, and known not to be carried out.
    Late {
        /// How many days ago it was due.
        days: i64,
    },
}

impl Timing {
    /// Whether the due day is past and the action not known to be closed.
    #[must_use]
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Silent { .. } | Self::Late { .. })
    }
}

/// When an action is due: what was entered, else the end of its axis' calendar.
#[must_use]
pub fn due(axis: &Axis, record: &Record) -> Day {
    record.due.unwrap_or(axis.calendar.end)
}

/// How an action stands on the day `reference`.
#[must_use]
pub fn timing(axis: &Axis, record: &Record, reference: Day) -> Timing {
    let days = reference.days_since(due(axis, record));
    match record.status {
        status if status.is_closed() => Timing::Closed,
        _ if days <= -SOON => Timing::Ahead,
        _ if days <= 0 => Timing::Soon,
        Status::Unknown => Timing::Silent { days },
        _ => Timing::Late { days },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::plan;

    #[test]
    fn an_action_is_late_from_the_day_after_it_was_due() {
        let plan = plan(include_str!("../../../geodata/plan.json")).expect("the plan is valid");
        let day = |text: &str| Day::parse(text).expect("a day");
        let at = |status, entered: Option<&str>, reference: &str| {
            let record = Record { status, due: entered.map(day), ..Record::default() };
            timing(&plan.axes[0], &record, day(reference))
        };
        let calendar = None; // axis 1: before 31/12/2017
        assert_eq!(at(Status::Underway, calendar, "2017-12-31"), Timing::Soon);
        assert_eq!(at(Status::Underway, calendar, "2018-01-01"), Timing::Late { days: 1 });
        assert_eq!(at(Status::Underway, calendar, "2017-10-02"), Timing::Ahead);
        assert_eq!(at(Status::Underway, calendar, "2017-10-03"), Timing::Soon);
        assert_eq!(at(Status::Unknown, calendar, "2018-01-31"), Timing::Silent { days: 31 });
        assert_eq!(at(Status::Done, calendar, "2019-01-01"), Timing::Closed);
        assert_eq!(at(Status::Paused, Some("2016-02-28"), "2016-03-01"), Timing::Late { days: 2 });
        assert_eq!(at(Status::Paused, Some("2016-02-29"), "2016-02-29"), Timing::Soon);
        assert_eq!(at(Status::Upcoming, Some("2018-06-30"), "2018-01-01"), Timing::Ahead);
    }
}
