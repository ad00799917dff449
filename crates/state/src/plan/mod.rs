//! The plan editor: published plan, entries and drafts. [`PlanEditor::update`] receives every event and forwards
//! it to the part that handles it.

mod documents;
mod entries;
mod event;
mod exchange;
mod persistence;
mod storage;
mod typing;

pub use documents::{Documents, PublishedFile};
pub use entries::{CommandOutcome, Entries};
pub use event::{PlanEffect, PlanEvent};
pub use exchange::{ChosenFile, Exchange, ExportKind, FILE_MAX_BYTES, FileError, ImportOffer};
pub use persistence::{MergeCause, Persistence, PersistenceStatus};
pub use storage::{StorageEffect, StorageEvent, StorageSlot, StoredTexts};
pub use typing::Typing;

use analysis::plan::refusal::Refusal;
use analysis::plan::typed::Bounds;
use model::read::journal::{self, Known};
use model::tracking::{Device, Drafts, Field, Stamp};
use model::{Dataset, Day};

use crate::{Command, EntryContext, Event, Notice, Remote};
use persistence::{PersistenceEffect, Snapshot};

/// What is shown of the plan, what was entered into it, and where that is stored. Read by all, changed by
/// [`PlanEditor::update`] alone.
#[derive(Debug, Default)]
pub struct PlanEditor {
    /// The published files, as far as they are there.
    pub documents: Documents,
    /// What was entered, and what is being typed.
    pub entries: Entries,
    /// What came of the last file that was exported or chosen.
    pub exchange: Revised<Exchange>,
    /// Whether what was entered is stored.
    pub persistence: Persistence,
}

/// What `update` needs and the editor does not own.
#[derive(Clone, Debug)]
pub struct Context {
    /// What is known from the start.
    pub dataset: &'static Dataset,
    /// The moment and the day where the person is; `None` on a clock that no journal can hold.
    pub now: Option<(Stamp, Day)>,
}

/// A value and how often it has changed: who follows it compares that number.
#[derive(Debug, Default)]
pub struct Revised<T> {
    /// The value itself.
    pub value: T,
    /// Another number whenever it is another.
    pub revision: u32,
}

impl<T> Revised<T> {
    fn revise(&mut self) {
        self.revision = self.revision.wrapping_add(1);
    }

    fn change<R>(&mut self, change: impl FnOnce(&mut T) -> R) -> R {
        self.revise();
        change(&mut self.value)
    }

    fn set(&mut self, value: T) {
        self.change(|held| *held = value);
    }
}

