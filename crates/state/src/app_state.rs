//! Root state machine: what the page shows and remembers, and its events and effects. The entries of the plan
//! are in the editor ([`super::plan`]).

use super::intent::update;
use super::{
    HistoryStep, Home, Intent, LocateEvent, Locating, MAX_SHORTLIST, Notice, Remote, View,
    ViewState, codec,
};
use analysis::nearby::position::{self, Position};
use model::{Dataset, Plan, ServiceId};

/// Everything the page shows and remembers, except the plan's entries.
#[derive(Debug, Default)]
pub struct AppState {
    /// The view state.
    pub view_state: ViewState,
    /// The notices that have not been closed.
    pub notices: Vec<Notice>,
    /// Whether the device stores the shortlist.
    pub shortlist_persistence: ShortlistPersistence,
    /// State of the request for the device's position.
    pub locating: Locating,
    /// Whether the program has hydrated the page.
    pub is_ready: bool,
    /// Whether the details are loaded.
    pub has_details: bool,
    /// The plan, loaded by its own chunk; titles need the names of its actions.
    pub plan: Remote<&'static Plan>,
}

/// Whether and how the device stores the shortlist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShortlistPersistence {
    /// Whether the person wants the current shortlist to be stored.
    pub is_wanted: bool,
    /// Whether the device refused to store it.
    pub is_refused: bool,
    /// The stored shortlist, while the one in the URL differs from it. Both are kept until the person picks one;
    /// empty when there is no conflict.
    pub conflicting_list: Vec<ServiceId>,
    /// Whether the person has just removed the last service; the page then says what happens to an empty list.
    pub was_emptied: bool,
}

/// An event of the page: a gesture, or the answer to an effect.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The page opens with this query string.
    Opened(String),
    /// Back or Forward leads to this query string (`popstate`).
    PoppedState(String),
    /// The state of the query string has been rendered.
    Ready,
    /// The person changes the view state.
    Intent(Intent),
    /// The person changes the view state, and focus moves to what opens.
    IntentWithFocus(Intent),
    /// A service is added to the shortlist, if there is room.
    AddToShortlist(ServiceId),
    /// A service is removed from the shortlist; focus stays in the list.
    RemoveFromShortlist(ServiceId),
    /// Focus moves to the shortlist.
    ShowShortlist,
    /// Start or stop storing the shortlist on the device.
    RememberShortlist(bool),
    /// Replace the shortlist from the URL by the stored one.
    ResumeShortlist,
    /// Answers [`Effect::ReadShortlist`]; `None` where the device keeps none.
    ShortlistRead(Option<String>),
    /// Answers [`Effect::WriteShortlist`]: whether it was stored.
    ShortlistWritten(bool),
    /// Answers [`Effect::ReadStoredHome`]; `None` if the history state holds no position.
    StoredHomeRead(Option<String>),
    /// The details are loaded.
    DetailsLoaded,
    /// The plan is loaded; `None` if that failed.
    PlanLoaded(Option<&'static Plan>),
    /// Something failed: the notice is shown once.
    Notify(Notice),
    /// The notices are closed.
    NoticesClosed,
    /// An event of the request for the device's position.
    Locate(LocateEvent),
    /// The person asks to print the page.
    Print,
}

impl From<Intent> for Event {
    fn from(intent: Intent) -> Self {
        Self::Intent(intent)
    }
}

