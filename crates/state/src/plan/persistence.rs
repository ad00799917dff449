//! Where what is entered into the plan, and what is being typed, is kept: put together with what other
//! tabs keep, never over something that cannot be read.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use model::read::journal::{self, Known};
use model::tracking::{Device, Drafts};

use super::{Context, PlanEditor, PlanEffect, Typing};
use crate::Tracker;

/// Where something is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the device: the journal, with what is being typed.
    Journal,
    /// On the device: its own number, drawn when something is first entered.
    Device,
    /// On the device: a journal that could not be read at that moment.
    Aside(String),
    /// In the tab, for as long as it is open: device and journal, where the device keeps neither.
    Tab,
}

impl Place {
    /// The name that it is kept under.
    #[must_use]
    pub fn key(&self) -> Cow<'static, str> {
        match self {
            Self::Journal | Self::Tab => "carte-services-familles.suivi".into(),
            Self::Device => "carte-services-familles.appareil".into(),
            Self::Aside(at) => format!("carte-services-familles.suivi.de-cote.{at}").into(),
        }
    }
}

/// All that was kept when the page opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// In [`Place::Journal`].
    pub journal: Option<String>,
    /// In [`Place::Device`].
    pub device: Option<String>,
    /// In [`Place::Tab`].
    pub tab: Option<String>,
}

/// How the device treats what is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Persistence {
    /// The device was not asked yet.
    #[default]
    Unasked,
    /// Nothing was ever entered: nothing is kept.
    Nothing,
    /// On the device, at each change.
    Kept {
        /// Tells the text kept from any other: it is read again only where another tab wrote.
        fingerprint: u64,
    },
    /// In this page only: the device refuses, or has no room left.
    Refused,
    /// In this page only: a fault of the program's, which cannot write it as text.
    Faulty,
    /// In this page only: another tab has forgotten all of it, and this one was not told to.
    Forgotten,
    /// In this page only: what the device holds cannot be read, and is left as it is.
    Unreadable {
        /// All of it.
        text: String,
        /// The place and the reason.
        why: String,
        /// Whether it was to be put aside, in vain.
        set_aside_failed: bool,
    },
}

impl Persistence {
    /// This text is kept.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self::Kept { fingerprint: hasher.finish() }
    }

    /// What the person must know.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        match self {
            Self::Unasked | Self::Nothing | Self::Kept { .. } => None,
            Self::Refused => Some(
                "Cet appareil n’enregistre pas votre saisie (navigation privée, page encadrée ou \
                 mémoire pleine). Elle reste dans cette page tant que vous ne la fermez pas : \
                 téléchargez-la."
                    .to_owned(),
            ),
            Self::Forgotten => Some(
                "Toute la saisie a été effacée dans un autre onglet. Ce qui est affiché ici n’est plus \
                 enregistré."
                    .to_owned(),
            ),
            Self::Faulty => Some(
                "Une erreur de cette page empêche d’écrire votre saisie. Elle reste affichée tant que \
                 vous ne fermez pas la page."
                    .to_owned(),
            ),
            Self::Unreadable { why, set_aside_failed, .. } => {
                let failed = if *set_aside_failed { " Il n’a pas pu être mis de côté." } else { "" };
                Some(format!(
                    "Un suivi enregistré sur cet appareil ne peut pas être lu ({why}). Il est laissé \
                     tel quel ; ce que vous saisissez maintenant reste dans cette page : \
                     téléchargez-le.{failed}"
                ))
            }
        }
    }

    /// Whether nothing may be written to the device.
    #[must_use]
    pub fn forbids_writing(&self) -> bool {
        matches!(self, Self::Unasked | Self::Forgotten | Self::Unreadable { .. })
    }
}

impl PlanEditor {
    /// Takes up what is kept. What was being typed when a page was closed is entered; what of it says
    /// nothing that can be entered is in its field again.
    pub(super) fn load(&mut self, stored: Stored, context: &Context) {
        let Some(known) = self.known(context) else { return };
        let (number, unsaved) = match stored.tab.as_deref().and_then(|tab| tab.split_once('\n')) {
            Some((number, text)) => (Some(number), Some(text)),
            None => (None, None),
        };
        let number = stored.device.as_deref().or(number);
        self.device = number.and_then(|number| number.parse().ok()).map(Device);
        let persistence = match stored.journal {
            None => Persistence::Nothing,
            Some(text) => match self.restore(&text, known, context) {
                Ok(()) => Persistence::of_text(&text),
                Err(why) => Persistence::Unreadable { why, text, set_aside_failed: false },
            },
        };
        self.persistence.set(persistence);
        self.in_tab = unsaved.is_some_and(|text| self.restore(text, known, context).is_ok());
        self.settle_all(context);
        if self.in_tab {
            self.save();
        }
    }

    /// The page opens with this.
    fn restore(&mut self, text: &str, known: Known<'_>, context: &Context) -> Result<(), String> {
        let drafts = self.merge_text(text, known, context)?;
        self.typing.change(|typing| typing.restore(drafts));
        Ok(())
    }

    /// Another tab has this kept.
    fn merge_other_tab(
        &mut self,
        text: &str,
        known: Known<'_>,
        context: &Context,
    ) -> Result<(), String> {
        let drafts = self.merge_text(text, known, context)?;
        self.typing.change(|typing| typing.set_other_tabs(drafts));
        Ok(())
    }

    /// Merges a journal that was kept; what was being typed beside it, or why it is not read.
    fn merge_text(
        &mut self,
        text: &str,
        known: Known<'_>,
        context: &Context,
    ) -> Result<Drafts, String> {
        let journal = journal::read(text, known).map_err(|error| error.to_string())?;
        self.merge(journal, context);
        Ok(journal::drafts(text, known.plan))
    }

