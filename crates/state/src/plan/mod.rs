//! The plan editor: published plan, entries and drafts. [`PlanEditor::update`] receives every event and forwards
//! it to the part that handles it.

mod documents;
mod drafts;
mod entries;
mod event;
mod exchange;
mod persistence;
mod storage;

pub use documents::{Documents, PublishedFile};
pub use drafts::DraftStore;
pub use entries::{CommandOutcome, Entries};
pub use event::{PlanEffect, PlanEvent};
pub use exchange::{ChosenFile, Exchange, ExportKind, FileError, ImportOffer, MAX_FILE_BYTES};
pub use persistence::{MergeCause, Persistence, PersistenceStatus};
pub use storage::{StorageEffect, StorageEvent, StorageSlot, StoredTexts};

use analysis::plan::entry_error::EntryError;
use analysis::plan::input::DateLimits;
use model::read::journal::{self, JournalContext};
use model::tracking::{Device, DraftField, Drafts, Stamp};
use model::{Dataset, Day};

use crate::{Command, EntryContext, Event, Notice, Remote};
use persistence::{PersistenceEffect, StorableState};

/// Published plan, entries and their storage. Views read it; only [`PlanEditor::update`] changes it.
#[derive(Debug, Default)]
pub struct PlanEditor {
    /// The published files loaded so far.
    pub documents: Documents,
    /// The journal and the drafts.
    pub entries: Entries,
    /// The outcome of the last export or import.
    pub exchange: Revisioned<Exchange>,
    /// Whether and where the entries are stored.
    pub persistence: Persistence,
}

/// What `update` needs and the editor does not own.
#[derive(Clone, Debug)]
pub struct Context {
    /// The data of the map, loaded from the start.
    pub dataset: &'static Dataset,
    /// Current time and the day where the person is; `None` if the clock is outside the range of the journal.
    pub now: Option<(Stamp, Day)>,
}

/// A value with a change counter, which readers compare instead of the value.
#[derive(Debug, Default)]
pub struct Revisioned<T> {
    /// The current value.
    pub value: T,
    /// Incremented at every change.
    pub revision: u32,
}

impl<T> Revisioned<T> {
    fn revise(&mut self) {
        self.revision = self.revision.wrapping_add(1);
    }

    fn change<R>(&mut self, change: impl FnOnce(&mut T) -> R) -> R {
        self.revise();
        change(&mut self.value)
    }

    fn set(&mut self, value: T) {
        self.change(|current| *current = value);
    }
}

