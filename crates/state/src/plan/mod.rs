//! The plan as it is followed here: what was published, what was entered since, what is being typed,
//! and where that is kept. [`PlanEditor::update`] alone changes it. It touches nothing else: what the
//! browser is to do are the effects it gives, whose answers come back as events.

mod documents;
mod event;
mod exchange;
mod persistence;
mod typing;

pub use documents::{Documents, PublishedFile};
pub use event::{PlanEffect, PlanEvent};
pub use exchange::{ChosenFile, Exchange, ExportKind, LARGEST_FILE, Offer, Unread};
pub use persistence::{Persistence, Place, Stored};
pub use typing::Typing;

use analysis::plan::refusal::Refusal;
use analysis::plan::typed::Bounds;
use model::read::journal::Known;
use model::tracking::{Device, Entry, Field, Journal, Stamp};
use model::{ActionKey, Dataset, Day, PlanDocument};

use crate::{Act, Event, Moment, Notice, Remote, Tracker};

/// What is shown of the plan, what was entered into it, and where that is kept.
#[derive(Debug)]
pub struct PlanEditor {
    documents: Documents,
    tracker: Revised<Tracker>,
    typing: Revised<Typing>,
    exchange: Revised<Exchange>,
    persistence: Revised<Persistence>,
    /// Which device this is, once something was entered on it.
    device: Option<Device>,
    /// Whether the tab keeps what the device does not.
    in_tab: bool,
    outcome: Result<bool, Refusal>,
    /// What the browser is to do once the event at hand is applied.
    effects: Vec<PlanEffect>,
}

/// What an event finds around it.
#[derive(Clone, Debug)]
pub struct Context {
    /// What is known from the start.
    pub dataset: &'static Dataset,
    /// The moment and the day where the person is; `None` on a clock that no journal can hold.
    pub now: Option<(Stamp, Day)>,
}

/// A value and how often it has changed: who follows it compares that number.
#[derive(Debug, Default)]
struct Revised<T> {
    value: T,
    revision: u32,
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
        self.change(|own| *own = value);
    }
}

impl Default for PlanEditor {
    fn default() -> Self {
        Self {
            documents: Documents::default(),
            tracker: Revised::default(),
            typing: Revised::default(),
            exchange: Revised::default(),
            persistence: Revised::default(),
            device: None,
            in_tab: false,
            outcome: Ok(false),
            effects: Vec::new(),
        }
    }
}

/// What is read of it.
impl PlanEditor {
    /// The published files, as far as they are there.
    #[must_use]
    pub fn documents(&self) -> Remote<&'static PlanDocument> {
        self.documents.state()
    }

    /// All that was entered.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        self.tracker.value.journal()
    }

    /// Another number whenever the journal is another.
    #[must_use]
    pub fn journal_revision(&self) -> u32 {
        self.tracker.revision
    }

    /// What is being typed.
    #[must_use]
    pub fn typing(&self) -> &Typing {
        &self.typing.value
    }

    /// Another number whenever something else is being typed.
    #[must_use]
    pub fn typing_revision(&self) -> u32 {
        self.typing.revision
    }

    /// What is told of the last file that was taken away or brought.
    #[must_use]
    pub fn exchange(&self) -> &Exchange {
        &self.exchange.value
    }

    /// Another number whenever something else is told of it.
    #[must_use]
    pub fn exchange_revision(&self) -> u32 {
        self.exchange.revision
    }

    /// Where what is entered is kept.
    #[must_use]
    pub fn persistence(&self) -> &Persistence {
        &self.persistence.value
    }

    /// Another number whenever it may be kept elsewhere.
    #[must_use]
    pub fn persistence_revision(&self) -> u32 {
        self.persistence.revision
    }

    /// Which device this is, once something was entered on it.
    #[must_use]
    pub fn device(&self) -> Option<Device> {
        self.device
    }

    /// What came of the last thing that the person did: whether the journal changed, or why not.
    ///
    /// # Errors
    /// The refusal.
    pub fn outcome(&self) -> Result<bool, Refusal> {
        self.outcome.clone()
    }
}

impl PlanEditor {
    /// Applies an event; what the browser is to do then, in that order.
    #[must_use]
    pub fn update(&mut self, event: PlanEvent, context: &Context) -> Vec<PlanEffect> {
        match event {
            PlanEvent::Shown => {
                for file in self.documents.ask() {
                    self.push(PlanEffect::Fetch(file));
                }
            }
            PlanEvent::Fetched(file, text) => self.take_file(file, text, context.dataset),
            PlanEvent::Loaded(stored) => self.load(stored, context),
            PlanEvent::StoredElsewhere(text) => self.merge_elsewhere(text, context),
            PlanEvent::Returned(text) => {
                if !self.persistence().forbids_writing() {
                    self.adopt_stored(text, context);
                }
            }
            PlanEvent::FoundStored(text) => self.write_after_read(text, context),
            PlanEvent::Wrote { place, text, kept } => self.wrote(&place, &text, kept),
            PlanEvent::Enter(entry, since) => self.enter(entry, since, context),
            PlanEvent::Undo => self.act(Act::Undo, context),
            PlanEvent::KeepVersion { name, reference } => {
                self.act(Act::Keep { name, reference }, context);
                if self.has_changed() {
                    self.typing.change(|typing| typing.clear(&Field::VersionName));
                }
            }
            PlanEvent::Typed(field, draft) => {
                self.typing.change(|typing| typing.write(field, draft));
                self.push(PlanEffect::SaveAfterPause);
            }
            PlanEvent::Paused | PlanEvent::Hidden => self.save_typing(),
            PlanEvent::Left(field) => self.settle([field].into(), context),
            PlanEvent::LeftAll => self.settle_all(context),
            PlanEvent::Dated(key, day) => self.date(key, day, context),
            PlanEvent::Closed => {
                self.settle_all(context);
                self.save_typing();
            }
            PlanEvent::KeepHere => self.keep_here(),
            PlanEvent::ForgetHere => self.forget_here(),
            PlanEvent::SetAside => self.set_aside(context),
            PlanEvent::Export(kind) => self.export(kind, context),
            PlanEvent::Exported { kind, name, accepted } => self.exported(kind, &name, accepted),
            PlanEvent::Chosen(file) => self.bring(file, context),
            PlanEvent::MergeOffer(without) => self.merge_offer(&without, context),
            PlanEvent::LeaveOffer => self.tell("Fichier laissé de côté, rien n’a changé."),
        }
        std::mem::take(&mut self.effects)
    }

