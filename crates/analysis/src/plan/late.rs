//! Which actions are late on a reference date: due before that day and neither done nor abandoned, whatever
//! their status. The due day itself is not late.

use model::tracking::{Record, Status};
use model::{Axis, Day};

/// How many days ahead a due day is near.
const SOON: i64 = 90;

/// How an action stands to its due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// Carried out or given up: nothing is due.
    Closed,
    /// Due in more than 90 days.
    Ahead,
    /// Due within the next 90 days.
    Soon,
    /// Due before, and not known to be carried out or given up.
    Late {
        /// How many days ago it was due.
        days: i64,
        /// Whether no status was ever entered.
        silent: bool,
    },
}

/// What « en retard » means, wherever it is counted.
pub const MEANING: &str = "En retard : échéance passée à cette date, action ni réalisée ni \
    abandonnée, que son état soit renseigné ou non.";

impl Timing {
    /// Whether the due date has passed, for an action that is neither done nor given up.
    #[must_use]
    pub fn is_late(self) -> bool {
        matches!(self, Self::Late { .. })
    }
}

/// Whether what is due on `due` is late on the day `reference`, as long as it is not done.
#[must_use]
pub fn is_past(due: Day, reference: Day) -> bool {
    due < reference
}

/// When an action is due: what was entered, else the end of its axis' calendar.
#[must_use]
pub fn due(axis: &Axis, record: &Record) -> Day {
    record.due.unwrap_or(axis.calendar.end)
}

/// How an action stands on the day `reference`.
#[must_use]
pub fn timing(axis: &Axis, record: &Record, reference: Day) -> Timing {
    let due = due(axis, record);
    let days = reference.days_since(due);
    match record.status {
        status if status.is_closed() => Timing::Closed,
        status if is_past(due, reference) => {
            Timing::Late { days, silent: status == Status::Unknown }
        }
        _ if days <= -SOON => Timing::Ahead,
        _ => Timing::Soon,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::plan;

    #[test]
    fn an_action_is_late_from_the_day_after_it_was_due() {
        let plan = plan(&fixtures::text("plan.json")).expect("the plan is valid");
        let day = |text: &str| Day::parse(text).expect("a day");
        let at = |status, entered: Option<&str>, reference: &str| {
            let record = Record { status, due: entered.map(day), ..Record::default() };
            timing(&plan.axes[0], &record, day(reference))
        };
        let calendar = None; // axis 1: before 31/12/2017
        assert_eq!(at(Status::Underway, calendar, "2017-12-31"), Timing::Soon);
        assert_eq!(
            at(Status::Underway, calendar, "2018-01-01"),
            Timing::Late { days: 1, silent: false }
        );
        assert_eq!(at(Status::Underway, calendar, "2017-10-02"), Timing::Ahead);
        assert_eq!(at(Status::Underway, calendar, "2017-10-03"), Timing::Soon);
        assert_eq!(
            at(Status::Unknown, calendar, "2018-01-31"),
            Timing::Late { days: 31, silent: true }
        );
        assert_eq!(at(Status::Done, calendar, "2019-01-01"), Timing::Closed);
        assert_eq!(
            at(Status::Paused, Some("2016-02-28"), "2016-03-01"),
            Timing::Late { days: 2, silent: false }
        );
        assert_eq!(at(Status::Paused, Some("2016-02-29"), "2016-02-29"), Timing::Soon);
        assert_eq!(at(Status::Upcoming, Some("2018-06-30"), "2018-01-01"), Timing::Ahead);
    }
}
