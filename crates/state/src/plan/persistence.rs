//! Stores the journal and the drafts: on the device, or in the tab when the device refuses. A state machine of
//! its own that handles them as opaque text; the editor parses and merges.

use std::hash::{DefaultHasher, Hash, Hasher};

use model::tracking::Device;

use super::Revisioned;
use super::storage::{StorageEffect, StorageEvent, StorageSlot, StoredTexts};

/// Effects of [`Persistence`], for the browser or for the editor.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PersistenceEffect {
    /// For the browser: an effect on the storage.
    Storage(StorageEffect),
    /// For the editor: merge this text into the journal and the drafts; answered by [`StorageEvent::Merged`].
    Merge(MergeCause, String),
    /// For the editor: the drafts are stored on the device.
    MarkDraftsStored,
    /// For the editor: clear the journal and the drafts.
    Clear,
}

impl From<StorageEffect> for PersistenceEffect {
    fn from(effect: StorageEffect) -> Self {
        Self::Storage(effect)
    }
}

/// Why a stored text is merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeCause {
    /// The page has opened; the text is from the device.
    OpenedFromDevice,
    /// The page has opened; the text is from the tab.
    OpenedFromTab,
    /// Another tab has just stored it. If it is invalid, that is reported only when this tab writes.
    ChangedElsewhere,
    /// The page became visible again.
    PageShown,
    /// This page is about to overwrite it.
    BeforeWriting,
}

impl MergeCause {
    /// Whether the text was read on opening the page.
    pub(super) fn is_opening(self) -> bool {
        matches!(self, Self::OpenedFromDevice | Self::OpenedFromTab)
    }
}

/// The state to store, at the time of an event.
pub(super) struct StorableState<'a> {
    /// Serializes the journal and the drafts; `None` if serialization fails, which is a bug.
    pub text: &'a dyn Fn() -> Option<String>,
    /// Whether the journal is non-empty.
    pub has_entries: bool,
    /// Whether there are drafts.
    pub has_drafts: bool,
    /// Current time, as ISO 8601; `None` if the clock is outside the range of the journal.
    pub now: Option<&'a str>,
}

/// Whether the entries are stored, and if not, why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PersistenceStatus {
    /// The storage has not been read yet.
    #[default]
    Unknown,
    /// There are no entries; nothing is stored.
    Empty,
    /// Stored on the device after each change.
    Stored {
        /// Hash of the stored text. A text with the same hash was not changed by another tab and is not parsed
        /// again.
        fingerprint: u64,
    },
    /// Only in this page and, if the browser lets it, in its tab: the device refuses, or is full. The next
    /// change tries the device again.
    OnlyInTab,
    /// Only in this page: the journal could not be serialized, which is a bug.
    NotSerializable,
    /// Only in this page: another tab has erased the stored journal, and the person has not decided for this
    /// tab.
    ErasedElsewhere,
    /// Only in this page and its tab: the stored text cannot be parsed and is left untouched.
    Unreadable {
        /// The stored text.
        text: String,
        /// Where and why parsing failed.
        reason: String,
        /// Whether copying it to another slot failed.
        backup_failed: bool,
    },
}

impl PersistenceStatus {
    /// The status after this text was stored.
    fn stored_text(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self::Stored { fingerprint: hasher.finish() }
    }

