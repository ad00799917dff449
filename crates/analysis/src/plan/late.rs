//! Which actions are late on a reference date: due before that day and neither done nor abandoned, whatever
//! their status. The due day itself is not late.

use model::tracking::{ActionState, Status};
use model::{Axis, Day};

/// An action is due soon if at most this many days are left.
const SOON_DAYS: i64 = 90;

/// The relation of an action to its due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// Done or abandoned: nothing is due.
    Closed,
    /// Due in more than 90 days.
    Ahead,
    /// Due within the next 90 days.
    Soon,
    /// Overdue, and neither done nor abandoned.
    Late {
        /// Number of days since the due day.
        days: i64,
        /// Whether no status was ever entered.
        without_status: bool,
    },
}

/// French explanation of « en retard ».
pub const LATE_MEANING: &str = "En retard : échéance passée à cette date, action ni réalisée ni \
    abandonnée, que son état soit renseigné ou non.";

impl Timing {
    /// Whether the due date has passed, for an action that is neither done nor given up.
    #[must_use]
    pub fn is_late(self) -> bool {
        matches!(self, Self::Late { .. })
    }
}

/// Whether the due day `due` has passed on the day `reference`.
#[must_use]
pub fn is_past(due: Day, reference: Day) -> bool {
    due < reference
}

/// The due day of an action: the one entered, or else the last day of its axis.
#[must_use]
pub fn due_day(axis: &Axis, record: &ActionState) -> Day {
    record.due.unwrap_or(axis.calendar.end)
}

/// The relation of an action to its due day on the day `reference`.
#[must_use]
pub fn timing(axis: &Axis, record: &ActionState, reference: Day) -> Timing {
    let due = due_day(axis, record);
    let days = reference.days_since(due);
    match record.status {
        status if status.is_closed() => Timing::Closed,
        status if is_past(due, reference) => {
            Timing::Late { days, without_status: status == Status::Unknown }
        }
        _ if days <= -SOON_DAYS => Timing::Ahead,
        _ => Timing::Soon,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::plan;

    #[test]
    fn an_action_is_late_from_the_day_after_it_was_due() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let day = |text: &str| Day::parse(text).expect("a day");
        let timing_of = |status, entered: Option<&str>, reference: &str| {
            let record = ActionState { status, due: entered.map(day), ..ActionState::default() };
            timing(&plan.axes[0], &record, day(reference))
        };
        let calendar = None; // axis 1: before 31/12/2017
        assert_eq!(timing_of(Status::Underway, calendar, "2017-12-31"), Timing::Soon);
        assert_eq!(
            timing_of(Status::Underway, calendar, "2018-01-01"),
            Timing::Late { days: 1, without_status: false }
        );
        assert_eq!(timing_of(Status::Underway, calendar, "2017-10-02"), Timing::Ahead);
        assert_eq!(timing_of(Status::Underway, calendar, "2017-10-03"), Timing::Soon);
        assert_eq!(
            timing_of(Status::Unknown, calendar, "2018-01-31"),
            Timing::Late { days: 31, without_status: true }
        );
        assert_eq!(timing_of(Status::Done, calendar, "2019-01-01"), Timing::Closed);
        assert_eq!(
            timing_of(Status::Paused, Some("2016-02-28"), "2016-03-01"),
            Timing::Late { days: 2, without_status: false }
        );
        assert_eq!(timing_of(Status::Paused, Some("2016-02-29"), "2016-02-29"), Timing::Soon);
        assert_eq!(timing_of(Status::Upcoming, Some("2018-06-30"), "2018-01-01"), Timing::Ahead);
    }
}
