//! What happens to the plan, and what the browser is then asked to do.

use std::collections::BTreeSet;

use model::tracking::{Draft, Entry, Field};
use model::{ActionKey, Day};

use super::{ChosenFile, ExportKind, Place, PublishedFile, Stored};
use crate::Event;

/// What happened to the plan: a gesture, or the answer to an effect.
#[derive(Clone, Debug)]
pub enum PlanEvent {
    /// A view of it is shown, or asked for again after a failure.
    Shown,
    /// Answers [`PlanEffect::Fetch`]: the text of the file, where it could be had.
    Fetched(PublishedFile, Option<String>),
    /// Answers [`PlanEffect::Load`].
    Loaded(Stored),
    /// Another tab has the device keep this journal; nothing once it has forgotten all of it.
    StoredElsewhere(Option<String>),
    /// The page is in sight again, perhaps after another of this tab; the device keeps this journal.
    Returned(Option<String>),
    /// Answers [`PlanEffect::ReadStored`]: the journal that the device keeps.
    FoundStored(Option<String>),
    /// Answers [`PlanEffect::Write`]: whether `text` is kept.
    Wrote {
        /// Where it was to be kept.
        place: Place,
        /// All of it.
        text: String,
        /// Whether it is.
        kept: bool,
    },
    /// Enter a fact, and since which day it is so; `None` for a day that cannot be read.
    Enter(Entry, Option<Day>),
    /// Take back what was entered last on this device.
    Undo,
    /// Keep the plan as it was on a day under a name.
    KeepVersion {
        /// As typed.
        name: String,
        /// The day.
        reference: Day,
    },
    /// A field holds this now.
    Typed(Field, Draft),
    /// Answers [`PlanEffect::SaveAfterPause`].
    Paused,
    /// A field is left: what it holds is entered, if it can be.
    Left(Field),
    /// Every field is left.
    LeftAll,
    /// What is entered for an action counts from this day on; `None` for one that cannot be read.
    Dated(ActionKey, Option<Day>),
    /// The page is in sight no more: some phones end it then without a word.
    Hidden,
    /// The page is closed, reloaded or left.
    Closed,
    /// Keep what another tab has forgotten.
    KeepHere,
    /// Forget it here too.
    ForgetHere,
    /// Put aside what cannot be read, and keep what is entered from now on.
    SetAside,
    /// Give a file to the person.
    Export(ExportKind),
    /// Answers [`PlanEffect::SaveFile`]: whether the browser has taken it.
    Exported {
        /// What it holds.
        kind: ExportKind,
        /// Its name.
        name: String,
        /// Whether it was taken.
        accepted: bool,
    },
    /// The person has chosen a file to bring back.
    Chosen(ChosenFile),
    /// Merge the file on offer but for what is about these: see [`super::Offer::changes`].
    MergeOffer(BTreeSet<String>),
    /// Leave the file on offer.
    LeaveOffer,
}

/// What the browser is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanEffect {
    /// Fetch a published file; answered by [`PlanEvent::Fetched`].
    Fetch(PublishedFile),
    /// Read all that device and tab keep; answered by [`PlanEvent::Loaded`].
    Load,
    /// From now on tell of what other tabs keep, and of the page that is left or in sight again.
    Watch,
    /// Read the journal that the device keeps; answered by [`PlanEvent::FoundStored`].
    ReadStored,
    /// Keep a text; answered by [`PlanEvent::Wrote`].
    Write(Place, String),
    /// Forget what is kept there.
    Forget(Place),
    /// Answer with [`PlanEvent::Paused`] once nothing was typed for a while.
    SaveAfterPause,
    /// Offer a file to the person; answered by [`PlanEvent::Exported`].
    SaveFile {
        /// What it holds.
        kind: ExportKind,
        /// Its name.
        name: String,
        /// Its media type.
        media_type: &'static str,
        /// All of it.
        text: String,
    },
    /// Tell the rest of the page.
    Page(Box<Event>),
}
