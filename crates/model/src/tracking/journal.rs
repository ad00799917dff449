//! The journal of everything entered. It only grows, so that any two journals can be merged without loss: those
//! of two open tabs, or a colleague's file.

use std::collections::BTreeSet;

use super::{ActionState, Change, Device, Edit, Entry, Stamp, Status, Tracking, Undo};
use crate::{ActionKey, Day};

/// A named snapshot of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// When it was saved.
    pub stamp: Stamp,
    /// Its name: « Comité technique, mai 2017 ».
    pub name: String,
    /// The reference date it was saved for.
    pub reference: Day,
    /// The state of the plan. Later entries and merges do not change it.
    pub tracking: Tracking,
}

/// Changes, undos and saved versions, each sorted by stamp without duplicates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    changes: Vec<Change>,
    undos: Vec<Undo>,
    versions: Vec<Snapshot>,
}

impl Journal {
    /// All changes, sorted by time of entry.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The undos, sorted by time.
    #[must_use]
    pub fn undos(&self) -> &[Undo] {
        &self.undos
    }

    /// The saved versions, the oldest first.
    #[must_use]
    pub fn versions(&self) -> &[Snapshot] {
        &self.versions
    }

    /// Whether the journal is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.undos.is_empty() && self.versions.is_empty()
    }

    /// The stamp for a change made now: later than all others, even if the clock was set back or a merged file
    /// has later stamps.
    #[must_use]
    pub fn next_stamp(&self, now: Stamp) -> Stamp {
        let last = [
            self.changes.last().map(|change| &change.stamp),
            self.undos.last().map(|undo| &undo.stamp),
            self.versions.last().map(|version| &version.stamp),
        ];
        let last = last.into_iter().flatten().max().filter(|last| **last >= now).cloned();
        last.map_or(now, Stamp::next)
    }

    /// Adds a change; does nothing if it is present.
    pub fn add(&mut self, change: Change) {
        insert_sorted(&mut self.changes, change, |change| &change.stamp);
    }

    /// Adds the undo of a change; does nothing if it is present.
    pub fn add_undo(&mut self, undo: Undo) {
        insert_sorted(&mut self.undos, undo, |undo| &undo.stamp);
    }

    /// Saves a version; does nothing if it is present.
    pub fn add_version(&mut self, version: Snapshot) {
        insert_sorted(&mut self.versions, version, |version| &version.stamp);
    }

    /// Adds whatever `other` contains and this journal does not.
    pub fn merge(&mut self, other: &Self) {
        merge_items(&mut self.changes, &other.changes, |change| &change.stamp);
        merge_items(&mut self.undos, &other.undos, |undo| &undo.stamp);
        merge_items(&mut self.versions, &other.versions, |version| &version.stamp);
    }

    /// The journal with only the changes whose entry passes `keeps`, and all versions.
    #[must_use]
    pub fn filter_entries(&self, keeps: impl Fn(&Entry) -> bool) -> Self {
        let changes: Vec<Change> =
            self.changes.iter().filter(|change| keeps(&change.entry)).cloned().collect();
        let is_left_out = |stamp: &Stamp| self.change(stamp).is_some_and(|c| !keeps(&c.entry));
        let undos = self.undos.iter().filter(|undo| !is_left_out(&undo.target)).cloned().collect();
        Self { changes, undos, versions: self.versions.clone() }
    }

    /// The changes that were not undone.
    pub fn effective_changes(&self) -> impl DoubleEndedIterator<Item = &Change> {
        let undos: BTreeSet<&Stamp> = self.undos.iter().map(|undo| &undo.target).collect();
        self.changes.iter().filter(move |change| !undos.contains(&change.stamp))
    }

    /// The plan on a day: for each field, the latest entry that holds by then. Of two that hold from the same
    /// day, the one entered later counts.
    #[must_use]
    pub fn tracking_at(&self, day: Day) -> Tracking {
        self.fold_changes(|change| change.since <= day)
    }

    /// The plan after all changes, whatever their day.
    #[must_use]
    pub fn tracking(&self) -> Tracking {
        self.fold_changes(|_| true)
    }

    fn fold_changes(&self, is_included: impl Fn(&Change) -> bool) -> Tracking {
        let mut changes: Vec<&Change> =
            self.effective_changes().filter(|change| is_included(change)).collect();
        changes.sort_by_key(|change| change.since);
        Tracking::from_entries(changes.into_iter().map(|change| &change.entry))
    }

    /// The state of one action on a day.
    #[must_use]
    pub fn action_state_at(&self, key: ActionKey, day: Day) -> ActionState {
        let is_of_action = |e: &Entry| matches!(e, Entry::Action(action, _) if *action == key);
        let tracking = self.fold_changes(|c| c.since <= day && is_of_action(&c.entry));
        tracking.action_state(key)
    }

    /// The statuses of an action with their days, sorted by day.
    #[must_use]
    pub fn statuses(&self, key: ActionKey) -> Vec<(Day, Status)> {
        let status = |change: &Change| match &change.entry {
            Entry::Action(action, Edit::Status(status)) if *action == key => {
                Some((change.since, *status))
            }
            _ => None,
        };
        let mut statuses: Vec<(Day, Status)> =
            self.effective_changes().filter_map(status).collect();
        statuses.sort_by_key(|(day, _)| *day);
        statuses
    }

    /// The status of an action on a day, and the next status with its day.
    #[must_use]
    pub fn status_and_next(&self, key: ActionKey, day: Day) -> (Status, Option<(Day, Status)>) {
        let statuses = self.statuses(key);
        let next = statuses.iter().position(|(since, _)| *since > day);
        let current = next.unwrap_or(statuses.len()).checked_sub(1);
        let status = current.and_then(|at| statuses.get(at)).map(|(_, status)| *status);
        (status.unwrap_or_default(), next.and_then(|at| statuses.get(at)).copied())
    }

    /// The change that the next undo takes back: the last one entered on this device that still counts.
    #[must_use]
    pub fn last_change_by(&self, device: Device) -> Option<&Change> {
        self.effective_changes().rev().find(|change| change.device == Some(device))
    }

    /// The number of changes and undos, and the number of versions, that `other` has and this journal lacks.
    #[must_use]
    pub fn count_new_in(&self, other: &Self) -> (usize, usize) {
        let changes = missing_items(&self.changes, &other.changes, |change| &change.stamp).count();
        let undone = missing_items(&self.undos, &other.undos, |undo| &undo.stamp).count();
        let versions = missing_items(&self.versions, &other.versions, |v| &v.stamp).count();
        (changes + undone, versions)
    }

    fn change(&self, stamp: &Stamp) -> Option<&Change> {
        let at = self.changes.binary_search_by(|change| change.stamp.cmp(stamp)).ok()?;
        self.changes.get(at)
    }
}

/// Inserts `item` in stamp order unless it is present.
fn insert_sorted<T>(list: &mut Vec<T>, item: T, stamp: fn(&T) -> &Stamp) {
    if let Err(index) = list.binary_search_by(|other| stamp(other).cmp(stamp(&item))) {
        list.insert(index, item);
    }
}

/// The items of `others` that are not in `list`.
fn missing_items<'a, T>(
    list: &[T],
    others: &'a [T],
    stamp: fn(&T) -> &Stamp,
) -> impl Iterator<Item = &'a T> {
    let is_missing = move |item: &&T| list.binary_search_by(|o| stamp(o).cmp(stamp(item))).is_err();
    others.iter().filter(is_missing)
}

/// Adds the missing items and sorts once.
fn merge_items<T: Clone>(list: &mut Vec<T>, others: &[T], stamp: fn(&T) -> &Stamp) {
    let new: Vec<T> = missing_items(list, others, stamp).cloned().collect();
    list.extend(new);
    list.sort_by(|a, b| stamp(a).cmp(stamp(b)));
}
