//! The state that results from the changes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edit, Entry, Priority, Status};
use crate::{ActionKey, Day, Siren};

/// The state of one action. By default everything is empty, as in the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActionState {
    /// The status, [`Status::Unknown`] by default.
    pub status: Status,
    /// The organisation in charge; empty for none.
    pub lead: String,
    /// The partners, besides those in the document.
    pub partners: Vec<String>,
    /// The EPCI concerned, sorted by Siren.
    pub territories: Vec<Siren>,
    /// The due day; `None` for the document's calendar.
    pub due: Option<Day>,
    /// The priority, if someone has entered one.
    pub priority: Option<Priority>,
    /// The cost in whole euros, if someone has entered one.
    pub budget: Option<u32>,
    /// Free notes; empty for none.
    pub notes: String,
}

impl ActionState {
    /// Applies an edit.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Status(status) => self.status = status,
            Edit::Lead(lead) => self.lead = lead,
            Edit::Partners(partners) => self.partners = partners,
            Edit::Territories(territories) => self.territories = territories,
            Edit::Due(due) => self.due = due,
            Edit::Priority(priority) => self.priority = priority,
            Edit::Budget(budget) => self.budget = budget,
            Edit::Notes(notes) => self.notes = notes,
        }
    }

    /// The edits that produce this state, one per field.
    #[must_use]
    pub fn edits(&self) -> [Edit; 8] {
        // Destructured, so that the compiler asks for each new field.
        let Self { status, lead, partners, territories, due, priority, budget, notes } =
            self.clone();
        [
            Edit::Status(status),
            Edit::Lead(lead),
            Edit::Partners(partners),
            Edit::Territories(territories),
            Edit::Due(due),
            Edit::Priority(priority),
            Edit::Budget(budget),
            Edit::Notes(notes),
        ]
    }
}

/// A field that differs between two states of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldDiff {
    /// The former value; empty or `None` if there was none.
    pub before: Entry,
    /// The new value of the same field.
    pub after: Entry,
}

/// The state of the whole plan at one time. Empty states are not stored, so that equal plans compare equal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tracking {
    actions: BTreeMap<ActionKey, ActionState>,
    values: BTreeMap<(String, Day), f64>,
}

impl Tracking {
    /// Applies the entries in order; each replaces the earlier ones of its field.
    #[must_use]
    pub fn from_entries<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut tracking = Self::default();
        for entry in entries {
            tracking.apply(entry);
        }
        tracking
    }

    /// Applies an entry.
    pub fn apply(&mut self, entry: &Entry) {
        match entry {
            Entry::Action(key, edit) => {
                let mut action = self.actions.remove(key).unwrap_or_default();
                action.apply(edit.clone());
                if action != ActionState::default() {
                    self.actions.insert(*key, action);
                }
            }
            Entry::Value { indicator, day, value } => {
                let value_key = (indicator.clone(), *day);
                match value {
                    Some(value) => drop(self.values.insert(value_key, *value)),
                    None => drop(self.values.remove(&value_key)),
                }
            }
        }
    }

    /// The state of an action; the default if nothing was entered.
    #[must_use]
    pub fn action_state(&self, key: ActionKey) -> ActionState {
        self.actions.get(&key).cloned().unwrap_or_default()
    }

    /// The values entered for an indicator, sorted by day.
    pub fn values(&self, indicator: &str) -> impl Iterator<Item = (Day, f64)> {
        let values = self.values.iter().filter(move |((id, _), _)| id == indicator);
        values.map(|((_, day), value)| (*day, *value))
    }

    /// Whether the state is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty() && self.values.is_empty()
    }

    /// The entries that produce this state.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        Self::default().diff(self)
    }

    /// The entries that turn this state into `next`; empty if they are equal.
    #[must_use]
    pub fn diff(&self, next: &Self) -> Vec<Entry> {
        self.field_diffs(next).into_iter().map(|difference| difference.after).collect()
    }

    /// The fields that differ in `next`: actions in order, then values.
    #[must_use]
    pub fn field_diffs(&self, next: &Self) -> Vec<FieldDiff> {
        let mut diffs = Vec::new();
        let keys: BTreeSet<_> = self.actions.keys().chain(next.actions.keys()).copied().collect();
        for key in keys {
            let pairs =
                self.action_state(key).edits().into_iter().zip(next.action_state(key).edits());
            let changed_edits = pairs.filter(|(before, after)| before != after);
            let to_entry = |edit| Entry::Action(key, edit);
            diffs.extend(changed_edits.map(|(before, after)| FieldDiff {
                before: to_entry(before),
                after: to_entry(after),
            }));
        }
        let value_keys: BTreeSet<_> = self.values.keys().chain(next.values.keys()).collect();
        for value_key in value_keys {
            let (before, after) = (self.values.get(value_key), next.values.get(value_key));
            if before != after {
                let (indicator, day) = value_key.clone();
                let to_entry = |value: Option<&f64>| Entry::Value {
                    indicator: indicator.clone(),
                    day,
                    value: value.copied(),
                };
                diffs.push(FieldDiff { before: to_entry(before), after: to_entry(after) });
            }
        }
        diffs
    }
}
