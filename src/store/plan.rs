//! The signals around the plan's editor, in the plan's chunk.

use leptos::ev;

use super::{Derived, Store, Var, memo};
use crate::browser::effects;
use analysis::plan::entry_error::EntryError;
use model::tracking::{Entry, Journal};
use model::{Day, PlanDocument};
use state::Remote;
use state::plan::{
    CommandOutcome, Context, DraftStore, Exchange, PersistenceStatus, PlanEditor, PlanEvent,
};

/// The plan with what was entered, changed only by [`PlanStore::dispatch`]. A reference that lives as long as
/// the page; each reading method tracks its own part.
#[derive(Clone, Copy)]
pub struct PlanStore(&'static Signals);

struct Signals {
    store: Store,
    documents: Derived<Remote<&'static PlanDocument>>,
    editor: Var<PlanEditor>,
    journal: Derived<u32>,
    drafts: Derived<u32>,
    exchange: Derived<u32>,
    persistence: Derived<u32>,
}

impl PlanStore {
    /// The plan's store of the page, created at first use.
    #[must_use]
    pub fn get_or_init(store: Store) -> Self {
        store.plan_or_init(|| {
            let editor = Var::new(PlanEditor::default());
            let revisions: [fn(&PlanEditor) -> u32; 4] = [
                |editor| editor.entries.tracker.revision,
                |editor| editor.entries.draft_store.revision,
                |editor| editor.exchange.revision,
                |editor| editor.persistence.status.revision,
            ];
            let [journal, drafts, exchange, persistence] =
                revisions.map(|revision| memo(move || editor.with(revision)));
            let documents = memo(move || editor.with(|editor| editor.documents.state()));
            let signals =
                Signals { store, documents, editor, journal, drafts, exchange, persistence };
            Self(Box::leak(Box::new(signals)))
        })
    }

    /// The only way to change the plan: applies an event, then runs its effects.
    pub fn dispatch(self, event: PlanEvent) {
        let context = Context { dataset: self.0.store.dataset, now: effects::stamp_and_day() };
        let effects = self.0.editor.update(|editor| editor.update(event, &context));
        for effect in effects.unwrap_or_default() {
            effects::run_plan(
                effect,
                move |event| self.0.store.dispatch(event),
                move |event| self.dispatch(event),
            );
        }
    }

    /// Adds an entry that holds from a day.
    ///
    /// # Errors
    /// Why it is invalid; nothing has changed then.
    pub fn enter(self, entry: Entry, since: Option<Day>) -> Result<(), EntryError> {
        self.dispatch(PlanEvent::Enter(entry, since));
        match self.outcome() {
            CommandOutcome::Refused(refusal) => Err(refusal),
            CommandOutcome::Unchanged | CommandOutcome::Changed => Ok(()),
        }
    }

    /// The outcome of the last command.
    pub fn outcome(self) -> CommandOutcome {
        self.0.editor.with_untracked(|editor| editor.entries.outcome.clone())
    }

    /// Reads the file just chosen in the field of `event`.
    pub fn open_file(self, event: ev::Event) {
        effects::open_file(event, move |event| self.dispatch(event));
    }

    /// The loading state of the published files.
    pub fn documents(self) -> Remote<&'static PlanDocument> {
        self.0.documents.get()
    }

    /// Applies `read` to the journal.
    pub fn journal<R>(self, read: impl FnOnce(&Journal) -> R) -> R {
        self.0.journal.track();
        self.0.editor.with_untracked(|editor| read(editor.entries.journal()))
    }

    /// Applies `read` to the drafts.
    pub fn drafts<R>(self, read: impl FnOnce(&DraftStore) -> R) -> R {
        self.0.drafts.track();
        self.drafts_untracked(read)
    }

    /// Applies `read` to the drafts; untracked.
    pub fn drafts_untracked<R>(self, read: impl FnOnce(&DraftStore) -> R) -> R {
        self.0.editor.with_untracked(|editor| read(&editor.entries.draft_store.value))
    }

    /// Applies `read` to the outcome of the last import or export.
    pub fn exchange<R>(self, read: impl FnOnce(&Exchange) -> R) -> R {
        self.0.exchange.track();
        self.0.editor.with_untracked(|editor| read(&editor.exchange.value))
    }

    /// Applies `read` to the state of storage: whether entries are stored.
    pub fn persistence<R>(self, read: impl FnOnce(&PersistenceStatus) -> R) -> R {
        self.0.persistence.track();
        self.0.editor.with_untracked(|editor| read(&editor.persistence.status.value))
    }

    /// Applies `read` to the last entry of this device, which undo takes back. It may date from an earlier
    /// visit.
    pub fn with_last_entry<R>(self, read: impl FnOnce(&Entry) -> R) -> Option<R> {
        self.0.journal.track();
        self.0.editor.with_untracked(|editor| {
            let last = editor.entries.journal().last_change_by(editor.persistence.device?)?;
            Some(read(&last.entry))
        })
    }
}
