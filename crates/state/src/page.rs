//! What the page shows and remembers, and what events change of it. What is entered into the plan is the
//! editor's ([`super::plan`]).

use super::intent::update;
use super::{
    HistoryStep, Home, Intent, LocateEvent, Locating, Notice, Remote, SHORTLIST_MAX, View,
    ViewState, codec,
};
use analysis::nearby::position::{self, Position};
use model::{Dataset, Plan, ServiceId};

/// What the page shows and remembers.
#[derive(Debug, Default)]
pub struct Page {
    /// What the person is looking at.
    pub state: ViewState,
    /// What could not be done as asked.
    pub notices: Vec<Notice>,
    /// What the device does with the shortlist.
    pub shortlist_memory: ShortlistMemory,
    /// Where the question to the device stands.
    pub locating: Locating,
    /// Whether the program has taken over the page.
    pub ready: bool,
    /// Whether the dataset holds its details.
    pub has_details: bool,
    /// The plan, which its part of the program reads: titles name its actions.
    pub plan: Remote<&'static Plan>,
}

/// What the device does with the shortlist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShortlistMemory {
    /// Whether the person asked for the shortlist that is shown to be kept.
    pub wanted: bool,
    /// Whether the device refuses to.
    pub refused: bool,
    /// The stored shortlist, while the one in the URL differs from it. Both are kept until the person picks one;
    /// empty when there is no conflict.
    pub other: Vec<ServiceId>,
    /// Whether the person has taken the last service off it: what becomes of an empty list is then said.
    pub emptied: bool,
}

/// What happened to the page: a gesture, or the answer to an effect.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The page opens with this query string.
    Opened(String),
    /// Back or Forward leads to this query string.
    PoppedState(String),
    /// What the query string opens is drawn.
    Ready,
    /// The person wants this; reading goes on where it was.
    Wanted(Intent),
    /// The person wants this and to go on reading in what it opens.
    Followed(Intent),
    /// Put a service on the shortlist, as long as there is room.
    AddToShortlist(ServiceId),
    /// Take a service off the shortlist, and go on reading there.
    RemoveFromShortlist(ServiceId),
    /// Bring the shortlist into sight.
    ShowShortlist,
    /// Have the device keep the shortlist that is shown, or none any more.
    RememberShortlist(bool),
    /// Show the shortlist that the device keeps in place of the one that came with the address.
    ResumeShortlist,
    /// Answers [`Effect::ReadShortlist`]; `None` where the device keeps none.
    ShortlistRead(Option<String>),
    /// Answers [`Effect::WriteShortlist`]: whether the device keeps it.
    ShortlistWritten(bool),
    /// Answers [`Effect::ReadPosition`]; `None` where the tab's history keeps none.
    PositionRead(Option<String>),
    /// The dataset holds its details.
    DetailsLoaded,
    /// The plan is there; nothing where it could not be had.
    PlanLoaded(Option<&'static Plan>),
    /// Something could not be had: a notice says so, once.
    Failed(Notice),
    /// The notices are read, and closed.
    NoticesClosed,
    /// The device is asked where it is, or has answered.
    Locate(LocateEvent),
    /// The person asks to print the page.
    Print,
}

impl From<Intent> for Event {
    fn from(intent: Intent) -> Self {
        Self::Wanted(intent)
    }
}

