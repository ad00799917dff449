//! The signals around the plan's editor, in the part of the program that shows it.

use leptos::ev;

use super::{Derived, Store, Var, memo};
use crate::browser::effects;
use analysis::plan::refusal::Refusal;
use model::tracking::{Entry, Journal};
use model::{Day, PlanDocument};
use state::Remote;
use state::plan::{
    CommandOutcome, Context, Exchange, PersistenceStatus, PlanEditor, PlanEvent, Typing,
};

/// The plan as it is followed here: changed by [`PlanStore::dispatch`] alone. A reference that lives as long as the
/// page. What reads it within an effect or a memo runs again when that part of it changes.
#[derive(Clone, Copy)]
pub struct PlanStore(&'static Signals);

struct Signals {
    store: Store,
    documents: Derived<Remote<&'static PlanDocument>>,
    editor: Var<PlanEditor>,
    journal: Derived<u32>,
    typing: Derived<u32>,
    exchange: Derived<u32>,
    persistence: Derived<u32>,
}

impl PlanStore {
    /// The one of the page, made when it is first needed.
    #[must_use]
    pub fn of(store: Store) -> Self {
        store.plan_or_init(|| {
            let editor = Var::new(PlanEditor::default());
            let revisions: [fn(&PlanEditor) -> u32; 4] = [
                |editor| editor.entries.tracker.revision,
                |editor| editor.entries.typing.revision,
                |editor| editor.exchange.revision,
                |editor| editor.persistence.status.revision,
            ];
            let [journal, typing, exchange, persistence] =
                revisions.map(|revision| memo(move || editor.with(revision)));
            let documents = memo(move || editor.with(|editor| editor.documents.state()));
            let signals =
                Signals { store, documents, editor, journal, typing, exchange, persistence };
            Self(Box::leak(Box::new(signals)))
        })
    }

    /// The one way to change it: applies an event, then has the browser do what follows.
    pub fn dispatch(self, event: PlanEvent) {
        let context = Context { dataset: self.0.store.dataset, now: effects::now() };
        let effects = self.0.editor.update(|editor| editor.update(event, &context));
        for effect in effects.unwrap_or_default() {
            effects::run_plan(
                effect,
                move |event| self.0.store.dispatch(event),
                move |event| self.dispatch(event),
            );
        }
    }

    /// Enters a fact that is so since a day.
    ///
    /// # Errors
    /// Why it is none. Nothing has changed then.
    pub fn enter(self, entry: Entry, since: Option<Day>) -> Result<(), Refusal> {
        self.dispatch(PlanEvent::Enter(entry, since));
        match self.outcome() {
            CommandOutcome::Refused(refusal) => Err(refusal),
            CommandOutcome::Unchanged | CommandOutcome::Changed => Ok(()),
        }
    }

    /// What came of the last thing that was done.
    pub fn outcome(self) -> CommandOutcome {
        self.0.editor.with_untracked(|editor| editor.entries.outcome.clone())
    }

    /// Reads the file that the person has just chosen in a field.
    pub fn open_file(self, event: ev::Event) {
        effects::open_file(event, move |event| self.dispatch(event));
    }

    /// The published files, as far as they are there.
    pub fn documents(self) -> Remote<&'static PlanDocument> {
        self.0.documents.get()
    }

    /// Reads the journal.
    pub fn journal<R>(self, read: impl FnOnce(&Journal) -> R) -> R {
        self.0.journal.track();
        self.0.editor.with_untracked(|editor| read(editor.entries.journal()))
    }

    /// Reads what is being typed.
    pub fn typing<R>(self, read: impl FnOnce(&Typing) -> R) -> R {
        self.0.typing.track();
        self.typing_untracked(read)
    }

    /// The same, untracked.
    pub fn typing_untracked<R>(self, read: impl FnOnce(&Typing) -> R) -> R {
        self.0.editor.with_untracked(|editor| read(&editor.entries.typing.value))
    }

    /// Reads what came of the last file.
    pub fn exchange<R>(self, read: impl FnOnce(&Exchange) -> R) -> R {
        self.0.exchange.track();
        self.0.editor.with_untracked(|editor| read(&editor.exchange.value))
    }

    /// Reads whether what is entered is stored.
    pub fn persistence<R>(self, read: impl FnOnce(&PersistenceStatus) -> R) -> R {
        self.0.persistence.track();
        self.0.editor.with_untracked(|editor| read(&editor.persistence.status.value))
    }

    /// Reads what was entered last on this device, which undo takes back, if anything was: before the page was opened
    /// included.
    pub fn last_entered<R>(self, read: impl FnOnce(&Entry) -> R) -> Option<R> {
        self.0.journal.track();
        self.0.editor.with_untracked(|editor| {
            let last = editor.entries.journal().last_of(editor.persistence.device?)?;
            Some(read(&last.entry))
        })
    }
}
