//! What is entered into the plan, and what is being typed until it is.

use analysis::plan::refusal::Refusal;
use analysis::plan::typed::Bounds;
use model::read::journal::{self, Known};
use model::tracking::{Entry, Field, Journal, Part};
use model::{ActionKey, Day};

use super::{Revised, Typing};
use crate::{Command, EntryContext, Tracker};

/// What came of the last thing that the person did.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CommandOutcome {
    /// Nothing: it was entered already, or there was nothing to take back.
    #[default]
    Unchanged,
    /// The journal holds something new.
    Changed,
    /// It cannot be done; the journal is as it was.
    Refused(Refusal),
}

/// The journal and the drafts; the editor has them stored once they are changed.
#[derive(Debug, Default)]
pub struct Entries {
    /// The journal of all that was entered.
    pub tracker: Revised<Tracker>,
    /// What is typed and not yet entered.
    pub typing: Revised<Typing>,
    /// What came of the last thing that the person did.
    pub outcome: CommandOutcome,
}

impl Entries {
    /// All that was entered, here or in a journal merged with this one.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        self.tracker.value.journal()
    }

    /// Does it; whether anything changed. `now` is nothing on a clock that no journal can hold.
    pub(super) fn execute(&mut self, command: Command, now: Option<&EntryContext>) -> bool {
        let done = now.map(|now| self.tracker.value.execute(command, now));
        self.outcome = match done.unwrap_or(Err(Refusal::NoClock)) {
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

    /// Enters a fact; whether anything changed. The line that a value was typed into is empty once it is entered.
    pub(super) fn enter(&mut self, entry: Entry, since: Day, now: Option<&EntryContext>) -> bool {
        let typed = match &entry {
            Entry::Value { indicator, value: Some(_), .. } => Some(indicator.clone()),
            Entry::Value { .. } | Entry::Action(..) => None,
        };
        let changed = self.execute(Command::Enter(entry, since), now);
        match typed {
            Some(id) if !matches!(self.outcome, CommandOutcome::Refused(_)) => {
                self.typing.change(|typing| {
                    typing.clear(&Field::Value(id.clone()));
                    typing.clear(&Field::ValueDay(id));
                });
                true
            }
            _ => changed,
        }
    }

    /// The fields of actions that hold something that is not entered: all, or this one.
    pub(super) fn drafted(&self, only: Option<&Field>) -> Vec<(ActionKey, Part)> {
        let fields = self.typing.value.drafts().keys();
        let fields = fields.filter(|field| only.is_none_or(|only| only == *field));
        let of_actions = fields.filter_map(|field| match field {
            Field::Action(key, part) => Some((*key, *part)),
            _ => None,
        });
        of_actions.collect()
    }

    /// Commits the drafts of these fields. A draft that is invalid stays, and its field shows why.
    pub(super) fn settle(
        &mut self,
        fields: Vec<(ActionKey, Part)>,
        bounds: &Bounds,
        now: &EntryContext,
    ) {
        for field in fields {
            let tracker = &mut self.tracker.value;
            let settled = self
                .typing
                .change(|typing| tracker.settle(field, typing.stop_typing(), bounds, now));
            if matches!(settled, Ok(true)) {
                self.tracker.revise();
            }
        }
    }

    /// Dates the drafts that had no date, so that they can be committed; returns whether there were any.
    pub(super) fn set_since(&mut self, key: ActionKey, day: Day) -> bool {
        let is_of_action = |field: &Field| matches!(field, Field::Action(of, _) if *of == key);
        let mut drafts = self.typing.value.drafts().iter();
        let undated = drafts.any(|(field, draft)| is_of_action(field) && draft.since.is_none());
        if undated {
            self.typing.change(|typing| typing.set_since(is_of_action, Some(day)));
        }
        undated
    }

    /// Merges a stored text into the journal. With `is_opening` its drafts become this page's drafts, otherwise
    /// those of another tab.
    pub(super) fn merge(
        &mut self,
        text: &str,
        is_opening: bool,
        known: Known<'_>,
        now: Option<&EntryContext>,
    ) -> Result<(), String> {
        let journal = journal::read(text, known).map_err(|error| error.to_string())?;
        let merged = now.map(|now| self.tracker.value.execute(Command::Merge(journal), now));
        if matches!(merged, Some(Ok(true))) {
            self.tracker.revise();
        }
        let drafts = journal::drafts(text, known.plan);
        self.typing.change(|typing| match is_opening {
            true => typing.restore(drafts),
            false => typing.set_other_tabs(drafts),
        });
        Ok(())
    }

    /// Drops the journal and the drafts.
    pub(super) fn clear(&mut self) {
        self.tracker.set(Tracker::default());
        self.typing.set(Typing::default());
    }
}
