//! Changes of the plan's journal: entering, undoing, saving versions, merging, with the rules for each.

use analysis::plan::entry_error::EntryError;
use analysis::plan::input::{DateLimits, parse_version_name};
use model::tracking::{
    ActionField, Change, Device, Draft, DraftField, Drafts, Edit, Entry, Journal, Snapshot, Stamp,
    Undo,
};
use model::{ActionKey, Day};

/// A command that changes the journal of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Make an entry that holds from this day.
    Enter(Entry, Day),
    /// Undo the last entry made on this device, even from an earlier session. Merged entries of other devices
    /// stay.
    Undo,
    /// Save the state of the plan on a day as a named version.
    SaveVersion {
        /// Its name: « Comité technique, mai 2017 ».
        name: String,
        /// The reference date: the day whose state is saved.
        reference: Day,
    },
    /// Merge the journal of a file or of another tab.
    Merge(Journal),
}

/// Time, day and device of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryContext {
    /// Time in UTC; changes of all devices are ordered by it.
    pub stamp: Stamp,
    /// Today's date where the person is.
    pub today: Day,
    /// The device of the person; `Command::Undo` only takes back its entries.
    pub device: Device,
}

/// The journal, changed only by commands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tracker {
    journal: Journal,
}

impl Tracker {
    /// All changes and saved versions.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Executes a command; returns whether the journal changed.
    ///
    /// # Errors
    /// Why the command is refused; the journal is unchanged.
    pub fn execute(&mut self, command: Command, now: &EntryContext) -> Result<bool, EntryError> {
        match command {
            Command::Enter(entry, since) => return self.enter(entry, since, now),
            Command::Undo => {
                let Some(target) = self.journal.last_change_by(now.device).map(|l| l.stamp.clone())
                else {
                    return Ok(false);
                };
                let stamp = self.journal.next_stamp(now.stamp.clone());
                self.journal.add_undo(Undo { stamp, target });
            }
            Command::SaveVersion { name, reference } => {
                let name = parse_version_name(&name)?;
                let stamp = self.journal.next_stamp(now.stamp.clone());
                let tracking = self.journal.tracking_at(reference);
                self.journal.add_version(Snapshot { stamp, name, reference, tracking });
            }
            Command::Merge(other) => {
                if self.journal.count_new_in(&other) == (0, 0) {
                    return Ok(false);
                }
                self.journal.merge(&other);
            }
        }
        Ok(true)
    }

    fn enter(&mut self, entry: Entry, since: Day, now: &EntryContext) -> Result<bool, EntryError> {
        let Some(entry) = entry.sanitize() else { return Ok(false) };
        let stamp = self.journal.next_stamp(now.stamp.clone());
        let change = Change::new(stamp, since, Some(now.device), entry);
        let day = change.since;
        // Deleting is allowed on a later day too, since a merged file may contain later values.
        let is_deletion = matches!(change.entry, Entry::Value { value: None, .. });
        if day > now.today && !is_deletion {
            return Err(EntryError::InFuture { day, today: now.today });
        }
        let is_unchanged = match &change.entry {
            Entry::Action(key, Edit::Status(status)) => {
                let (before, after) = self.journal.status_and_next(*key, day);
                // Repeating a status is useful only before a later one, to make room for another entry.
                if before == *status && after.is_none() {
                    return Err(EntryError::SameStatus { status: before, day });
                }
                if before != *status && !before.allowed_next().contains(status) {
                    return Err(EntryError::CannotFollow { before, status: *status, day });
                }
                // The same status on an earlier day means that it began earlier.
                if let Some((since, after)) = after
                    && after != *status
                    && !status.allowed_next().contains(&after)
                {
                    return Err(EntryError::CannotPrecede { status: *status, after, since });
                }
                false
            }
            Entry::Action(key, edit) => {
                self.journal.action_state_at(*key, day).edits().contains(edit)
            }
            Entry::Value { indicator, value, .. } => {
                let tracking = self.journal.tracking_at(day);
                let current = tracking.values(indicator).find(|(on, _)| *on == day);
                current.map(|(_, value)| value) == *value
            }
        };
        if !is_unchanged {
            self.journal.add(change);
        }
        Ok(!is_unchanged)
    }

    /// Commits the draft of a field as one change and removes it; returns whether the journal changed.
    ///
    /// # Errors
    /// Why the draft is invalid; it is kept.
    pub fn commit_draft(
        &mut self,
        (key, action_field): (ActionKey, ActionField),
        drafts: &mut Drafts,
        limits: &DateLimits,
        now: &EntryContext,
    ) -> Result<bool, EntryError> {
        let draft_field = DraftField::Action(key, action_field);
        let Some(Draft { text, since }) = drafts.get(&draft_field) else { return Ok(false) };
        let edit = limits.parse_edit(action_field, text)?;
        let changed =
            self.enter(Entry::Action(key, edit), since.ok_or(EntryError::Undated)?, now)?;
        drafts.remove(&draft_field);
        Ok(changed)
    }
}

#[cfg(test)]
mod tests;
