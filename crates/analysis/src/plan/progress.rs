//! Progress of an objectif, an axis or the plan, from the statuses of its actions.

use super::late::{Timing, timing};
use model::tracking::{ActionState, Status, Tracking};
use model::{Action, Axis, Day, Objective, Plan};

/// Counts of actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Number of actions with each status, in the order of [`Status::ALL`].
    pub by_status: [usize; Status::ALL.len()],
    /// Number of late actions (see [`super::late`]).
    pub late: usize,
    /// Number of late actions without any status.
    pub late_without_status: usize,
    /// Number of actions without a lead.
    pub without_lead: usize,
}

impl Progress {
    /// Number of actions with this status.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        Status::ALL.iter().zip(self.by_status).find(|(s, _)| **s == status).map_or(0, |(_, n)| n)
    }

    /// Number of actions.
    #[must_use]
    pub fn total(&self) -> usize {
        self.by_status.iter().sum()
    }

    /// Number of done actions, and of all that are not abandoned.
    #[must_use]
    pub fn done_of_open(&self) -> (usize, usize) {
        (self.count(Status::Done), self.total() - self.count(Status::Abandoned))
    }

    /// Percentage of done actions among those not abandoned; `None` if all are.
    #[must_use]
    pub fn done_percentage(&self) -> Option<f64> {
        let (done, total) = self.done_of_open();
        (total > 0).then(|| 100.0 * done as f64 / total as f64)
    }

    fn add_action(&mut self, record: &ActionState, timing: Timing) {
        let counts = Status::ALL.iter().zip(&mut self.by_status);
        counts.filter(|(status, _)| **status == record.status).for_each(|(_, n)| *n += 1);
        self.late += usize::from(timing.is_late());
        self.late_without_status +=
            usize::from(matches!(timing, Timing::Late { without_status: true, .. }));
        self.without_lead += usize::from(record.lead.is_empty());
    }
}

/// The progress of some actions on the day `reference`.
#[must_use]
pub fn progress<'a>(
    actions: impl IntoIterator<Item = (&'a Axis, &'a Objective, &'a Action)>,
    tracking: &Tracking,
    reference: Day,
) -> Progress {
    let mut progress = Progress::default();
    for (axis, _, action) in actions {
        let record = tracking.action_state(action.key);
        progress.add_action(&record, timing(axis, &record, reference));
    }
    progress
}

/// The progress of an axis on the day `reference`.
#[must_use]
pub fn axis_progress(plan: &Plan, number: u8, tracking: &Tracking, reference: Day) -> Progress {
    progress(plan.actions().filter(|(axis, ..)| axis.number == number), tracking, reference)
}

/// The progress of an objectif on the day `reference`.
#[must_use]
pub fn objective_progress(
    plan: &Plan,
    (axis, objective): (u8, u8),
    tracking: &Tracking,
    reference: Day,
) -> Progress {
    let is_of_objective =
        |(a, o, _): &(&Axis, &Objective, &Action)| a.number == axis && o.number == objective;
    progress(plan.actions().filter(is_of_objective), tracking, reference)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::ActionKey;
    use model::read::plan;
    use model::tracking::{Edit, Entry};

    #[test]
    fn progress_adds_up_and_skips_abandoned_actions() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let entries = [
            ("1.1", Edit::Status(Status::Done)),
            ("1.2", Edit::Status(Status::Underway)),
            ("1.2", Edit::Lead("Caf".into())),
            ("1.3", Edit::Status(Status::Abandoned)),
            ("4.1", Edit::Status(Status::Done)),
        ];
        let entry = |(key, edit)| Entry::Action(ActionKey::parse(key).expect("a key"), edit);
        let tracking = Tracking::from_entries(&entries.map(entry));
        let reference = Day::parse("2018-01-01").expect("a day");
        let first = axis_progress(&plan, 1, &tracking, reference);
        assert_eq!(first.total(), 9);
        assert_eq!(first.done_of_open(), (1, 8));
        assert_eq!(first.done_percentage(), Some(12.5));
        assert_eq!((first.late, first.late_without_status, first.without_lead), (7, 6, 8));
        let overall = progress(plan.actions(), &tracking, reference);
        assert_eq!((overall.total(), overall.count(Status::Unknown)), (24, 20));
        let axes: usize = (1..=4).map(|n| axis_progress(&plan, n, &tracking, reference).late).sum();
        assert_eq!(axes, overall.late);
        let objective = objective_progress(&plan, (1, 1), &tracking, reference);
        assert_eq!((objective.total(), objective.done_percentage()), (2, Some(50.0)));
        assert_eq!(Progress::default().done_percentage(), None);
    }
}