impl PlanEditor {
    /// Applies an event; what the browser is to do then, in that order.
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
                self.persist(event, context, out);
                if is_opening {
                    // What was being typed when the page was closed is entered, if it can be.
                    self.settle(None, context, out);
                }
            }
            PlanEvent::Enter(_, None) => {
                self.entries.outcome = CommandOutcome::Refused(Refusal::Undated);
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
            PlanEvent::KeepVersion { name, reference } => {
                if self.execute(Command::KeepVersion { name, reference }, context, out) {
                    self.entries.typing.change(|typing| typing.clear(&Field::VersionName));
                }
            }
            PlanEvent::Typed(field, draft) => {
                self.entries.typing.change(|typing| typing.write(field, draft));
                out.push(PlanEffect::WaitForPause);
            }
            PlanEvent::TypingPaused | PlanEvent::PageHidden => self.save_typing(context, out),
            PlanEvent::FieldBlurred(field) => self.settle(Some(&field), context, out),
            PlanEvent::AllFieldsBlurred => self.settle(None, context, out),
            PlanEvent::SinceChanged(key, day) => {
                if day.is_some_and(|day| self.entries.set_since(key, day)) {
                    self.settle(None, context, out);
                }
            }
            PlanEvent::PageClosed => {
                self.settle(None, context, out);
                self.save_typing(context, out);
            }
            PlanEvent::Export(kind) => self.export(kind, context, out),
            PlanEvent::Exported { kind, name, accepted } => {
                if kind != ExportKind::Unreadable {
                    self.exchange.set(Exchange::exported(&name, accepted));
                }
                if kind == ExportKind::Backup && accepted {
                    self.persist(StorageEvent::Reset, context, out);
                }
            }
            PlanEvent::FileChosen(file) => {
                if let Some(known) = self.known(context) {
                    self.exchange.set(exchange::import_preview(
                        file,
                        self.entries.journal(),
                        known,
                    ));
                }
            }
            PlanEvent::MergeOffer(unwanted) => {
                if let Exchange::Offered(offer) = &self.exchange.value {
                    let wanted = offer.without(&unwanted);
                    let changed = self.execute(Command::Merge(wanted), context, out);
                    self.exchange.set(Exchange::merged(changed));
                }
            }
            PlanEvent::DismissOffer => self.exchange.set(Exchange::dismissed()),
        }
        effects
    }

    /// What a journal may speak of, once the plan is there.
    fn known(&self, context: &Context) -> Option<Known<'static>> {
        let plan = &self.documents.state().loaded()?.plan;
        Some(Known { plan, dataset: context.dataset })
    }

    fn read_file(
        &mut self,
        file: PublishedFile,
        text: Option<String>,
        context: &Context,
        effects: &mut Vec<PlanEffect>,
    ) {
        let page = |event| PlanEffect::Page(Box::new(event));
        let was_there = self.documents.state().loaded().is_some();
        if let Some(fault) = self.documents.take(file, text, context.dataset) {
            effects.push(page(Event::Failed(Notice::FaultyData(fault.to_string()))));
        }
        match self.documents.state() {
            Remote::Failed => effects.push(page(Event::PlanLoaded(None))),
            Remote::Loaded(document) if !was_there => effects.extend([
                page(Event::PlanLoaded(Some(&document.plan))),
                PlanEffect::Storage(StorageEffect::Load),
                PlanEffect::Watch,
            ]),
            _ => {}
        }
    }

    /// Hands an event to the persistence, does what that asks of the editor, and passes on what it asks of the
    /// browser.
    fn persist(&mut self, event: StorageEvent, context: &Context, effects: &mut Vec<PlanEffect>) {
        let (journal, drafts) = (self.entries.journal(), self.entries.typing.value.all());
        let snapshot = Snapshot {
            text: &|| journal::write(journal, &drafts).ok(),
            has_entries: !journal.is_empty(),
            has_drafts: !drafts.is_empty(),
            now: context.now.as_ref().map(|(stamp, _)| stamp.at()),
        };
        for effect in self.persistence.update(event, &snapshot) {
            match effect {
                PersistenceEffect::Storage(effect) => effects.push(PlanEffect::Storage(effect)),
                PersistenceEffect::MarkDraftsStored => self.entries.typing.value.mark_stored(),
                PersistenceEffect::Clear => self.entries.clear(),
                PersistenceEffect::Merge(cause, text) => {
                    let Some(known) = self.known(context) else { continue };
                    let now = self.entry_context(context);
                    let merged = self.entries.merge(&text, cause.is_opening(), known, now.as_ref());
                    let error = merged.err();
                    self.persist(StorageEvent::Merged { cause, text, error }, context, effects);
                }
            }
        }
    }

    /// Stamp, day and device of an edit. A device gets its number with its first entry; until then a number
    /// derived from the stamp is used, for merges only.
    fn entry_context(&self, context: &Context) -> Option<EntryContext> {
        let (stamp, today) = context.now.clone()?;
        let device = self.persistence.device.unwrap_or(Device(stamp.lot()));
        Some(EntryContext { stamp, today, device })
    }

    /// The same, for what is entered: the device's number is drawn, and stored where it can be.
    fn entry_context_with_device(
        &mut self,
        context: &Context,
        effects: &mut Vec<PlanEffect>,
    ) -> Option<EntryContext> {
        let now = self.entry_context(context)?;
        if self.persistence.device.is_none() {
            self.persist(StorageEvent::FirstEntry(now.device), context, effects);
        }
        Some(now)
    }

    fn save(&mut self, context: &Context, effects: &mut Vec<PlanEffect>) {
        self.persist(StorageEvent::Changed, context, effects);
    }

    /// Has what is being typed stored, if anything is.
    fn save_typing(&mut self, context: &Context, effects: &mut Vec<PlanEffect>) {
        if !self.entries.typing.value.drafts().is_empty() {
            self.save(context, effects);
        }
    }

    /// Does it, and has it stored if anything changed; whether anything did.
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

    /// Enters what this field holds, or all fields of actions do, as far as it can be, and has it stored.
    fn settle(&mut self, field: Option<&Field>, context: &Context, effects: &mut Vec<PlanEffect>) {
        let Remote::Loaded(document) = self.documents.state() else { return };
        let drafted = self.entries.drafted(field);
        if drafted.is_empty() {
            return;
        }
        if let Some(now) = self.entry_context_with_device(context, effects) {
            let bounds = Bounds::of_document(document, Some(now.today));
            self.entries.settle(drafted, &bounds, &now);
        }
        self.save(context, effects);
    }

    fn export(&mut self, kind: ExportKind, context: &Context, effects: &mut Vec<PlanEffect>) {
        let text = match kind {
            ExportKind::Journal | ExportKind::Backup => {
                // What is still being typed goes with the file.
                self.settle(None, context, effects);
                journal::write(self.entries.journal(), &Drafts::new()).ok()
            }
            ExportKind::Actions(day) => {
                self.known(context).map(|known| exchange::table(self.entries.journal(), known, day))
            }
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