    fn push(&mut self, effect: PlanEffect) {
        self.effects.push(effect);
    }

    fn document(&self) -> Option<&'static PlanDocument> {
        self.documents.state().loaded().copied()
    }

    /// What a journal may speak of, once the plan is there.
    fn known(&self, context: &Context) -> Option<Known<'static>> {
        let plan = &self.document()?.plan;
        Some(Known { plan, dataset: context.dataset })
    }

    fn take_file(&mut self, file: PublishedFile, text: Option<String>, dataset: &'static Dataset) {
        let was_there = self.document().is_some();
        if let Some(fault) = self.documents.take(file, text, dataset) {
            let notice = Notice::FaultyData(fault.to_string());
            self.push(PlanEffect::Page(Box::new(Event::Failed(notice))));
        }
        if self.documents.state() == Remote::Failed {
            self.push(PlanEffect::Page(Box::new(Event::PlanCame(None))));
        }
        if let Some(document) = self.document().filter(|_| !was_there) {
            self.push(PlanEffect::Page(Box::new(Event::PlanCame(Some(&document.plan)))));
            self.push(PlanEffect::Load);
            self.push(PlanEffect::Watch);
        }
    }

    /// Now and here. A device gets its number with its first entry; until then one is made up of the
    /// stamp, for merges only.
    fn moment(&self, context: &Context) -> Option<Moment> {
        let (stamp, today) = context.now.clone()?;
        let device = self.device.unwrap_or(Device(stamp.lot()));
        Some(Moment { stamp, today, device })
    }

    /// The same, for what is entered: the device's number is drawn, and kept where it can be.
    fn moment_of_entry(&mut self, context: &Context) -> Option<Moment> {
        let now = self.moment(context)?;
        if self.device.replace(now.device).is_none() {
            self.keep_device(now.device);
        }
        Some(now)
    }

    fn enter(&mut self, entry: Entry, since: Option<Day>, context: &Context) {
        let Some(since) = since else {
            self.outcome = Err(Refusal::Undated);
            return;
        };
        // The line that a value was typed into is empty once it is entered.
        let typed = match &entry {
            Entry::Value { indicator, value: Some(_), .. } => Some(indicator.clone()),
            Entry::Value { .. } | Entry::Action(..) => None,
        };
        self.act(Act::Enter(entry, since), context);
        if let Some(id) = typed.filter(|_| self.outcome.is_ok()) {
            self.typing.change(|typing| {
                typing.clear(&Field::Value(id.clone()));
                typing.clear(&Field::ValueDay(id));
            });
            // Said already, it changes no journal; the draft goes all the same.
            if !self.has_changed() {
                self.save();
            }
        }
    }

    /// Does it, and keeps it if anything changed.
    fn act(&mut self, act: Act, context: &Context) {
        let Some(now) = self.moment_of_entry(context) else {
            self.outcome = Err(Refusal::NoClock);
            return;
        };
        self.outcome = self.tracker.value.act(act, &now);
        if self.has_changed() {
            self.tracker.revise();
            self.save();
        }
    }

    /// Whether the last thing that was done has changed the journal.
    fn has_changed(&self) -> bool {
        matches!(self.outcome, Ok(true))
    }

    fn merge(&mut self, journal: Journal, context: &Context) {
        if let Some(now) = self.moment(context)
            && matches!(self.tracker.value.act(Act::Merge(journal), &now), Ok(true))
        {
            self.tracker.revise();
        }
    }

    /// Enters what these fields of actions hold, if it can be; else it stays, and why not is told
    /// beside the field.
    fn settle(&mut self, fields: Vec<Field>, context: &Context) {
        let Some(document) = self.document() else { return };
        let mut any = false;
        for field in fields {
            let Field::Action(key, part) = field else { continue };
            if self.typing().draft(&field).is_none() {
                continue;
            }
            let Some(now) = self.moment_of_entry(context) else { return self.save_typing() };
            any = true;
            let bounds = Bounds::of_document(document, Some(now.today));
            let tracker = &mut self.tracker.value;
            let settled = self
                .typing
                .change(|typing| tracker.settle((key, part), typing.stop_typing(), &bounds, &now));
            if matches!(settled, Ok(true)) {
                self.tracker.revise();
            }
        }
        if any {
            self.save();
        }
    }

    fn settle_all(&mut self, context: &Context) {
        let fields = self.typing().own().keys().cloned().collect();
        self.settle(fields, context);
    }

    /// What could not be entered for want of a date is, once there is one.
    fn date(&mut self, key: ActionKey, day: Option<Day>, context: &Context) {
        let own = |field: &Field| matches!(field, Field::Action(of, _) if *of == key);
        let mut drafts = self.typing().own().iter();
        let undated = drafts.any(|(field, draft)| own(field) && draft.since.is_none());
        if undated && day.is_some() {
            self.typing.change(|typing| typing.set_since(own, day));
            self.settle_all(context);
        }
    }
}

#[cfg(test)]
mod tests;
