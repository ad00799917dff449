//! Everything ever entered. Journals only grow, so that two of them can always be put together:
//! two open tabs, or a file from a colleague, lose nothing of each other.

use super::{Change, Entry, Stamp, Tracking};
use crate::domain::Day;

/// The plan as it stood one day, kept under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When it was kept.
    pub stamp: Stamp,
    /// As « Comité technique, mai 2017 ».
    pub name: String,
    /// The reference date of what it shows.
    pub reference: Day,
    /// All that was known. It stays so, whatever is entered or merged later.
    pub tracking: Tracking,
}

/// The changes and the versions, both in the order of their stamps, each stamp once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    changes: Vec<Change>,
    versions: Vec<Version>,
}

impl Journal {
    /// The changes, the oldest first.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The versions, the oldest first.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Whether nothing was ever entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.versions.is_empty()
    }

    /// The stamp of what is entered now: after all others, even if the clock was put back, or a
    /// merged file comes from a clock that was ahead.
    #[must_use]
    pub fn next_stamp(&self, now: Stamp) -> Stamp {
        let last = |stamp: Option<&Stamp>| stamp.filter(|last| **last >= now).cloned();
        let changes = last(self.changes.last().map(|change| &change.stamp));
        let versions = last(self.versions.last().map(|version| &version.stamp));
        changes.max(versions).map_or(now, Stamp::following)
    }

    /// Adds a change; one that is already there changes nothing.
    pub fn add(&mut self, change: Change) {
        insert(&mut self.changes, change, |change| &change.stamp);
    }

    /// Keeps a version; one that is already there changes nothing.
    pub fn keep(&mut self, version: Version) {
        insert(&mut self.versions, version, |version| &version.stamp);
    }

    /// Adds what `other` holds and this one does not.
    pub fn merge(&mut self, other: &Self) {
        unite(&mut self.changes, &other.changes, |change| &change.stamp);
        unite(&mut self.versions, &other.versions, |version| &version.stamp);
    }

    /// The part that `keeps` says yes to, with all versions.
    #[must_use]
    pub fn only(&self, keeps: impl Fn(&Entry) -> bool) -> Self {
        let changes = self.changes.iter().filter(|change| keeps(&change.entry)).cloned().collect();
        Self { changes, versions: self.versions.clone() }
    }

    /// What it all adds up to: of two changes to one field, the later one counts.
    #[must_use]
    pub fn tracking(&self) -> Tracking {
        Tracking::of(self.changes.iter().map(|change| &change.entry))
    }
}

/// Puts `item` at its place, unless it is there.
fn insert<T>(list: &mut Vec<T>, item: T, stamp: fn(&T) -> &Stamp) {
    if let Err(place) = list.binary_search_by(|own| stamp(own).cmp(stamp(&item))) {
        list.insert(place, item);
    }
}

/// Adds what is missing, in one sort.
fn unite<T: Clone>(list: &mut Vec<T>, others: &[T], stamp: fn(&T) -> &Stamp) {
    let known = |item: &&T| list.binary_search_by(|own| stamp(own).cmp(stamp(item))).is_err();
    let new: Vec<T> = others.iter().filter(known).cloned().collect();
    list.extend(new);
    list.sort_by(|a, b| stamp(a).cmp(stamp(b)));
}