    /// The message for the person; `None` if all is well.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        match self {
            Self::Unknown | Self::Empty | Self::Stored { .. } => None,
            Self::OnlyInTab => Some(
                "Cet appareil n’enregistre pas votre saisie (navigation privée, page encadrée ou \
                 mémoire pleine). Elle reste dans cette page tant que vous ne la fermez pas : \
                 téléchargez-la."
                    .to_owned(),
            ),
            Self::ErasedElsewhere => Some(
                "Toute la saisie a été effacée dans un autre onglet. Ce qui est affiché ici n’est plus \
                 enregistré."
                    .to_owned(),
            ),
            Self::NotSerializable => Some(
                "Une erreur de cette page empêche d’écrire votre saisie. Elle reste affichée tant que \
                 vous ne fermez pas la page."
                    .to_owned(),
            ),
            Self::Unreadable { reason, backup_failed, .. } => {
                let failed = if *backup_failed { " Il n’a pas pu être mis de côté." } else { "" };
                Some(format!(
                    "Un suivi enregistré sur cet appareil ne peut pas être lu ({reason}). Il est laissé \
                     tel quel ; ce que vous saisissez maintenant reste dans cette page : \
                     téléchargez-le.{failed}"
                ))
            }
        }
    }

    /// The stored text that cannot be parsed, if there is one.
    #[must_use]
    pub fn unreadable(&self) -> Option<&str> {
        match self {
            Self::Unreadable { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether the device must not be written to.
    fn forbids_writing(&self) -> bool {
        matches!(self, Self::Unknown | Self::ErasedElsewhere | Self::Unreadable { .. })
    }
}

/// What this page knows of the copies in `localStorage` and in the tab.
#[derive(Debug, Default)]
pub struct Persistence {
    /// Whether the entries are stored, and if not, why.
    pub status: Revisioned<PersistenceStatus>,
    /// The number of this device, drawn at its first entry.
    pub device: Option<Device>,
    /// Whether the tab's slot is in use.
    is_in_tab: bool,
}

impl Persistence {
    /// Applies an event, given what there is to store, and returns the effects, in order.
    ///
    /// - `Loaded` → `Empty`, or `Stored` where the device holds a journal; what device and tab hold is merged.
    /// - `Changed` → reads the journal; in `Unreadable` writes to the tab instead; in `ErasedElsewhere` nothing.
    /// - `JournalRead` of nothing in `Stored` → `ErasedElsewhere`; of nothing in another state, or of what this page
    ///   has stored → writes the journal; of anything else → merges it, then writes the journal.
    /// - `Written` to the device → `Stored`, the tab's slot erased; refused → `OnlyInTab`, written to the tab.
    /// - The journal cannot be serialized → `NotSerializable`.
    /// - `PageShown` → as `JournalRead`, but writes nothing.
    /// - `ChangedElsewhere` with a text → merges; without one → `ErasedElsewhere`, if there are entries.
    /// - `Merged` with an error → `Unreadable`, unless the text came from the tab or from another tab's event.
    /// - `KeepHere` → `Empty`, then as `Changed`.
    /// - `EraseHere` → clears journal and drafts, then loads what is stored on the device.
    /// - `SetAside` in `Unreadable` → copies the text to a slot of its own; once copied → `Empty`, then as `Changed`;
    ///   refused → stays, and says so.
    /// - `Reset` → `Empty`, with every slot erased.
    pub(super) fn update(
        &mut self,
        event: StorageEvent,
        storable: &StorableState<'_>,
    ) -> Vec<PersistenceEffect> {
        let mut effects = Vec::new();
        match event {
            StorageEvent::Loaded(stored) => self.apply_stored(stored, &mut effects),
            StorageEvent::JournalRead(text) => {
                if self.reconcile(text, MergeCause::BeforeWriting, &mut effects) {
                    self.write_journal(storable, &mut effects);
                }
            }
            StorageEvent::PageShown(text) => {
                self.reconcile(text, MergeCause::PageShown, &mut effects);
            }
            StorageEvent::Written { slot: StorageSlot::Journal, text, accepted: true } => {
                effects.push(PersistenceEffect::MarkDraftsStored);
                self.set_status(PersistenceStatus::stored_text(&text));
                if std::mem::take(&mut self.is_in_tab) {
                    effects.push(StorageEffect::Erase(StorageSlot::Tab).into());
                }
            }
            StorageEvent::Written { slot: StorageSlot::Journal, text, .. } => {
                self.set_status(PersistenceStatus::OnlyInTab);
                effects.push(self.write_to_tab(&text));
            }
            StorageEvent::Written { slot: StorageSlot::Tab, accepted, .. } => {
                self.is_in_tab |= accepted
            }
            StorageEvent::Written { slot: StorageSlot::SetAside(_), accepted: true, .. } => {
                effects.push(StorageEffect::Erase(StorageSlot::Journal).into());
                self.set_status(PersistenceStatus::Empty);
                self.save(storable, &mut effects);
            }
            StorageEvent::Written { slot: StorageSlot::SetAside(_), .. } => self.backup_failed(),
            // The entries are stored anyway; after a reload the device gets another number.
            StorageEvent::Written { slot: StorageSlot::Device, .. } => {}
            StorageEvent::ChangedElsewhere(Some(text)) => {
                effects.push(PersistenceEffect::Merge(MergeCause::ChangedElsewhere, text));
            }
            StorageEvent::ChangedElsewhere(None) => {
                if storable.has_entries {
                    self.set_status(PersistenceStatus::ErasedElsewhere);
                }
            }
            StorageEvent::Merged { cause, text, error: Some(reason) } => {
                if !matches!(cause, MergeCause::OpenedFromTab | MergeCause::ChangedElsewhere) {
                    let backup_failed = false;
                    self.set_status(PersistenceStatus::Unreadable { text, reason, backup_failed });
                }
            }
            StorageEvent::Merged { cause: MergeCause::BeforeWriting, .. } => {
                self.write_journal(storable, &mut effects);
            }
            StorageEvent::Merged { cause: MergeCause::OpenedFromTab, .. } => {
                self.is_in_tab = true;
                self.save(storable, &mut effects);
            }
            StorageEvent::Merged { .. } => {}
            StorageEvent::Changed => self.save(storable, &mut effects),
            StorageEvent::FirstEntry(device) => {
                self.device = Some(device);
                self.write_device_number(&mut effects);
            }
            StorageEvent::KeepHere => {
                self.write_device_number(&mut effects);
                self.set_status(PersistenceStatus::Empty);
                self.save(storable, &mut effects);
            }
            StorageEvent::EraseHere => {
                self.clear(&mut effects);
                effects.push(StorageEffect::Load.into());
            }
            StorageEvent::Reset => {
                self.clear(&mut effects);
                self.device = None;
                self.set_status(PersistenceStatus::Empty);
                effects.push(StorageEffect::Erase(StorageSlot::Journal).into());
                effects.push(StorageEffect::Erase(StorageSlot::Device).into());
            }
            StorageEvent::SetAside => match (self.status.value.unreadable(), storable.now) {
                (Some(text), Some(now)) => {
                    let slot = StorageSlot::SetAside(now.to_owned());
                    effects.push(StorageEffect::Write(slot, text.to_owned()).into());
                }
                _ => self.backup_failed(),
            },
        }
        effects
    }

    fn set_status(&mut self, status: PersistenceStatus) {
        if status != self.status.value {
            self.status.set(status);
        }
    }

    fn apply_stored(&mut self, stored: StoredTexts, effects: &mut Vec<PersistenceEffect>) {
        let tab = stored.tab.as_deref().and_then(|tab| tab.split_once('\n'));
        let number = stored.device.as_deref().or(tab.map(|(number, _)| number));
        self.device = number.and_then(|number| number.parse().ok()).map(Device);
        self.is_in_tab = false;
        self.set_status(match &stored.journal {
            Some(text) => PersistenceStatus::stored_text(text),
            None => PersistenceStatus::Empty,
        });
        let tab = tab.map(|(_, text)| (MergeCause::OpenedFromTab, text.to_owned()));
        let journal = stored.journal.map(|text| (MergeCause::OpenedFromDevice, text));
        let texts = journal.into_iter().chain(tab);
        effects.extend(texts.map(|(cause, text)| PersistenceEffect::Merge(cause, text)));
    }

    /// Compares the stored journal with the last one this page wrote; returns whether it may be overwritten. A
    /// journal from another tab is merged first.
    fn reconcile(
        &mut self,
        stored: Option<String>,
        cause: MergeCause,
        effects: &mut Vec<PersistenceEffect>,
    ) -> bool {
        match (stored, &self.status.value) {
            (_, status) if status.forbids_writing() => false,
            (None, PersistenceStatus::Stored { .. }) => {
                self.set_status(PersistenceStatus::ErasedElsewhere);
                false
            }
            (Some(text), status) if *status != PersistenceStatus::stored_text(&text) => {
                effects.push(PersistenceEffect::Merge(cause, text));
                false
            }
            _ => true,
        }
    }

    /// Stores the journal and the drafts, unless writing is forbidden.
    fn save(&mut self, storable: &StorableState<'_>, effects: &mut Vec<PersistenceEffect>) {
        match &self.status.value {
            PersistenceStatus::Unreadable { .. } => {
                effects.extend((storable.text)().map(|text| self.write_to_tab(&text)));
            }
            status if status.forbids_writing() => {}
            _ => effects.push(StorageEffect::ReadJournal.into()),
        }
    }

    fn write_journal(&mut self, state: &StorableState<'_>, effects: &mut Vec<PersistenceEffect>) {
        let is_empty = !state.has_entries && !state.has_drafts;
        if is_empty && self.status.value == PersistenceStatus::Empty {
            return;
        }
        match (state.text)() {
            Some(text) => effects.push(StorageEffect::Write(StorageSlot::Journal, text).into()),
            None => self.set_status(PersistenceStatus::NotSerializable),
        }
    }

    /// In the tab, the entries survive navigation to another page of the site.
    fn write_to_tab(&self, text: &str) -> PersistenceEffect {
        let number = self.device.map(|device| device.0.to_string()).unwrap_or_default();
        StorageEffect::Write(StorageSlot::Tab, format!("{number}\n{text}")).into()
    }

    fn write_device_number(&self, effects: &mut Vec<PersistenceEffect>) {
        let number = self.device.map(|device| device.0.to_string());
        let write = number.map(|number| StorageEffect::Write(StorageSlot::Device, number));
        effects.extend(write.map(PersistenceEffect::Storage));
    }

    fn clear(&mut self, effects: &mut Vec<PersistenceEffect>) {
        self.is_in_tab = false;
        effects.push(PersistenceEffect::Clear);
        effects.push(StorageEffect::Erase(StorageSlot::Tab).into());
    }

    fn backup_failed(&mut self) {
        if let PersistenceStatus::Unreadable { backup_failed, .. } = &mut self.status.value {
            *backup_failed = true;
            self.status.revise();
        }
    }
}

#[cfg(test)]
mod tests;
