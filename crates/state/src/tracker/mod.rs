//! What is entered into the plan, and how it is taken back.

use analysis::plan::refusal::Refusal;
use analysis::plan::typed::{Bounds, version_name};
use model::tracking::{
    Change, Device, Draft, Drafts, Edit, Entry, Field, Journal, Part, Stamp, Undo, Version,
};
use model::{ActionKey, Day};

/// What a person does to the journal of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Enters a fact: what, and since which day it is so.
    Enter(Entry, Day),
    /// Takes back what was entered last on this device, before the page was opened included. What
    /// others have entered, and was merged, stays.
    Undo,
    /// Keeps the plan as it was on a day under a name.
    KeepVersion {
        /// As « Comité technique, mai 2017 ».
        name: String,
        /// The day whose standing is kept.
        reference: Day,
    },
    /// Puts a file's journal, or another tab's, together with this one.
    Merge(Journal),
}

/// When, and on which device, something is entered.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryContext {
    /// Universal time; orders the changes of all devices.
    pub stamp: Stamp,
    /// The day where the person is.
    pub today: Day,
    /// Whose own entries `Command::Undo` takes back.
    pub device: Device,
}

/// The journal, which commands alone change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tracker {
    journal: Journal,
}

impl Tracker {
    /// All changes, with the versions kept.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Carries a command out; whether the journal changed.
    ///
    /// # Errors
    /// Why it cannot be done. Nothing has changed then.
    pub fn execute(&mut self, command: Command, now: &EntryContext) -> Result<bool, Refusal> {
        match command {
            Command::Enter(entry, since) => return self.enter(entry, since, now),
            Command::Undo => {
                let Some(of) = self.journal.last_of(now.device).map(|last| last.stamp.clone())
                else {
                    return Ok(false);
                };
                let stamp = self.journal.next_stamp(now.stamp.clone());
                self.journal.take_back(Undo { stamp, of });
            }
            Command::KeepVersion { name, reference } => {
                let name = version_name(&name)?;
                let stamp = self.journal.next_stamp(now.stamp.clone());
                let tracking = self.journal.tracking_at(reference);
                self.journal.keep(Version { stamp, name, reference, tracking });
            }
            Command::Merge(other) => {
                if self.journal.news_of(&other) == (0, 0) {
                    return Ok(false);
                }
                self.journal.merge(&other);
            }
        }
        Ok(true)
    }

    fn enter(&mut self, entry: Entry, since: Day, now: &EntryContext) -> Result<bool, Refusal> {
        let Some(entry) = entry.cleaned() else { return Ok(false) };
        let stamp = self.journal.next_stamp(now.stamp.clone());
        let change = Change::new(stamp, since, Some(now.device), entry);
        let day = change.since;
        // A value that came with a file may bear a later day, and may go.
        let goes = matches!(change.entry, Entry::Value { value: None, .. });
        if day > now.today && !goes {
            return Err(Refusal::Future { day, today: now.today });
        }
        let said_already = match &change.entry {
            Entry::Action(key, Edit::Status(status)) => {
                let (before, after) = self.journal.around(*key, day);
                // Said again between two facts, a status makes room for another before it.
                if before == *status && after.is_none() {
                    return Err(Refusal::Same { status: before, day });
                }
                if before != *status && !before.next().contains(status) {
                    return Err(Refusal::CannotFollow { before, status: *status, day });
                }
                // The same status again says that it began earlier.
                if let Some((since, after)) = after
                    && after != *status
                    && !status.next().contains(&after)
                {
                    return Err(Refusal::CannotPrecede { status: *status, after, since });
                }
                false
            }
            Entry::Action(key, edit) => self.journal.record_at(*key, day).edits().contains(edit),
            Entry::Value { indicator, value, .. } => {
                let tracking = self.journal.tracking_at(day);
                let entered = tracking.values(indicator).find(|(on, _)| *on == day);
                entered.map(|(_, value)| value) == *value
            }
        };
        if !said_already {
            self.journal.add(change);
        }
        Ok(!said_already)
    }

    /// Enters what was typed into a field of an action, as one change however long it took, and
    /// drops the draft: whether the journal changed.
    ///
    /// # Errors
    /// Why it says nothing that can be entered. The draft stays.
    pub fn settle(
        &mut self,
        (key, part): (ActionKey, Part),
        drafts: &mut Drafts,
        bounds: &Bounds,
        now: &EntryContext,
    ) -> Result<bool, Refusal> {
        let field = Field::Action(key, part);
        let Some(Draft { text, since }) = drafts.get(&field) else { return Ok(false) };
        let edit = bounds.edit(part, text)?;
        let changed = self.enter(Entry::Action(key, edit), since.ok_or(Refusal::Undated)?, now)?;
        drafts.remove(&field);
        Ok(changed)
    }
}

#[cfg(test)]
mod tests;
