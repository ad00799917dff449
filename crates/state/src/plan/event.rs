//! Events and effects of the plan editor.

use std::collections::BTreeSet;

use model::tracking::{Draft, DraftField, Entry};
use model::{ActionKey, Day};

use super::{ChosenFile, ExportKind, PublishedFile, StorageEffect, StorageEvent};
use crate::Event;

/// An event of the plan: a gesture, or the answer to an effect.
#[derive(Clone, Debug)]
pub enum PlanEvent {
    /// A view of the plan is shown, or its loading is retried.
    Shown,
    /// Answers [`PlanEffect::Fetch`]: the text of the file; `None` if the fetch failed.
    Fetched(PublishedFile, Option<String>),
    /// An event of the storage.
    Storage(StorageEvent),
    /// Make an entry that holds from this day; `None` if the date is invalid.
    Enter(Entry, Option<Day>),
    /// Undo the last entry made on this device.
    Undo,
    /// Save the state of the plan on a day as a named version.
    SaveVersion {
        /// The name as typed.
        name: String,
        /// The reference date.
        reference: Day,
    },
    /// The text of a field changed.
    Typed(DraftField, Draft),
    /// Answers [`PlanEffect::WaitForPause`]: typing has paused.
    TypingPaused,
    /// A field lost focus: its draft is committed if valid.
    FieldBlurred(DraftField),
    /// The sheet was closed: all its drafts are committed if valid.
    AllFieldsBlurred,
    /// Entries for an action hold from this day; `None` if the date is invalid.
    SinceChanged(ActionKey, Option<Day>),
    /// The page is hidden (`visibilitychange`). Some phones then kill it without a further event.
    PageHidden,
    /// The page is closed, reloaded or left (`pagehide`).
    PageClosed,
    /// Export a file.
    Export(ExportKind),
    /// Answers [`PlanEffect::SaveFile`]: whether the browser accepted it.
    Exported {
        /// What was exported.
        kind: ExportKind,
        /// Name of the file.
        name: String,
        /// Whether the browser accepted it.
        accepted: bool,
    },
    /// A file was chosen for import.
    FileChosen(ChosenFile),
    /// Merge the offered file, except for the subjects named here (see [`super::ImportOffer::changes`]).
    MergeOffer(BTreeSet<String>),
    /// Discard the offered file.
    DismissOffer,
}

impl From<StorageEvent> for PlanEvent {
    fn from(event: StorageEvent) -> Self {
        Self::Storage(event)
    }
}

/// An effect for the browser to perform.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanEffect {
    /// Fetch a published file; answered by [`PlanEvent::Fetched`].
    Fetch(PublishedFile),
    /// An effect on the storage.
    Storage(StorageEffect),
    /// Start listening to storage events of other tabs and to the page's visibility.
    Watch,
    /// Send [`PlanEvent::TypingPaused`] once typing has paused (debounced).
    WaitForPause,
    /// Download a file; answered by [`PlanEvent::Exported`].
    SaveFile {
        /// What is exported.
        kind: ExportKind,
        /// Name of the file.
        name: String,
        /// As `text/csv;charset=utf-8`.
        media_type: &'static str,
        /// Its content.
        text: String,
    },
    /// An event for the root state machine.
    App(Box<Event>),
}