/// An effect for the browser to perform.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Push or replace this query string in the history, and notify the embedding page.
    UpdateHistory(HistoryStep, String),
    /// Notify the embedding page that this query string is shown.
    NotifyEmbedder(String),
    /// The page is interactive: remove its loading indicators.
    MarkReady,
    /// Read the stored shortlist; answered by [`Event::ShortlistRead`].
    ReadShortlist,
    /// Store this shortlist on the device; answered by [`Event::ShortlistWritten`].
    WriteShortlist(String),
    /// Erase the stored shortlist.
    EraseShortlist,
    /// Read the position of the home stored in `history.state`; answered by [`Event::StoredHomeRead`].
    ReadStoredHome,
    /// Store this position of the home in `history.state`; `None` removes it.
    WriteStoredHome(Option<String>),
    /// Focus the element with this id once it is rendered, and scroll it into view.
    FocusWhenDrawn(&'static str),
    /// Focus the element with this id, which exists.
    Focus(&'static str),
    /// The sheet with the id `sheet` is closing. Once it is removed, focus the element that opened it or, if
    /// that is gone, the element with the id `fallback`.
    ReturnFocus {
        /// Id of the closing sheet.
        sheet: &'static str,
        /// Id of the element to focus if the opener is gone.
        fallback: &'static str,
    },
    /// Ask the device for its position, once; answered by [`LocateEvent::Answered`].
    AskDevice,
    /// Find the territory of this position, loading the outlines; answered by [`LocateEvent::Placed`].
    FindTerritory(Position),
    /// Open the browser's print dialog.
    Print,
}

/// Element id of the shortlist.
pub const SHORTLIST_ID: &str = "ma-liste";
/// Element id of a territory's panel.
pub const PANEL_ID: &str = "panneau";
/// Element id of the card of a service or a group of pins.
pub const CARD_ID: &str = "fiche-service";
/// Element id of an action's sheet.
const ACTION_ID: &str = "fiche-action";
/// Element id of the answer.
const ANSWER_ID: &str = "reponse";
/// Element id of the table beside the map.
const TABLE_ID: &str = "tableau";

impl AppState {
    /// The initial state of the page of `view`, before its query string is read.
    #[must_use]
    pub fn new(view: View) -> Self {
        Self { view_state: ViewState { view, ..ViewState::default() }, ..Self::default() }
    }

    /// Applies an event and returns the effects, in order.
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
                self.is_ready = true;
                effects.push(Effect::MarkReady);
                if self.is_families_view() {
                    effects.extend([Effect::ReadShortlist, self.stored_home_effect()]);
                }
            }
            Event::Intent(intent) => self.apply_intent(intent, dataset, effects),
            Event::IntentWithFocus(intent) => {
                let focus_id = focus_target(&intent);
                self.apply_intent(intent, dataset, effects);
                effects.extend(focus_id.map(Effect::FocusWhenDrawn));
            }
            Event::AddToShortlist(service) => {
                let former_shortlist = &self.view_state.shortlist;
                if former_shortlist.len() >= MAX_SHORTLIST && !former_shortlist.contains(&service) {
                    self.notify(Notice::ShortlistFull);
                } else {
                    self.apply_intent(Intent::AddToShortlist(service), dataset, effects);
                }
            }
            Event::RemoveFromShortlist(service) => {
                self.apply_intent(Intent::RemoveFromShortlist(service), dataset, effects);
                self.shortlist_persistence.was_emptied = self.view_state.shortlist.is_empty();
                effects.push(Effect::Focus(SHORTLIST_ID));
            }
            Event::ShowShortlist => effects.push(Effect::FocusWhenDrawn(SHORTLIST_ID)),
            Event::RememberShortlist(is_wanted) => {
                self.shortlist_persistence =
                    ShortlistPersistence { is_wanted, ..Default::default() };
                let write_effect = || self.write_shortlist_effect();
                effects.push(if is_wanted { write_effect() } else { Effect::EraseShortlist });
            }
            Event::ResumeShortlist => {
                let stored = std::mem::take(&mut self.shortlist_persistence.conflicting_list);
                self.shortlist_persistence.is_wanted = true;
                self.apply_intent(Intent::SetShortlist(stored), dataset, effects);
                effects.push(Effect::Focus(SHORTLIST_ID));
            }
            Event::ShortlistRead(text) => self.compare_shortlists(text, dataset, effects),
            Event::ShortlistWritten(written) => self.shortlist_persistence.is_refused = !written,
            Event::StoredHomeRead(text) => {
                if let Some(origin) = text.and_then(|t| position::origin_from_text(dataset, &t)) {
                    let former_home = Intent::SetHome(Some(Home::DevicePosition(origin)));
                    self.apply_intent(former_home, dataset, effects);
                }
            }
            Event::DetailsLoaded => self.has_details = true,
            Event::PlanLoaded(plan) => self.plan = Remote::from_fetch(plan),
            Event::Notify(notice) => self.notify(notice),
            Event::NoticesClosed => self.notices.clear(),
            Event::Locate(event) => {
                let origin = match &event {
                    LocateEvent::Placed(Some(Ok(origin))) => Some(*origin),
                    _ => None,
                };
                effects.extend(self.locating.update(event));
                if let Some(origin) = origin {
                    let home = Intent::SetHome(Some(Home::DevicePosition(origin)));
                    self.apply(Event::IntentWithFocus(home), dataset, effects);
                }
            }
            Event::Print => effects.push(Effect::Print),
        }
    }

    /// Sets the state from a query string. A valid but non-canonical one is replaced in the history, so that
    /// shared links are clean.
    fn restore(&mut self, query: &str, dataset: &Dataset, effects: &mut Vec<Effect>) {
        let (state, notices) = codec::read(query, dataset);
        if notices.is_empty() && !codec::is_canonical(query, &state, dataset) {
            effects
                .push(Effect::UpdateHistory(HistoryStep::Replace, codec::write(&state, dataset)));
        }
        self.notices = notices;
        self.apply_intent(Intent::Restore(Box::new(state)), dataset, effects);
    }

    fn apply_intent(&mut self, intent: Intent, dataset: &Dataset, effects: &mut Vec<Effect>) {
        let home = self.view_state.home;
        let (had_card, had_panel) =
            (has_card(&self.view_state), self.view_state.selected.is_some());
        let shortlist = self.view_state.shortlist.clone();
        if let Some(step) = update(&mut self.view_state, intent) {
            effects.push(Effect::UpdateHistory(step, codec::write(&self.view_state, dataset)));
        }
        if had_card && !has_card(&self.view_state) {
            effects.push(self.return_focus(CARD_ID, dataset));
        }
        if had_panel && self.view_state.selected.is_none() {
            effects.push(self.return_focus(PANEL_ID, dataset));
        }
        if self.shortlist_persistence.is_wanted && self.view_state.shortlist != shortlist {
            effects.push(self.write_shortlist_effect());
        }
        // Only once the query string has been applied, so that this home does not override it.
        if self.is_ready && self.is_families_view() && self.view_state.home != home {
            effects.push(self.stored_home_effect());
        }
    }

    /// Restores the stored shortlist. If the query string contains another one (a shared link), both are kept
    /// until the person picks one.
    fn compare_shortlists(
        &mut self,
        stored: Option<String>,
        dataset: &Dataset,
        effects: &mut Vec<Effect>,
    ) {
        let Some(stored) = stored else { return };
        let stored = codec::read_shortlist(dataset, &stored);
        let shown = &self.view_state.shortlist;
        if !stored.is_empty() && !shown.is_empty() && *shown != stored {
            self.shortlist_persistence.conflicting_list = stored;
            return;
        }
        if !stored.is_empty() {
            self.apply_intent(Intent::SetShortlist(stored), dataset, effects);
        }
        self.shortlist_persistence.is_wanted = true;
        // Written even if unchanged, to find out whether the device still accepts it.
        effects.push(self.write_shortlist_effect());
    }

    /// Whether this is the families' view; the others need neither shortlist nor position.
    fn is_families_view(&self) -> bool {
        self.view_state.view == View::Families
    }

    /// Focus moves to the answer when a sheet closes above one, otherwise to the table.
    fn return_focus(&self, sheet: &'static str, dataset: &Dataset) -> Effect {
        let has_answer = self.is_families_view()
            && match self.view_state.home {
                Some(Home::Commune(code)) => dataset.named_commune(code).is_some(),
                Some(Home::DevicePosition(_)) => true,
                None => false,
            };
        Effect::ReturnFocus { sheet, fallback: if has_answer { ANSWER_ID } else { TABLE_ID } }
    }

    fn write_shortlist_effect(&self) -> Effect {
        Effect::WriteShortlist(codec::write_shortlist(&self.view_state.shortlist))
    }

    /// Keeps the device's position in the history state, so that it survives a reload or a step back.
    fn stored_home_effect(&self) -> Effect {
        match self.view_state.home {
            Some(Home::DevicePosition(origin)) => {
                Effect::WriteStoredHome(Some(position::origin_to_text(&origin)))
            }
            Some(Home::Commune(_)) => Effect::WriteStoredHome(None),
            None => Effect::ReadStoredHome,
        }
    }

    fn notify(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}

/// Whether the card of a service or a group is open.
fn has_card(view: &ViewState) -> bool {
    view.service.is_some() || !view.pin_group.is_empty()
}

/// The element id of what an intent opens.
fn focus_target(intent: &Intent) -> Option<&'static str> {
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
