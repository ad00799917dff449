//! What the changes add up to.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edit, Entry, Priority, Status};
use crate::{ActionKey, Day, Siren};

/// What is known of one action. The default is what the document says: nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// How far it has come.
    pub status: Status,
    /// Who leads it; empty for nobody.
    pub lead: String,
    /// Who takes part, besides those that the document names.
    pub partners: Vec<String>,
    /// Which EPCI it is about.
    pub territories: Vec<Siren>,
    /// When it is due; `None` for the document's calendar.
    pub due: Option<Day>,
    /// Whether it comes before the others, if somebody has said.
    pub priority: Option<Priority>,
    /// What it costs, in whole euros.
    pub budget: Option<u32>,
    /// Notes in any words; empty without.
    pub notes: String,
}

impl Record {
    /// Takes an edit over into the record.
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

    /// The edits that make each field what it is here.
    #[must_use]
    pub fn edits(&self) -> [Edit; 8] {
        [
            Edit::Status(self.status),
            Edit::Lead(self.lead.clone()),
            Edit::Partners(self.partners.clone()),
            Edit::Territories(self.territories.clone()),
            Edit::Due(self.due),
            Edit::Priority(self.priority),
            Edit::Budget(self.budget),
            Edit::Notes(self.notes.clone()),
        ]
    }
}

/// A field in two states of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it held; empty or no value for nothing.
    pub before: Entry,
    /// What it holds, of the same field.
    pub after: Entry,
}

/// The state of the whole plan at one time. Empty records are not stored, so that equal states compare equal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tracking {
    records: BTreeMap<ActionKey, Record>,
    values: BTreeMap<(String, Day), f64>,
}

impl Tracking {
    /// What the entries add up to, each replacing the earlier ones of its field.
    #[must_use]
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut tracking = Self::default();
        for entry in entries {
            tracking.apply(entry);
        }
        tracking
    }

    /// Takes an entry over into the state.
    pub fn apply(&mut self, entry: &Entry) {
        match entry {
            Entry::Action(key, edit) => {
                let mut record = self.records.remove(key).unwrap_or_default();
                record.apply(edit.clone());
                if record != Record::default() {
                    self.records.insert(*key, record);
                }
            }
            Entry::Value { indicator, day, value } => {
                let place = (indicator.clone(), *day);
                match value {
                    Some(value) => drop(self.values.insert(place, *value)),
                    None => drop(self.values.remove(&place)),
                }
            }
        }
    }

    /// What is known of an action.
    #[must_use]
    pub fn record(&self, key: ActionKey) -> Record {
        self.records.get(&key).cloned().unwrap_or_default()
    }

    /// The values entered for an indicator, the oldest first.
    pub fn values(&self, indicator: &str) -> impl Iterator<Item = (Day, f64)> {
        let values = self.values.iter().filter(move |((id, _), _)| id == indicator);
        values.map(|((_, day), value)| (*day, *value))
    }

    /// Whether nothing was entered, or all of it taken back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.values.is_empty()
    }

    /// The entries that make `self` out of nothing.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        Self::default().towards(self)
    }

    /// The entries that make `next` out of `self`; none for two that say the same.
    #[must_use]
    pub fn towards(&self, next: &Self) -> Vec<Entry> {
        self.differences(next).into_iter().map(|difference| difference.after).collect()
    }

    /// Where `next` is not what `self` is: the actions in their order, then the values.
    #[must_use]
    pub fn differences(&self, next: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        let keys: BTreeSet<_> = self.records.keys().chain(next.records.keys()).copied().collect();
        for key in keys {
            let pairs = self.record(key).edits().into_iter().zip(next.record(key).edits());
            let changed = pairs.filter(|(before, after)| before != after);
            let entry = |edit| Entry::Action(key, edit);
            found.extend(
                changed.map(|(before, after)| Difference {
                    before: entry(before),
                    after: entry(after),
                }),
            );
        }
        let places: BTreeSet<_> = self.values.keys().chain(next.values.keys()).collect();
        for place in places {
            let (before, after) = (self.values.get(place), next.values.get(place));
            if before != after {
                let (indicator, day) = place.clone();
                let entry = |value: Option<&f64>| Entry::Value {
                    indicator: indicator.clone(),
                    day,
                    value: value.copied(),
                };
                found.push(Difference { before: entry(before), after: entry(after) });
            }
        }
        found
    }
}