/// What the browser is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Record this query string in the history, and tell the page that embeds this one.
    Record(HistoryStep, String),
    /// Tell the page that embeds this one that this query string is shown.
    NotifyEmbedder(String),
    /// The page answers from now on: take off its marks of waiting.
    MarkReady,
    /// Read the shortlist that the device keeps; answered by [`Event::ShortlistRead`].
    ReadShortlist,
    /// Have the device keep this shortlist; answered by [`Event::ShortlistWritten`].
    WriteShortlist(String),
    /// Have it erase the shortlist.
    EraseShortlist,
    /// Read the position that the tab's history keeps; answered by [`Event::PositionRead`].
    ReadPosition,
    /// Have it keep this position, or none.
    KeepPosition(Option<String>),
    /// Give the focus to the element with this id once it is drawn, and bring it into sight.
    Reveal(&'static str),
    /// Give the focus to the element with this id, which is there.
    Focus(&'static str),
    /// The sheet with the id `sheet` is closed: once it has gone, give the focus back to what it was asked
    /// for with, or to the element with the id `otherwise` where that has gone too.
    ReturnFocus {
        /// The id of what is closed.
        sheet: &'static str,
        /// The id of where reading goes on if there is no way back.
        otherwise: &'static str,
    },
    /// Ask the device once where it is; answered by [`LocateEvent::Answered`].
    AskDevice,
    /// Find where this lies, with the outlines; answered by [`LocateEvent::Placed`].
    FindTerritory(Position),
    /// Open the browser's print dialogue.
    Print,
}

/// The id of the shortlist.
pub const SHORTLIST_ID: &str = "ma-liste";
/// The id of a territory's panel.
pub const PANEL_ID: &str = "panneau";
/// The id of the card of a service, or of a group of pins.
pub const CARD_ID: &str = "fiche-service";
/// The id of the sheet of an action.
const ACTION_ID: &str = "fiche-action";
/// The id of the answer to a family.
const ANSWER_ID: &str = "reponse";
/// The id of the table beside the map.
const TABLE_ID: &str = "tableau";

impl Page {
    /// The page of `view`, as it is before its address has said more.
    #[must_use]
    pub fn of(view: View) -> Self {
        Self { state: ViewState { view, ..ViewState::default() }, ..Self::default() }
    }

    /// Applies an event; what the browser is to do then, in that order.
    #[must_use]
    pub fn update(&mut self, event: Event, dataset: &Dataset) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.apply(event, dataset, &mut effects);
        effects
    }

    fn apply(&mut self, event: Event, dataset: &Dataset, effects: &mut Vec<Effect>) {
        match event {
            Event::Opened(query) => self.restore(&query, dataset, effects),
            Event::PoppedState(query) => {
                self.restore(&query, dataset, effects);
                effects.push(Effect::NotifyEmbedder(query));
            }
            Event::Ready => {
                self.ready = true;
                effects.push(Effect::MarkReady);
                if self.is_of_families() {
                    effects.extend([Effect::ReadShortlist, self.position_effect()]);
                }
            }
            Event::Wanted(intent) => self.want(intent, dataset, effects),
            Event::Followed(intent) => {
                let place = opened_by(&intent);
                self.want(intent, dataset, effects);
                effects.extend(place.map(Effect::Reveal));
            }
            Event::AddToShortlist(service) => {
                let shortlist = &self.state.shortlist;
                if shortlist.len() >= SHORTLIST_MAX && !shortlist.contains(&service) {
                    self.notify(Notice::ShortlistFull);
                } else {
                    self.want(Intent::AddToShortlist(service), dataset, effects);
                }
            }
            Event::RemoveFromShortlist(service) => {
                self.want(Intent::RemoveFromShortlist(service), dataset, effects);
                self.shortlist_memory.emptied = self.state.shortlist.is_empty();
                effects.push(Effect::Focus(SHORTLIST_ID));
            }
            Event::ShowShortlist => effects.push(Effect::Reveal(SHORTLIST_ID)),
            Event::RememberShortlist(wanted) => {
                self.shortlist_memory = ShortlistMemory { wanted, ..Default::default() };
                let write = || self.write_shortlist_effect();
                effects.push(if wanted { write() } else { Effect::EraseShortlist });
            }
            Event::ResumeShortlist => {
                let stored = std::mem::take(&mut self.shortlist_memory.other);
                self.shortlist_memory.wanted = true;
                self.want(Intent::SetShortlist(stored), dataset, effects);
                effects.push(Effect::Focus(SHORTLIST_ID));
            }
            Event::ShortlistRead(text) => self.compare_shortlists(text, dataset, effects),
            Event::ShortlistWritten(written) => self.shortlist_memory.refused = !written,
            Event::PositionRead(text) => {
                if let Some(origin) = text.and_then(|text| position::read(dataset, &text)) {
                    let home = Intent::SetHome(Some(Home::Here(origin)));
                    self.want(home, dataset, effects);
                }
            }
            Event::DetailsLoaded => self.has_details = true,
            Event::PlanLoaded(plan) => self.plan = Remote::of_fetch(plan),
            Event::Failed(notice) => self.notify(notice),
            Event::NoticesClosed => self.notices.clear(),
            Event::Locate(event) => {
                let origin = match &event {
                    LocateEvent::Placed(Some(Ok(origin))) => Some(*origin),
                    _ => None,
                };
                effects.extend(self.locating.update(event));
                if let Some(origin) = origin {
                    let home = Intent::SetHome(Some(Home::Here(origin)));
                    self.apply(Event::Followed(home), dataset, effects);
                }
            }
            Event::Print => effects.push(Effect::Print),
        }
    }

    /// Shows what a query string says. One that is understood but not canonical is replaced: what is shared
    /// from here on is clean.
    fn restore(&mut self, query: &str, dataset: &Dataset, effects: &mut Vec<Effect>) {
        let (state, notices) = codec::read(query, dataset);
        if notices.is_empty() && !codec::is_canonical(query, &state, dataset) {
            effects.push(Effect::Record(HistoryStep::Replace, codec::write(&state, dataset)));
        }
        self.notices = notices;
        self.want(Intent::Restore(Box::new(state)), dataset, effects);
    }

    fn want(&mut self, intent: Intent, dataset: &Dataset, effects: &mut Vec<Effect>) {
        let home = self.state.home;
        let (card, panel) = (has_card(&self.state), self.state.selected.is_some());
        let shortlist = self.state.shortlist.clone();
        if let Some(step) = update(&mut self.state, intent) {
            effects.push(Effect::Record(step, codec::write(&self.state, dataset)));
        }
        if card && !has_card(&self.state) {
            effects.push(self.return_focus(CARD_ID, dataset));
        }
        if panel && self.state.selected.is_none() {
            effects.push(self.return_focus(PANEL_ID, dataset));
        }
        if self.shortlist_memory.wanted && self.state.shortlist != shortlist {
            effects.push(self.write_shortlist_effect());
        }
        // Not before the query string has said what it brings.
        if self.ready && self.is_of_families() && self.state.home != home {
            effects.push(self.position_effect());
        }
    }

    /// The shortlist that the device keeps comes back. Where the query string has brought another, as a link
    /// that somebody has shared does, both stay as they are until the person takes one of them.
    fn compare_shortlists(
        &mut self,
        stored: Option<String>,
        dataset: &Dataset,
        effects: &mut Vec<Effect>,
    ) {
        let Some(stored) = stored else { return };
        let stored = codec::read_shortlist(dataset, &stored);
        let shown = &self.state.shortlist;
        if !stored.is_empty() && !shown.is_empty() && *shown != stored {
            self.shortlist_memory.other = stored;
            return;
        }
        if !stored.is_empty() {
            self.want(Intent::SetShortlist(stored), dataset, effects);
        }
        self.shortlist_memory.wanted = true;
        // Written even if it is the same: it shows whether the device still takes it.
        effects.push(self.write_shortlist_effect());
    }

    /// Whether a family finds its way here: the other pages need neither its list nor its position.
    fn is_of_families(&self) -> bool {
        self.state.view == View::Families
    }

    /// Focus moves to the answer when a sheet closes above one, otherwise to the table.
    fn return_focus(&self, sheet: &'static str, dataset: &Dataset) -> Effect {
        let answered = self.is_of_families()
            && match self.state.home {
                Some(Home::Commune(code)) => dataset.named_commune(code).is_some(),
                Some(Home::Here(_)) => true,
                None => false,
            };
        Effect::ReturnFocus { sheet, otherwise: if answered { ANSWER_ID } else { TABLE_ID } }
    }

    fn write_shortlist_effect(&self) -> Effect {
        Effect::WriteShortlist(codec::write_shortlist(&self.state.shortlist))
    }

    /// The tab's history keeps the position given by the device, and brings it back after a reload
    /// or on the way back.
    fn position_effect(&self) -> Effect {
        match self.state.home {
            Some(Home::Here(origin)) => Effect::KeepPosition(Some(position::written(&origin))),
            Some(Home::Commune(_)) => Effect::KeepPosition(None),
            None => Effect::ReadPosition,
        }
    }

    fn notify(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}

/// Whether the card of a service or of a group is open.
fn has_card(view: &ViewState) -> bool {
    view.service.is_some() || !view.group.is_empty()
}

/// The id of what an intent opens.
fn opened_by(intent: &Intent) -> Option<&'static str> {
    match intent {
        Intent::Select(_) => Some(PANEL_ID),
        Intent::OpenService(_) | Intent::OpenGroup(_) => Some(CARD_ID),
        Intent::OpenAction(_) => Some(ACTION_ID),
        Intent::SetHome(_) | Intent::SetAge(_) => Some(ANSWER_ID),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
