//! Everything ever entered. Journals only grow, so that two of them can always be put together:
//! two open tabs, or a file from a colleague, lose nothing of each other.

use std::collections::BTreeSet;

use super::{Change, Device, Edit, Entry, Record, Stamp, Status, Tracking, Undo};
use crate::{ActionKey, Day};

/// The plan as it stood one day, kept under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When the version was set aside.
    pub stamp: Stamp,
    /// As « Comité technique, mai 2017 ».
    pub name: String,
    /// The reference date of what it shows.
    pub reference: Day,
    /// All that was known. It stays so, whatever is entered or merged later.
    pub tracking: Tracking,
}

/// The changes, what was taken back of them, and the versions, all in the order of their stamps,
/// each stamp once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    changes: Vec<Change>,
    undone: Vec<Undo>,
    versions: Vec<Version>,
}

impl Journal {
    /// The changes, the one entered first first.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The changes that were taken back.
    #[must_use]
    pub fn undone(&self) -> &[Undo] {
        &self.undone
    }

    /// The versions, the oldest first.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Whether nothing was ever entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.undone.is_empty() && self.versions.is_empty()
    }

    /// The stamp for a change made now: later than all others, even if the clock was set back or a merged file
    /// has later stamps.
    #[must_use]
    pub fn next_stamp(&self, now: Stamp) -> Stamp {
        let last = [
            self.changes.last().map(|change| &change.stamp),
            self.undone.last().map(|undo| &undo.stamp),
            self.versions.last().map(|version| &version.stamp),
        ];
        let last = last.into_iter().flatten().max().filter(|last| **last >= now).cloned();
        last.map_or(now, Stamp::following)
    }

    /// Adds a change; one that is already there changes nothing.
    pub fn add(&mut self, change: Change) {
        insert(&mut self.changes, change, |change| &change.stamp);
    }

    /// Takes a change back; twice is once.
    pub fn take_back(&mut self, undo: Undo) {
        insert(&mut self.undone, undo, |undo| &undo.stamp);
    }

    /// Keeps a version; one that is already there changes nothing.
    pub fn keep(&mut self, version: Version) {
        insert(&mut self.versions, version, |version| &version.stamp);
    }

    /// Adds what `other` holds and this one does not.
    pub fn merge(&mut self, other: &Self) {
        unite(&mut self.changes, &other.changes, |change| &change.stamp);
        unite(&mut self.undone, &other.undone, |undo| &undo.stamp);
        unite(&mut self.versions, &other.versions, |version| &version.stamp);
    }

    /// The entries that pass `keeps`, with all versions.
    #[must_use]
    pub fn only(&self, keeps: impl Fn(&Entry) -> bool) -> Self {
        let changes: Vec<Change> =
            self.changes.iter().filter(|change| keeps(&change.entry)).cloned().collect();
        let left_out =
            |stamp: &Stamp| self.change(stamp).is_some_and(|change| !keeps(&change.entry));
        let undone = self.undone.iter().filter(|undo| !left_out(&undo.of)).cloned().collect();
        Self { changes, undone, versions: self.versions.clone() }
    }

    /// The changes that count: none that was taken back.
    pub fn counting(&self) -> impl DoubleEndedIterator<Item = &Change> {
        let undone: BTreeSet<&Stamp> = self.undone.iter().map(|undo| &undo.of).collect();
        self.changes.iter().filter(move |change| !undone.contains(&change.stamp))
    }

    /// The plan on a day: what has happened by then, each fact replacing the earlier ones of its
    /// field. Of two facts of one day, the one that was entered later counts.
    #[must_use]
    pub fn tracking_at(&self, day: Day) -> Tracking {
        self.added_up(|change| change.since <= day)
    }

    /// What it all adds up to, whatever its day.
    #[must_use]
    pub fn tracking(&self) -> Tracking {
        self.added_up(|_| true)
    }

    fn added_up(&self, counts: impl Fn(&Change) -> bool) -> Tracking {
        let mut facts: Vec<&Change> = self.counting().filter(|change| counts(change)).collect();
        facts.sort_by_key(|change| change.since);
        Tracking::of(facts.into_iter().map(|change| &change.entry))
    }

    /// One action on a day.
    #[must_use]
    pub fn record_at(&self, key: ActionKey, day: Day) -> Record {
        let of = |entry: &Entry| matches!(entry, Entry::Action(action, _) if *action == key);
        let tracking = self.added_up(|change| change.since <= day && of(&change.entry));
        tracking.record(key)
    }

    /// The statuses of an action with their days, in that order.
    #[must_use]
    pub fn statuses(&self, key: ActionKey) -> Vec<(Day, Status)> {
        let status = |change: &Change| match &change.entry {
            Entry::Action(action, Edit::Status(status)) if *action == key => {
                Some((change.since, *status))
            }
            _ => None,
        };
        let mut statuses: Vec<(Day, Status)> = self.counting().filter_map(status).collect();
        statuses.sort_by_key(|(day, _)| *day);
        statuses
    }

    /// The status of an action on a day, and the next status with its day.
    #[must_use]
    pub fn around(&self, key: ActionKey, day: Day) -> (Status, Option<(Day, Status)>) {
        let statuses = self.statuses(key);
        let next = statuses.iter().position(|(since, _)| *since > day);
        let before = next.unwrap_or(statuses.len()).checked_sub(1);
        let status = before.and_then(|at| statuses.get(at)).map(|(_, status)| *status);
        (status.unwrap_or_default(), next.and_then(|at| statuses.get(at)).copied())
    }

    /// The change that is taken back next on this device: the one entered there last of those that
    /// count.
    #[must_use]
    pub fn last_of(&self, device: Device) -> Option<&Change> {
        self.counting().rev().find(|change| change.device == Some(device))
    }

    /// How many changes and undos, and how many versions, `other` has that this one has not.
    #[must_use]
    pub fn news_of(&self, other: &Self) -> (usize, usize) {
        let changes = lacking(&self.changes, &other.changes, |change| &change.stamp).count();
        let undone = lacking(&self.undone, &other.undone, |undo| &undo.stamp).count();
        let versions = lacking(&self.versions, &other.versions, |version| &version.stamp).count();
        (changes + undone, versions)
    }

    fn change(&self, stamp: &Stamp) -> Option<&Change> {
        let at = self.changes.binary_search_by(|change| change.stamp.cmp(stamp)).ok()?;
        self.changes.get(at)
    }
}

/// Puts `item` at its place, unless it is there.
fn insert<T>(list: &mut Vec<T>, item: T, stamp: fn(&T) -> &Stamp) {
    if let Err(place) = list.binary_search_by(|other| stamp(other).cmp(stamp(&item))) {
        list.insert(place, item);
    }
}

/// Those of `others` that are not in `list`.
fn lacking<'a, T>(
    list: &[T],
    others: &'a [T],
    stamp: fn(&T) -> &Stamp,
) -> impl Iterator<Item = &'a T> {
    let missing =
        move |item: &&T| list.binary_search_by(|other| stamp(other).cmp(stamp(item))).is_err();
    others.iter().filter(missing)
}

/// Adds what is missing, in one sort.
fn unite<T: Clone>(list: &mut Vec<T>, others: &[T], stamp: fn(&T) -> &Stamp) {
    let new: Vec<T> = lacking(list, others, stamp).cloned().collect();
    list.extend(new);
    list.sort_by(|a, b| stamp(a).cmp(stamp(b)));
}