impl PlanEditor {
    /// Applies an event and returns the effects, in order.
    #[must_use]
    pub fn update(&mut self, event: PlanEvent, context: &Context) -> Vec<PlanEffect> {
        let mut effects = Vec::new();
        let out = &mut effects;
        match event {
            PlanEvent::Shown => {
                out.extend(self.documents.request_missing().into_iter().map(PlanEffect::Fetch));
            }
            PlanEvent::Fetched(file, text) => self.read_file(file, text, context, out),
            PlanEvent::Storage(event) => {
                let is_opening = matches!(event, StorageEvent::Loaded(_));
                self.apply_storage_event(event, context, out);
                if is_opening {
                    // Commits the valid drafts left from when the page was last closed.
                    self.commit_drafts(None, context, out);
                }
            }
            PlanEvent::Enter(_, None) => {
                self.entries.outcome = CommandOutcome::Refused(EntryError::Undated);
            }
            PlanEvent::Enter(entry, Some(since)) => {
                let now = self.entry_context_with_device(context, out);
                if self.entries.enter(entry, since, now.as_ref()) {
                    self.save(context, out);
                }
            }
            PlanEvent::Undo => {
                self.execute(Command::Undo, context, out);
            }
            PlanEvent::SaveVersion { name, reference } => {
                if self.execute(Command::SaveVersion { name, reference }, context, out) {
                    self.entries.draft_store.change(|d| d.clear(&DraftField::VersionName));
                }
            }
            PlanEvent::Typed(field, draft) => {
                self.entries.draft_store.change(|typing| typing.set(field, draft));
                out.push(PlanEffect::WaitForPause);
            }
            PlanEvent::TypingPaused | PlanEvent::PageHidden => self.save_drafts(context, out),
            PlanEvent::FieldBlurred(field) => self.commit_drafts(Some(&field), context, out),
            PlanEvent::AllFieldsBlurred => self.commit_drafts(None, context, out),
            PlanEvent::SinceChanged(key, day) => {
                if day.is_some_and(|day| self.entries.date_undated_drafts(key, day)) {
                    self.commit_drafts(None, context, out);
                }
            }
            PlanEvent::PageClosed => {
                self.commit_drafts(None, context, out);
                self.save_drafts(context, out);
            }
            PlanEvent::Export(kind) => self.export(kind, context, out),
            PlanEvent::Exported { kind, name, accepted } => {
                if kind != ExportKind::Unreadable {
                    self.exchange.set(Exchange::after_export(&name, accepted));
                }
                if kind == ExportKind::Backup && accepted {
                    self.apply_storage_event(StorageEvent::Reset, context, out);
                }
            }
            PlanEvent::FileChosen(file) => {
                if let Some(journal_context) = self.journal_context(context) {
                    self.exchange.set(exchange::import_preview(
                        file,
                        self.entries.journal(),
                        journal_context,
                    ));
                }
            }
            PlanEvent::MergeOffer(unwanted) => {
                if let Exchange::Offered(offer) = &self.exchange.value {
                    let wanted_journal = offer.journal_without(&unwanted);
                    let changed = self.execute(Command::Merge(wanted_journal), context, out);
                    self.exchange.set(Exchange::after_merge(changed));
                }
            }
            PlanEvent::DismissOffer => self.exchange.set(Exchange::after_dismissal()),
        }
        effects
    }

