//! The signals around the plan's editor, in the part of the program that shows it.

use leptos::ev;

use super::{Derived, Store, Var, memo};
use crate::browser::effects;
use analysis::plan::refusal::Refusal;
use model::tracking::{Entry, Journal};
use model::{Day, PlanDocument};
use state::Remote;
use state::plan::{Context, Exchange, Outcome, PersistenceStatus, PlanEditor, PlanEvent, Typing};

/// The plan as it is followed here: read here, changed by what is dispatched alone. Copied freely: it
/// lives as long as the page, and views hold no more than the way to it.
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
    /// The page's, made when it is first needed.
    #[must_use]
    pub fn of(store: Store) -> Self {
        store.lasting(|| {
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
            Outcome::Refused(refusal) => Err(refusal),
            Outcome::Unchanged | Outcome::Changed => Ok(()),
        }
    }

    /// What came of the last thing that was done.
    pub fn outcome(self) -> Outcome {
        self.0.editor.with_untracked(|editor| editor.entries.outcome.clone())
    }

    /// Reads the file that the person has just chosen in a field.
    pub fn open_file(self, event: ev::Event) {
        effects::open_file(event, move |event| self.dispatch(event));
    }

    /// The published files, as far as they are there; its reader follows them from now on.
    pub fn documents(self) -> Remote<&'static PlanDocument> {
        self.0.documents.get()
    }

    /// What `go` makes of the journal; its reader follows it from now on.
    pub fn journal<R>(self, go: impl FnOnce(&Journal) -> R) -> R {
        self.0.journal.track();
        self.0.editor.with_untracked(|editor| go(editor.entries.journal()))
    }

    /// What `go` makes of what is being typed; its reader follows it from now on.
    pub fn typing<R>(self, go: impl FnOnce(&Typing) -> R) -> R {
        self.0.typing.track();
        self.typing_now(go)
    }

    /// The same of what is being typed now.
    pub fn typing_now<R>(self, go: impl FnOnce(&Typing) -> R) -> R {
        self.0.editor.with_untracked(|editor| go(&editor.entries.typing.value))
    }

    /// What is told of the last file; its reader follows it from now on.
    pub fn exchange<R>(self, go: impl FnOnce(&Exchange) -> R) -> R {
        self.0.exchange.track();
        self.0.editor.with_untracked(|editor| go(&editor.exchange.value))
    }

    /// What `go` makes of whether it is stored; its reader follows it from now on.
    pub fn persistence<R>(self, go: impl FnOnce(&PersistenceStatus) -> R) -> R {
        self.0.persistence.track();
        self.0.editor.with_untracked(|editor| go(&editor.persistence.status.value))
    }

    /// What was entered last on this device, which undo takes back, in words; even before the page
    /// was opened.
    pub fn last_entered<R>(self, go: impl FnOnce(&Entry) -> R) -> Option<R> {
        self.0.journal.track();
        self.0.editor.with_untracked(|editor| {
            let last = editor.entries.journal().last_of(editor.persistence.device?)?;
            Some(go(&last.entry))
        })
    }
}