    /// What cannot be read is told of when this tab writes: never over it.
    pub(super) fn merge_elsewhere(&mut self, text: Option<String>, context: &Context) {
        let Some(known) = self.known(context) else { return };
        match text {
            Some(text) => drop(self.merge_other_tab(&text, known, context)),
            None if self.journal().is_empty() => {}
            None => self.persistence.set(Persistence::Forgotten),
        }
    }

    /// Merges what another page has stored since; `false` where this one must not write over it.
    pub(super) fn adopt_stored(&mut self, stored: Option<String>, context: &Context) -> bool {
        let Some(known) = self.known(context) else { return false };
        let Some(text) = stored else {
            // What was kept is gone: another tab has forgotten it, and this one is about to be told.
            let gone = matches!(self.persistence(), Persistence::Kept { .. });
            if gone {
                self.persistence.set(Persistence::Forgotten);
            }
            return !gone;
        };
        if Persistence::of_text(&text) == *self.persistence() {
            return true;
        }
        match self.merge_other_tab(&text, known, context) {
            Ok(()) => true,
            Err(why) => {
                self.persistence.set(Persistence::Unreadable {
                    why,
                    text,
                    set_aside_failed: false,
                });
                false
            }
        }
    }

    /// Has the journal and what is being typed kept, with what another tab has written since.
    pub(super) fn save(&mut self) {
        match self.persistence() {
            Persistence::Unasked | Persistence::Forgotten => {}
            Persistence::Unreadable { .. } => {
                if let Some(text) = self.serialized() {
                    self.keep_in_tab(&text);
                }
            }
            Persistence::Nothing
            | Persistence::Kept { .. }
            | Persistence::Refused
            | Persistence::Faulty => {
                self.push(PlanEffect::ReadStored);
            }
        }
    }

    /// The device keeps this by now.
    pub(super) fn write_after_read(&mut self, stored: Option<String>, context: &Context) {
        if self.persistence().forbids_writing() || !self.adopt_stored(stored, context) {
            return;
        }
        let nothing = self.journal().is_empty() && self.typing().to_keep().is_empty();
        if nothing && *self.persistence() == Persistence::Nothing {
            return;
        }
        match self.serialized() {
            Some(text) => self.push(PlanEffect::Write(Place::Journal, text)),
            None => self.persistence.set(Persistence::Faulty),
        }
    }

    fn serialized(&self) -> Option<String> {
        journal::write(self.journal(), &self.typing().to_keep()).ok()
    }

    /// The tab keeps it: what is entered on the plan's page is still there after a look at another.
    fn keep_in_tab(&mut self, text: &str) {
        let number = self.device.map(|device| device.0.to_string()).unwrap_or_default();
        self.push(PlanEffect::Write(Place::Tab, format!("{number}\n{text}")));
    }

    pub(super) fn keep_device(&mut self, device: Device) {
        self.push(PlanEffect::Write(Place::Device, device.0.to_string()));
    }

    pub(super) fn wrote(&mut self, place: &Place, text: &str, kept: bool) {
        match place {
            Place::Journal if kept => {
                self.typing.value.mark_kept();
                let persistence = Persistence::of_text(text);
                if persistence != *self.persistence() {
                    self.persistence.set(persistence);
                }
                if std::mem::take(&mut self.in_tab) {
                    self.push(PlanEffect::Forget(Place::Tab));
                }
            }
            Place::Journal => {
                if *self.persistence() != Persistence::Refused {
                    self.persistence.set(Persistence::Refused);
                }
                self.keep_in_tab(text);
            }
            Place::Aside(_) if kept => {
                self.push(PlanEffect::Forget(Place::Journal));
                self.persistence.set(Persistence::Nothing);
                self.save();
            }
            Place::Tab => self.in_tab |= kept,
            Place::Aside(_) => self.note_failed_set_aside(),
            // What is entered is kept all the same, under another number after the next reload.
            Place::Device => {}
        }
    }

    /// Keeps what is being typed, if anything is.
    pub(super) fn save_typing(&mut self) {
        if !self.typing().own().is_empty() {
            self.save();
        }
    }

    pub(super) fn keep_here(&mut self) {
        if let Some(device) = self.device {
            self.keep_device(device);
        }
        self.persistence.set(Persistence::Nothing);
        self.save();
    }

    /// Drops what this page holds, then loads what the device keeps by now.
    pub(super) fn forget_here(&mut self) {
        self.clear();
        self.push(PlanEffect::Load);
    }

    /// Forgets all of it, here and on the device.
    pub(super) fn reset(&mut self) {
        self.clear();
        self.device = None;
        self.persistence.set(Persistence::Nothing);
        self.push(PlanEffect::Forget(Place::Journal));
        self.push(PlanEffect::Forget(Place::Device));
    }

    fn clear(&mut self) {
        self.tracker.set(Tracker::default());
        self.typing.set(Typing::default());
        self.in_tab = false;
        self.push(PlanEffect::Forget(Place::Tab));
    }

    pub(super) fn set_aside(&mut self, context: &Context) {
        let Persistence::Unreadable { text, .. } = self.persistence() else { return };
        match &context.now {
            Some((stamp, _)) => {
                let place = Place::Aside(stamp.at().to_owned());
                let effect = PlanEffect::Write(place, text.clone());
                self.push(effect);
            }
            None => self.note_failed_set_aside(),
        }
    }

    /// What cannot be read was to be put aside, in vain.
    fn note_failed_set_aside(&mut self) {
        self.persistence.change(|persistence| {
            if let Persistence::Unreadable { set_aside_failed, .. } = persistence {
                *set_aside_failed = true;
            }
        });
    }
}