    /// The context for reading journals; `None` until the plan is loaded.
    fn journal_context(&self, context: &Context) -> Option<JournalContext<'static>> {
        let plan = &self.documents.state().loaded()?.plan;
        Some(JournalContext { plan, dataset: context.dataset })
    }

    fn read_file(
        &mut self,
        file: PublishedFile,
        text: Option<String>,
        context: &Context,
        effects: &mut Vec<PlanEffect>,
    ) {
        let app_effect = |event| PlanEffect::App(Box::new(event));
        let was_loaded = self.documents.state().loaded().is_some();
        if let Some(fault) = self.documents.receive(file, text, context.dataset) {
            effects.push(app_effect(Event::Notify(Notice::FaultyData(fault.to_string()))));
        }
        match self.documents.state() {
            Remote::Failed => effects.push(app_effect(Event::PlanLoaded(None))),
            Remote::Loaded(document) if !was_loaded => effects.extend([
                app_effect(Event::PlanLoaded(Some(&document.plan))),
                PlanEffect::Storage(StorageEffect::Load),
                PlanEffect::Watch,
            ]),
            _ => {}
        }
    }

    /// Passes an event to the persistence, performs those of its effects that are for the editor, and hands on
    /// those for the browser.
    fn apply_storage_event(
        &mut self,
        event: StorageEvent,
        context: &Context,
        effects: &mut Vec<PlanEffect>,
    ) {
        let (journal, drafts) = (self.entries.journal(), self.entries.draft_store.value.all_tabs());
        let storable = StorableState {
            text: &|| journal::write(journal, &drafts).ok(),
            has_entries: !journal.is_empty(),
            has_drafts: !drafts.is_empty(),
            now: context.now.as_ref().map(|(stamp, _)| stamp.time()),
        };
        for effect in self.persistence.update(event, &storable) {
            match effect {
                PersistenceEffect::Storage(effect) => effects.push(PlanEffect::Storage(effect)),
                PersistenceEffect::MarkDraftsStored => self.entries.draft_store.value.mark_stored(),
                PersistenceEffect::Clear => self.entries.clear(),
                PersistenceEffect::Merge(cause, text) => {
                    let Some(journal_context) = self.journal_context(context) else { continue };
                    let now = self.entry_context(context);
                    let merged = self.entries.merge(
                        &text,
                        cause.is_opening(),
                        journal_context,
                        now.as_ref(),
                    );
                    let error = merged.err();
                    self.apply_storage_event(
                        StorageEvent::Merged { cause, text, error },
                        context,
                        effects,
                    );
                }
            }
        }
    }

    /// Stamp, day and device of an edit. A device gets its number with its first entry; until then a number
    /// derived from the stamp is used, for merges only.
    fn entry_context(&self, context: &Context) -> Option<EntryContext> {
        let (stamp, today) = context.now.clone()?;
        let device = self.persistence.device.unwrap_or(Device(stamp.nonce()));
        Some(EntryContext { stamp, today, device })
    }

    /// [`PlanEditor::entry_context`] for an entry: gives the device a number if it has none, and stores it.
    fn entry_context_with_device(
        &mut self,
        context: &Context,
        effects: &mut Vec<PlanEffect>,
    ) -> Option<EntryContext> {
        let now = self.entry_context(context)?;
        if self.persistence.device.is_none() {
            self.apply_storage_event(StorageEvent::FirstEntry(now.device), context, effects);
        }
        Some(now)
    }

    fn save(&mut self, context: &Context, effects: &mut Vec<PlanEffect>) {
        self.apply_storage_event(StorageEvent::Changed, context, effects);
    }

    /// Stores the drafts, if there are any.
    fn save_drafts(&mut self, context: &Context, effects: &mut Vec<PlanEffect>) {
        if !self.entries.draft_store.value.drafts().is_empty() {
            self.save(context, effects);
        }
    }

    /// Executes a command and stores the result; returns whether the journal changed.
    fn execute(
        &mut self,
        command: Command,
        context: &Context,
        effects: &mut Vec<PlanEffect>,
    ) -> bool {
        let now = self.entry_context_with_device(context, effects);
        let changed = self.entries.execute(command, now.as_ref());
        if changed {
            self.save(context, effects);
        }
        changed
    }

    /// Commits the valid drafts, of this field or of all fields of actions, and stores the result.
    fn commit_drafts(
        &mut self,
        field: Option<&DraftField>,
        context: &Context,
        effects: &mut Vec<PlanEffect>,
    ) {
        let Remote::Loaded(document) = self.documents.state() else { return };
        let fields = self.entries.uncommitted_fields(field);
        if fields.is_empty() {
            return;
        }
        if let Some(now) = self.entry_context_with_device(context, effects) {
            let limits = DateLimits::for_document(document, Some(now.today));
            self.entries.commit_drafts(fields, &limits, &now);
        }
        self.save(context, effects);
    }

    fn export(&mut self, kind: ExportKind, context: &Context, effects: &mut Vec<PlanEffect>) {
        let text = match kind {
            ExportKind::Journal | ExportKind::Backup => {
                // The export includes the drafts that can be committed.
                self.commit_drafts(None, context, effects);
                journal::write(self.entries.journal(), &Drafts::new()).ok()
            }
            ExportKind::Actions(day) => self
                .journal_context(context)
                .map(|context| exchange::actions_csv(self.entries.journal(), context, day)),
            ExportKind::Unreadable => self.persistence.status.value.unreadable().map(str::to_owned),
        };
        let (name, media_type) = kind.file(context.now.as_ref().map(|(_, today)| *today));
        match text {
            Some(text) => effects.push(PlanEffect::SaveFile { kind, name, media_type, text }),
            None => {
                let failed = PlanEvent::Exported { kind, name, accepted: false };
                effects.extend(self.update(failed, context));
            }
        }
    }
}

#[cfg(test)]
mod tests;
