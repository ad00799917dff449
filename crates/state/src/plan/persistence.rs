//! Where what is entered into the plan, and what is being typed, is kept: put together with what other
//! tabs keep, never over something that cannot be read.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use model::read::journal::{self, Known};
use model::tracking::{Device, Journal};

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
        print: u64,
    },
    /// In this page only: the device refuses, or has no room left.
    Refused,
    /// In this page only: another tab has forgotten all of it, and this one was not told to.
    Forgotten,
    /// In this page only: what the device holds cannot be read, and is left as it is.
    Unreadable {
        /// All of it.
        text: String,
        /// The place and the reason.
        why: String,
    },
}

impl Persistence {
    /// This text is kept.
    #[must_use]
    pub fn kept(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self::Kept { print: hasher.finish() }
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
            Self::Unreadable { why, .. } => Some(format!(
                "Un suivi enregistré sur cet appareil ne peut pas être lu ({why}). Il est laissé \
                 tel quel ; ce que vous saisissez maintenant reste dans cette page : téléchargez-le."
            )),
        }
    }

    /// Whether nothing may be written to the device.
    #[must_use]
    pub fn is_barred(&self) -> bool {
        matches!(self, Self::Unasked | Self::Forgotten | Self::Unreadable { .. })
    }
}

impl PlanEditor {
    /// Takes up what is kept. What was being typed when a page was closed is entered; what of it says
    /// nothing that can be entered is in its field again.
    pub(super) fn load(&mut self, stored: Stored, context: &Context) -> Vec<PlanEffect> {
        let Some(known) = self.known(context) else { return Vec::new() };
        let (number, unsaved) = match stored.tab.as_deref().and_then(|tab| tab.split_once('\n')) {
            Some((number, text)) => (Some(number), Some(text)),
            None => (None, None),
        };
        let number = stored.device.as_deref().or(number);
        self.device = number.and_then(|number| number.parse().ok()).map(Device);
        self.persistence = match stored.journal {
            None => Persistence::Nothing,
            Some(text) => match self.take_up(&text, known, context) {
                Ok(()) => Persistence::kept(&text),
                Err(why) => Persistence::Unreadable { why, text },
            },
        };
        self.in_tab = unsaved.is_some_and(|text| self.take_up(text, known, context).is_ok());
        let mut effects = self.settle_all(context);
        if self.in_tab {
            effects.extend(self.save());
        }
        effects
    }

    fn take_up(&mut self, text: &str, known: Known<'_>, context: &Context) -> Result<(), String> {
        let journal = journal::read(text, known).map_err(|error| error.to_string())?;
        self.merge(journal, context);
        let drafts = journal::drafts(text, known.plan);
        self.typing.change(|typing| typing.take_up(drafts));
        Ok(())
    }

    /// Another tab has kept this journal.
    fn see(&mut self, journal: Journal, text: &str, known: Known<'_>, context: &Context) {
        self.merge(journal, context);
        let drafts = journal::drafts(text, known.plan);
        self.typing.change(|typing| typing.see(drafts));
    }

    /// What cannot be read is told of when this tab writes: never over it.
    pub(super) fn see_elsewhere(&mut self, text: Option<String>, context: &Context) {
        let Some(known) = self.known(context) else { return };
        match text.map(|text| (journal::read(&text, known), text)) {
            Some((Ok(journal), text)) => self.see(journal, &text, known, context),
            Some((Err(_), _)) => {}
            None if self.journal().is_empty() => {}
            None => self.persistence = Persistence::Forgotten,
        }
    }

    /// Takes over what another page has kept since; whether this one may write over it.
    pub(super) fn compare(&mut self, stored: Option<String>, context: &Context) -> bool {
        let Some(known) = self.known(context) else { return false };
        let Some(text) = stored else {
            // What was kept is gone: another tab has forgotten it, and this one is about to be told.
            let gone = matches!(self.persistence, Persistence::Kept { .. });
            if gone {
                self.persistence = Persistence::Forgotten;
            }
            return !gone;
        };
        if Persistence::kept(&text) == self.persistence {
            return true;
        }
        match journal::read(&text, known) {
            Ok(others) => {
                self.see(others, &text, known, context);
                true
            }
            Err(error) => {
                self.persistence = Persistence::Unreadable { why: error.to_string(), text };
                false
            }
        }
    }

