//! The drafts of this page and of other tabs, until they are committed.

use std::collections::BTreeSet;

use analysis::plan::entry_error::EntryError;
use analysis::plan::input::DateLimits;
use model::Day;
use model::tracking::{Draft, DraftField, Drafts};

/// The drafts of this page, and those of other tabs, which share its storage slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftStore {
    drafts: Drafts,
    /// The field being edited; its errors are not shown yet.
    focused: Option<DraftField>,
    /// The fields of this page whose drafts are stored.
    stored: BTreeSet<DraftField>,
    other_tabs: Drafts,
}

impl DraftStore {
    /// The draft of a field; `None` if its text is committed.
    #[must_use]
    pub fn draft(&self, field: &DraftField) -> Option<&Draft> {
        self.drafts.get(field)
    }

    /// The drafts of this page.
    #[must_use]
    pub fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// The drafts of this page, for committing them; no field counts as focused afterwards.
    pub fn finish_editing(&mut self) -> &mut Drafts {
        self.focused = None;
        &mut self.drafts
    }

    /// Sets the draft of a field and marks the field as being edited.
    pub fn set(&mut self, field: DraftField, draft: Draft) {
        self.drafts.insert(field.clone(), draft);
        self.focused = Some(field);
    }

    /// Removes the draft of a field.
    pub fn clear(&mut self, field: &DraftField) {
        self.drafts.remove(field);
        self.focused = self.focused.take().filter(|focused| focused != field);
    }

    /// Sets the first day of the drafts whose field passes `test`.
    pub fn set_since(&mut self, test: impl Fn(&DraftField) -> bool, day: Option<Day>) {
        let drafts = self.drafts.iter_mut().filter(|(field, _)| test(field));
        drafts.for_each(|(_, draft)| draft.since = day);
    }

    /// Why the draft of an action's field is invalid; `None` while it is being edited.
    #[must_use]
    pub fn entry_error(&self, field: &DraftField, limits: &DateLimits) -> Option<EntryError> {
        let DraftField::Action(_, action_field) = field else { return None };
        let draft = self.draft(field).filter(|_| self.focused.as_ref() != Some(field))?;
        let check_date = || limits.parse_entry_day(&draft.since.ok_or(EntryError::Undated)?.iso());
        limits
            .parse_edit(*action_field, &draft.text)
            .map(drop)
            .and_then(|()| check_date().map(drop))
            .err()
    }

    /// The drafts of all tabs, for storage.
    #[must_use]
    pub fn all_tabs(&self) -> Drafts {
        let mut all = self.other_tabs.clone();
        all.extend(self.drafts.clone());
        all
    }

    /// Marks the drafts of this page as stored.
    pub fn mark_stored(&mut self) {
        self.stored = self.drafts.keys().cloned().collect();
    }

    /// Takes from the stored drafts those of other tabs: the ones whose field has no draft of this page, neither
    /// now nor when this page last stored.
    pub fn set_other_tabs(&mut self, mut stored: Drafts) {
        stored.retain(|field, _| !self.drafts.contains_key(field) && !self.stored.contains(field));
        self.other_tabs = stored;
    }

    /// Takes over the drafts that were stored when a page was last closed.
    pub fn restore(&mut self, stored: Drafts) {
        self.stored = stored.keys().cloned().collect();
        self.drafts.extend(stored);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::ActionKey;
    use model::tracking::ActionField;

    fn field(action_field: ActionField) -> DraftField {
        DraftField::Action(ActionKey { axis: 1, number: 3 }, action_field)
    }

    fn draft(text: &str) -> Draft {
        Draft { text: text.into(), since: Day::new(2017, 5, 12) }
    }

    #[test]
    fn tabs_keep_each_others_drafts() {
        let (mut first, mut second) = (DraftStore::default(), DraftStore::default());
        let save = |tab: &mut DraftStore| {
            tab.mark_stored();
            tab.all_tabs()
        };
        first.set(field(ActionField::Notes), draft("Deux pro"));
        let stored = save(&mut first);
        second.set_other_tabs(stored);
        second.set(field(ActionField::Lead), draft("Caf"));
        let stored = save(&mut second);
        assert_eq!(stored.len(), 2, "the other tab's words are not written over");
        first.set_other_tabs(stored);
        first.clear(&field(ActionField::Notes));
        let stored = save(&mut first);
        assert_eq!(stored.keys().collect::<Vec<_>>(), [&field(ActionField::Lead)]);
        second.set_other_tabs(stored);
        second.clear(&field(ActionField::Lead));
        assert!(save(&mut second).is_empty(), "nothing comes back");
    }

    #[test]
    fn field_being_edited_shows_no_error() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let limits = DateLimits {
            first_day: day("2011-12-31"),
            plan_start: day("2016-01-01"),
            today: day("2017-05-12"),
            last_due_day: day("2023-12-31"),
        };
        let mut store = DraftStore::default();
        let budget = field(ActionField::Budget);
        store.set(budget.clone(), draft("12 k"));
        assert_eq!(store.entry_error(&budget, &limits), None);
        let _drafts = store.finish_editing();
        assert_eq!(
            store.entry_error(&budget, &limits),
            Some(EntryError::NotAnAmount("12 k".into()))
        );
        store.set(budget.clone(), Draft { text: "12".into(), since: None });
        let _drafts = store.finish_editing();
        assert_eq!(store.entry_error(&budget, &limits), Some(EntryError::Undated));
        store.set_since(|field| *field == budget, Some(day("2017-05-12")));
        assert_eq!(store.entry_error(&budget, &limits), None);
        store.set_since(|field| *field == budget, Some(day("2017-05-13")));
        assert!(matches!(store.entry_error(&budget, &limits), Some(EntryError::InFuture { .. })));
    }
}
