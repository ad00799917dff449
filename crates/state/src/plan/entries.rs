//! The journal of the plan and the drafts not yet committed.

use analysis::plan::entry_error::EntryError;
use analysis::plan::input::DateLimits;
use model::read::journal::{self, JournalContext};
use model::tracking::{ActionField, DraftField, Entry, Journal};
use model::{ActionKey, Day};

use super::{DraftStore, Revisioned};
use crate::{Command, EntryContext, Tracker};

/// The outcome of the last command.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CommandOutcome {
    /// No change: the entry was the same, or there was nothing to undo.
    #[default]
    Unchanged,
    /// The journal has changed.
    Changed,
    /// The command was refused.
    Refused(EntryError),
}

/// The journal and the drafts; the editor stores them after each change.
#[derive(Debug, Default)]
pub struct Entries {
    /// The journal, with the rules for changing it.
    pub tracker: Revisioned<Tracker>,
    /// The drafts, of this page and of other tabs.
    pub draft_store: Revisioned<DraftStore>,
    /// The outcome of the last command.
    pub outcome: CommandOutcome,
}

impl Entries {
    /// The journal of everything entered.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        self.tracker.value.journal()
    }

    /// Executes a command; returns whether the journal changed. `now` is `None` if the clock is outside the
    /// range of the journal.
    pub(super) fn execute(&mut self, command: Command, now: Option<&EntryContext>) -> bool {
        let result = now.map(|now| self.tracker.value.execute(command, now));
        self.outcome = match result.unwrap_or(Err(EntryError::ClockOutOfRange)) {
            Ok(true) => CommandOutcome::Changed,
            Ok(false) => CommandOutcome::Unchanged,
            Err(refusal) => CommandOutcome::Refused(refusal),
        };
        let changed = self.outcome == CommandOutcome::Changed;
        if changed {
            self.tracker.revise();
        }
        changed
    }

    /// Makes an entry; returns whether the journal or the drafts changed. The draft of an entered value is
    /// cleared.
    pub(super) fn enter(&mut self, entry: Entry, since: Day, now: Option<&EntryContext>) -> bool {
        let valued_indicator = match &entry {
            Entry::Value { indicator, value: Some(_), .. } => Some(indicator.clone()),
            Entry::Value { .. } | Entry::Action(..) => None,
        };
        let changed = self.execute(Command::Enter(entry, since), now);
        match valued_indicator {
            Some(id) if !matches!(self.outcome, CommandOutcome::Refused(_)) => {
                self.draft_store.change(|typing| {
                    typing.clear(&DraftField::Value(id.clone()));
                    typing.clear(&DraftField::ValueDay(id));
                });
                true
            }
            _ => changed,
        }
    }

    /// The fields of actions with an uncommitted draft: all of them, or only the given one.
    pub(super) fn uncommitted_fields(
        &self,
        only: Option<&DraftField>,
    ) -> Vec<(ActionKey, ActionField)> {
        let fields = self.draft_store.value.drafts().keys();
        let fields = fields.filter(|field| only.is_none_or(|only| only == *field));
        let action_fields = fields.filter_map(|field| match field {
            DraftField::Action(key, field) => Some((*key, *field)),
            _ => None,
        });
        action_fields.collect()
    }

    /// Commits the drafts of these fields. A draft that is invalid stays, and its field shows why.
    pub(super) fn commit_drafts(
        &mut self,
        fields: Vec<(ActionKey, ActionField)>,
        limits: &DateLimits,
        now: &EntryContext,
    ) {
        for field in fields {
            let tracker = &mut self.tracker.value;
            let committed = self
                .draft_store
                .change(|typing| tracker.commit_draft(field, typing.finish_editing(), limits, now));
            if matches!(committed, Ok(true)) {
                self.tracker.revise();
            }
        }
    }

    /// Dates the drafts that had no date, so that they can be committed; returns whether there were any.
    pub(super) fn date_undated_drafts(&mut self, key: ActionKey, day: Day) -> bool {
        let is_of_action =
            |field: &DraftField| matches!(field, DraftField::Action(action, _) if *action == key);
        let mut drafts = self.draft_store.value.drafts().iter();
        let had_undated = drafts.any(|(field, draft)| is_of_action(field) && draft.since.is_none());
        if had_undated {
            self.draft_store.change(|typing| typing.set_since(is_of_action, Some(day)));
        }
        had_undated
    }

    /// Merges a stored text into the journal. With `is_opening` its drafts become this page's drafts, otherwise
    /// those of another tab.
    pub(super) fn merge(
        &mut self,
        text: &str,
        is_opening: bool,
        context: JournalContext<'_>,
        now: Option<&EntryContext>,
    ) -> Result<(), String> {
        let journal = journal::read(text, context).map_err(|error| error.to_string())?;
        let merged = now.map(|now| self.tracker.value.execute(Command::Merge(journal), now));
        if matches!(merged, Some(Ok(true))) {
            self.tracker.revise();
        }
        let drafts = journal::drafts(text, context.plan);
        self.draft_store.change(|typing| match is_opening {
            true => typing.restore(drafts),
            false => typing.set_other_tabs(drafts),
        });
        Ok(())
    }

    /// Clears the journal and the drafts.
    pub(super) fn clear(&mut self) {
        self.tracker.set(Tracker::default());
        self.draft_store.set(DraftStore::default());
    }
}
