//! What is entered into the plan, and how it is taken back.

use crate::domain::Day;
use crate::domain::tracking::{Change, Edit, Entry, Journal, Stamp, Tracking, Version, clean_name};

/// What a person does to the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Enters something.
    Enter(Entry),
    /// Takes back what they did last, here and since the page was opened.
    Undo,
    /// Keeps the plan as it stands under a name.
    Keep {
        /// As « Comité technique, mai 2017 ».
        name: String,
        /// The reference date.
        reference: Day,
    },
    /// Puts a file's journal, or another tab's, together with this one.
    Merge(Journal),
    /// Forgets everything.
    Reset,
}

/// The journal, what it adds up to and what can be taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tracker {
    journal: Journal,
    /// Always `journal.tracking()`: years of changes are added up once, not at each entry.
    tracking: Tracking,
    undo: Vec<Vec<Entry>>,
}

impl Tracker {
    /// Everything entered.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// What it adds up to.
    #[must_use]
    pub fn tracking(&self) -> &Tracking {
        &self.tracking
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Does it, at the moment `now`; whether anything changed. A status that may not follow the
    /// present one changes nothing.
    pub fn act(&mut self, act: Act, now: Stamp) -> bool {
        match act {
            Act::Enter(entry) => {
                let Some(entry) = entry.cleaned().filter(|e| allowed(&self.tracking, e)) else {
                    return false;
                };
                let mut after = self.tracking.clone();
                after.apply(&entry);
                let back = after.towards(&self.tracking);
                if back.is_empty() {
                    return false;
                }
                self.add(entry, now);
                self.undo.push(back);
            }
            Act::Undo => {
                let Some(entries) = self.undo.pop() else { return false };
                entries.into_iter().for_each(|entry| self.add(entry, now.clone()));
            }
            Act::Keep { name, reference } => {
                let name = clean_name(&name);
                if name.is_empty() {
                    return false;
                }
                let stamp = self.journal.next_stamp(now);
                let tracking = self.tracking.clone();
                self.journal.keep(Version { stamp, name, reference, tracking });
            }
            Act::Merge(other) => {
                let count = |journal: &Journal| (journal.changes().len(), journal.versions().len());
                let own = count(&self.journal);
                self.journal.merge(&other);
                if count(&self.journal) == own {
                    return false;
                }
                self.tracking = self.journal.tracking();
            }
            Act::Reset => {
                let empty = self.journal.is_empty();
                *self = Self::default();
                return !empty;
            }
        }
        true
    }

    fn add(&mut self, entry: Entry, now: Stamp) {
        // The last one counts: its stamp comes after all others.
        self.tracking.apply(&entry);
        let stamp = self.journal.next_stamp(now);
        self.journal.add(Change { stamp, entry });
    }
}

fn allowed(tracking: &Tracking, entry: &Entry) -> bool {
    match entry {
        Entry::Action(key, Edit::Status(next)) => {
            tracking.record(*key).status.next().contains(next)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ActionKey;
    use crate::domain::tracking::Status;

    const KEY: ActionKey = ActionKey { axis: 1, number: 3 };

    fn now() -> Stamp {
        Stamp::new("2017-05-12T09:30:00.000Z", 5).expect("a moment")
    }

    fn status(status: Status) -> Act {
        Act::Enter(Entry::Action(KEY, Edit::Status(status)))
    }

    fn lead(name: &str) -> Act {
        Act::Enter(Entry::Action(KEY, Edit::Lead(name.into())))
    }

    #[test]
    fn transitions_that_are_not_allowed_change_nothing() {
        let mut tracker = Tracker::default();
        assert!(tracker.act(status(Status::Upcoming), now()));
        assert!(!tracker.act(status(Status::Done), now()));
        assert!(!tracker.act(status(Status::Upcoming), now()), "it is that already");
        assert!(tracker.act(status(Status::Underway), now()));
        assert!(tracker.act(status(Status::Done), now()));
        assert_eq!(tracker.journal().changes().len(), 3);
        assert_eq!(tracker.tracking().record(KEY).status, Status::Done);
        assert_eq!(tracker.tracking(), &tracker.journal().tracking());
    }

    #[test]
    fn what_is_entered_counts_even_with_a_clock_put_back_and_undo_keeps_the_history() {
        let earlier = Stamp::new("2016-01-01T00:00:00.000Z", 0).expect("a moment");
        let mut tracker = Tracker::default();
        tracker.act(lead("Caf"), now());
        tracker.act(lead("  Msa "), earlier.clone());
        let lead = |tracker: &Tracker| tracker.tracking().record(KEY).lead;
        assert_eq!(lead(&tracker), "Msa");
        assert!(tracker.act(Act::Undo, earlier.clone()));
        assert_eq!(lead(&tracker), "Caf");
        assert!(tracker.act(Act::Undo, earlier.clone()));
        assert!(tracker.tracking().is_empty() && tracker.journal().tracking().is_empty());
        assert!(!tracker.act(Act::Undo, earlier));
        assert_eq!(tracker.journal().changes().len(), 4);
    }

    #[test]
    fn a_version_stays_what_it_was() {
        let reference = Day::parse("2017-05-12").expect("a day");
        let mut tracker = Tracker::default();
        tracker.act(lead("Caf"), now());
        let keep = |name: &str| Act::Keep { name: name.into(), reference };
        assert!(!tracker.act(keep("  "), now()));
        assert!(tracker.act(keep(" Comité technique "), now()));
        tracker.act(lead("Msa"), now());
        let version = &tracker.journal().versions()[0];
        assert_eq!(version.name, "Comité technique");
        assert_eq!(version.tracking.record(KEY).lead, "Caf");
        let mut other = Tracker::default();
        assert!(other.act(Act::Merge(tracker.journal().clone()), now()));
        assert!(!other.act(Act::Merge(tracker.journal().clone()), now()), "nothing new");
        assert_eq!((other.journal(), other.tracking()), (tracker.journal(), tracker.tracking()));
        assert!(other.act(Act::Reset, now()) && other.journal().is_empty());
    }
}
