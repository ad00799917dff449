//! The slots of browser storage for the plan, and the events and effects about them.

use std::borrow::Cow;

use model::tracking::Device;

use super::MergeCause;

/// A place of the browser's storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageSlot {
    /// On the device: the journal, with what is being typed.
    Journal,
    /// On the device: its own number, drawn when something is first entered.
    Device,
    /// On the device: a journal that could not be read at that moment.
    SetAside(String),
    /// In the tab, for as long as it is open: device and journal, where the device keeps neither.
    Tab,
}

impl StorageSlot {
    /// The key of its entry.
    #[must_use]
    pub fn key(&self) -> Cow<'static, str> {
        match self {
            Self::Journal | Self::Tab => "carte-services-familles.suivi".into(),
            Self::Device => "carte-services-familles.appareil".into(),
            Self::SetAside(at) => format!("carte-services-familles.suivi.de-cote.{at}").into(),
        }
    }
}

/// What is stored when the page opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredTexts {
    /// What [`StorageSlot::Journal`] holds.
    pub journal: Option<String>,
    /// What [`StorageSlot::Device`] holds.
    pub device: Option<String>,
    /// What [`StorageSlot::Tab`] holds.
    pub tab: Option<String>,
}

/// What happened to what is stored, or is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageEvent {
    /// Answers [`StorageEffect::Load`]: what all slots hold.
    Loaded(StoredTexts),
    /// Answers [`StorageEffect::ReadJournal`]: the journal on the device.
    JournalRead(Option<String>),
    /// Answers [`StorageEffect::Write`], with what was to be written.
    Written {
        /// Where it was to be stored.
        slot: StorageSlot,
        /// The whole content that was to be stored.
        text: String,
        /// Whether the browser has stored it: a full device refuses.
        accepted: bool,
    },
    /// Another tab has written this journal to the device, or has erased it.
    ChangedElsewhere(Option<String>),
    /// The page is in sight again, perhaps after another of this tab: the journal on the device.
    PageShown(Option<String>),
    /// The person wants to keep what another tab has erased.
    KeepHere,
    /// The person wants to erase it here too.
    EraseHere,
    /// The person wants to set aside what cannot be read, and to keep what is entered from now on.
    SetAside,
    /// From the editor: something is entered for the first time, on a device that gets this number.
    FirstEntry(Device),
    /// From the editor: the journal, or what is being typed, has changed.
    Changed,
    /// From the editor: all is to be erased, here and on the device.
    Reset,
    /// From the editor, which answers the effect `Merge` of the persistence.
    Merged {
        /// Why it was to be merged.
        cause: MergeCause,
        /// The whole content: what the slot held is replaced.
        text: String,
        /// Why it cannot be read: the place and the reason. Nothing once it is merged.
        error: Option<String>,
    },
}

/// What the browser's storage is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageEffect {
    /// Read every slot; answered by [`StorageEvent::Loaded`].
    Load,
    /// Read the journal on the device; answered by [`StorageEvent::JournalRead`].
    ReadJournal,
    /// Store a text; answered by [`StorageEvent::Written`].
    Write(StorageSlot, String),
    /// Remove all that a slot holds.
    Erase(StorageSlot),
}