    /// Has the journal and what is being typed kept, with what another tab has written since.
    pub(super) fn save(&self) -> Vec<PlanEffect> {
        match self.persistence {
            Persistence::Unasked | Persistence::Forgotten => Vec::new(),
            Persistence::Unreadable { .. } => {
                self.text().map(|text| self.keep_in_tab(&text)).into_iter().collect()
            }
            Persistence::Nothing | Persistence::Kept { .. } | Persistence::Refused => {
                vec![PlanEffect::ReadStored]
            }
        }
    }

    /// The device keeps this by now.
    pub(super) fn save_over(
        &mut self,
        stored: Option<String>,
        context: &Context,
    ) -> Vec<PlanEffect> {
        if self.persistence.is_barred() || !self.compare(stored, context) {
            return Vec::new();
        }
        let nothing = self.journal().is_empty() && self.typing().to_keep().is_empty();
        if nothing && self.persistence == Persistence::Nothing {
            return Vec::new();
        }
        match self.text() {
            Some(text) => vec![PlanEffect::Write(Place::Journal, text)],
            None => {
                self.persistence = Persistence::Refused;
                Vec::new()
            }
        }
    }

    fn text(&self) -> Option<String> {
        journal::write(self.journal(), &self.typing().to_keep()).ok()
    }

    /// The tab keeps it: what is entered on the plan's page is still there after a look at another.
    fn keep_in_tab(&self, text: &str) -> PlanEffect {
        let number = self.device.map(|device| device.0.to_string()).unwrap_or_default();
        PlanEffect::Write(Place::Tab, format!("{number}\n{text}"))
    }

    pub(super) fn wrote(&mut self, place: Place, text: String, kept: bool) -> Vec<PlanEffect> {
        match place {
            Place::Journal if kept => {
                self.typing.value.is_kept();
                self.persistence = Persistence::kept(&text);
                let tab =
                    std::mem::take(&mut self.in_tab).then_some(PlanEffect::Forget(Place::Tab));
                tab.into_iter().collect()
            }
            Place::Journal => {
                self.persistence = Persistence::Refused;
                vec![self.keep_in_tab(&text)]
            }
            Place::Aside(_) if kept => {
                self.persistence = Persistence::Nothing;
                let mut effects = vec![PlanEffect::Forget(Place::Journal)];
                effects.extend(self.save());
                effects
            }
            Place::Tab => {
                self.in_tab |= kept;
                Vec::new()
            }
            Place::Device | Place::Aside(_) => Vec::new(),
        }
    }

    /// Keeps what is being typed, if anything is.
    pub(super) fn save_typing(&self) -> Vec<PlanEffect> {
        if self.typing().own().is_empty() { Vec::new() } else { self.save() }
    }

    pub(super) fn keep_here(&mut self) -> Vec<PlanEffect> {
        self.persistence = Persistence::Nothing;
        let number = self.device.map(|own| PlanEffect::Write(Place::Device, own.0.to_string()));
        number.into_iter().chain(self.save()).collect()
    }

    /// All but what was entered elsewhere since, which is loaded again.
    pub(super) fn forget_here(&mut self) -> Vec<PlanEffect> {
        self.clear();
        vec![PlanEffect::Forget(Place::Tab), PlanEffect::Load]
    }

    /// Everywhere.
    pub(super) fn reset(&mut self) -> Vec<PlanEffect> {
        self.clear();
        self.device = None;
        self.persistence = Persistence::Nothing;
        [Place::Journal, Place::Device, Place::Tab].map(PlanEffect::Forget).to_vec()
    }

    fn clear(&mut self) {
        self.tracker.change(|tracker| *tracker = Tracker::default());
        self.typing.change(|typing| *typing = Typing::default());
        self.in_tab = false;
    }

    pub(super) fn set_aside(&self, context: &Context) -> Vec<PlanEffect> {
        match (&self.persistence, &context.now) {
            (Persistence::Unreadable { text, .. }, Some((stamp, _))) => {
                vec![PlanEffect::Write(Place::Aside(stamp.at().to_owned()), text.clone())]
            }
            _ => Vec::new(),
        }
    }
}
