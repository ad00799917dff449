//! The slots of browser storage for the plan, and the events and effects about them.

use std::borrow::Cow;

use model::tracking::Device;

use super::MergeCause;

/// A slot of the browser's storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageSlot {
    /// `localStorage`: the journal with the drafts.
    Journal,
    /// `localStorage`: the device's number, drawn at its first entry.
    Device,
    /// `localStorage`: a copy of a journal that could not be parsed, by the time of the copy.
    SetAside(String),
    /// `sessionStorage`: device number and journal, while the device refuses to store them.
    Tab,
}

impl StorageSlot {
    /// The key of the slot.
    #[must_use]
    pub fn key(&self) -> Cow<'static, str> {
        match self {
            Self::Journal | Self::Tab => "carte-services-familles.suivi".into(),
            Self::Device => "carte-services-familles.appareil".into(),
            Self::SetAside(time) => format!("carte-services-familles.suivi.de-cote.{time}").into(),
        }
    }
}

/// The stored texts when the page opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredTexts {
    /// The content of [`StorageSlot::Journal`].
    pub journal: Option<String>,
    /// The content of [`StorageSlot::Device`].
    pub device: Option<String>,
    /// The content of [`StorageSlot::Tab`].
    pub tab: Option<String>,
}

/// An event of the storage: from the browser, the person or the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageEvent {
    /// Answers [`StorageEffect::Load`]: what all slots hold.
    Loaded(StoredTexts),
    /// Answers [`StorageEffect::ReadJournal`]: the stored journal.
    JournalRead(Option<String>),
    /// Answers [`StorageEffect::Write`], with what was to be written.
    Written {
        /// The slot to write.
        slot: StorageSlot,
        /// The text to store.
        text: String,
        /// Whether it was stored.
        accepted: bool,
    },
    /// Another tab has stored this journal, or erased it (`None`).
    ChangedElsewhere(Option<String>),
    /// The page is visible again, perhaps after another page in this tab; carries the stored journal.
    PageShown(Option<String>),
    /// The person keeps the entries that another tab has erased.
    KeepHere,
    /// The person erases them here too.
    EraseHere,
    /// The person has the unreadable text copied aside, so that new entries can be stored.
    SetAside,
    /// From the editor: the first entry on this device, which gets this number.
    FirstEntry(Device),
    /// From the editor: the journal or the drafts have changed.
    Changed,
    /// From the editor: everything is to be erased, here and on the device.
    Reset,
    /// From the editor: answers the persistence's `Merge` effect.
    Merged {
        /// The cause given with the effect.
        cause: MergeCause,
        /// The text to be merged.
        text: String,
        /// Where and why parsing failed; `None` if it was merged.
        error: Option<String>,
    },
}

/// An effect on the browser's storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageEffect {
    /// Read every slot; answered by [`StorageEvent::Loaded`].
    Load,
    /// Read the stored journal; answered by [`StorageEvent::JournalRead`].
    ReadJournal,
    /// Store a text; answered by [`StorageEvent::Written`].
    Write(StorageSlot, String),
    /// Erase a slot.
    Erase(StorageSlot),
}
