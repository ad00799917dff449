//! What happens to the plan, and what the browser is then asked to do.

use std::collections::BTreeSet;

use model::tracking::{Draft, Entry, Field};
use model::{ActionKey, Day};

use super::{ChosenFile, ExportKind, PublishedFile, StorageEffect, StorageEvent};
use crate::Event;

/// What happened to the plan: a gesture, or the answer to an effect.
#[derive(Clone, Debug)]
pub enum PlanEvent {
    /// A view of it is shown, or asked for again after a failure.
    Shown,
    /// Answers [`PlanEffect::Fetch`]: the text of the file, where it could be had.
    Fetched(PublishedFile, Option<String>),
    /// Something happened to what is stored.
    Storage(StorageEvent),
    /// Enter a fact, and since which day it is so; `None` for a day that cannot be read.
    Enter(Entry, Option<Day>),
    /// Take back what was entered last on this device.
    Undo,
    /// Keep the plan as it was on a day under a name.
    KeepVersion {
        /// As typed, unchecked.
        name: String,
        /// The day whose standing is kept.
        reference: Day,
    },
    /// A field holds this now.
    Typed(Field, Draft),
    /// Answers [`PlanEffect::WaitForPause`]: nothing was typed for a while.
    TypingPaused,
    /// A field has lost the focus: what it holds is entered, if it can be.
    FieldBlurred(Field),
    /// All fields have, as their sheet has left the page.
    AllFieldsBlurred,
    /// What is entered for an action counts from this day on; `None` for one that cannot be read.
    SinceChanged(ActionKey, Option<Day>),
    /// The page is out of sight: some phones then end it without another event.
    PageHidden,
    /// The page is closed, reloaded or left.
    PageClosed,
    /// Give a file to the person.
    Export(ExportKind),
    /// Answers [`PlanEffect::SaveFile`]: whether the browser has taken it.
    Exported {
        /// Which of the exports it is.
        kind: ExportKind,
        /// The name that it was offered under.
        name: String,
        /// Whether the browser has taken it.
        accepted: bool,
    },
    /// The person has chosen a file to import.
    FileChosen(ChosenFile),
    /// Merge the file on offer but for what is about these: see [`super::ImportOffer::changes`].
    MergeOffer(BTreeSet<String>),
    /// Drop the file on offer, merging nothing.
    DismissOffer,
}

impl From<StorageEvent> for PlanEvent {
    fn from(event: StorageEvent) -> Self {
        Self::Storage(event)
    }
}

/// What the browser is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanEffect {
    /// Fetch a published file; answered by [`PlanEvent::Fetched`].
    Fetch(PublishedFile),
    /// The storage is to be read, written or emptied.
    Storage(StorageEffect),
    /// From now on tell of what other tabs store, and whenever the page is hidden, left or shown again.
    Watch,
    /// Answer with [`PlanEvent::TypingPaused`] once nothing was typed for a while.
    WaitForPause,
    /// Offer a file to the person; answered by [`PlanEvent::Exported`].
    SaveFile {
        /// Which of the exports it is.
        kind: ExportKind,
        /// The name that the browser offers it under.
        name: String,
        /// As `text/csv;charset=utf-8`.
        media_type: &'static str,
        /// The content of the file.
        text: String,
    },
    /// Tell the rest of the page.
    Page(Box<Event>),
}
