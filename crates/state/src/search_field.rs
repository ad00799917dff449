//! State machine of the search field for places: text, active suggestion, and what Enter does.

use super::{Event, Home, Intent, Remote};
use analysis::search::{PlaceChoice, Reply};
use model::{CommuneCode, Dataset, Need};

/// Element id of the field.
pub const SEARCH_FIELD_ID: &str = "commune";

/// Text of the search field and the reply to it.
#[derive(Debug, Default)]
pub struct SearchField {
    /// The text of the field.
    pub text: String,
    /// The query whose suggestions are offered; `None` once one is chosen or the field is left.
    pub query: Option<Query>,
    /// The reply shown below the field, with its choices, after Enter could not take a place.
    pub feedback: Option<Reply>,
    /// Whether the field lost focus with text that was neither chosen nor entered; the status line then says how
    /// to go on.
    pub is_abandoned: bool,
    /// Index of the highlighted suggestion, which Enter takes.
    pub active_index: Option<usize>,
    /// The file of the places outside the map.
    pub outside_file: Remote<String>,
}

/// A query for places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The text, as typed.
    pub text: String,
    /// Whether Enter or the button was pressed.
    pub is_submitted: bool,
}

/// An event of the search field.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchEvent {
    /// The field got focus.
    Focused,
    /// The field lost focus.
    Blurred,
    /// The text changed.
    Typed(String),
    /// Enter was pressed: takes the highlighted suggestion or else searches.
    EnterPressed,
    /// The search button was pressed.
    ButtonPressed,
    /// Highlight the next suggestion, the first after the last.
    NextOffer,
    /// Highlight the previous suggestion.
    PreviousOffer,
    /// Escape was pressed: closes the suggestions.
    EscapePressed,
    /// A suggestion was chosen.
    OfferChosen(PlaceChoice),
    /// The reply to the query has changed, or the places outside were loaded or failed to load.
    ReplyChanged,
    /// The home was set: the name of the commune; empty for a position.
    HomeSet(String),
    /// Answers [`SearchEffect::FetchOutside`]; `None` if the fetch failed.
    OutsideFetched(Option<String>),
}

/// What `update` needs and the field does not own.
#[derive(Clone, Copy, Debug)]
pub struct SearchContext<'a> {
    /// The reply to the query; `None` until the search chunk is loaded.
    pub reply: Option<&'a Reply>,
    /// The data of the map.
    pub dataset: &'a Dataset,
}

/// An effect of the search field.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchEffect {
    /// Fetch the places outside the map. Until then only those of the map are found.
    FetchOutside,
    /// Retry loading the search chunk, if that failed.
    RetrySearch,
    /// Select the text of the field, so that typing replaces it.
    Select,
    /// Focus the field.
    Focus,
    /// Scroll the field up if there is little room below for its suggestions or messages.
    MakeRoom,
    /// An event for the root state machine.
    App(Event),
}

impl SearchField {
    /// Applies an event and returns the effects, in order.
    #[must_use]
    pub fn update(&mut self, event: SearchEvent, context: &SearchContext<'_>) -> Vec<SearchEffect> {
        let SearchContext { reply, dataset } = *context;
        let mut effects = Vec::new();
        match event {
            SearchEvent::Focused => {
                effects.push(SearchEffect::Select);
                self.fetch_outside_once(&mut effects);
            }
            // Nothing is shown or hidden here: a layout shift would make a click in progress miss its target.
            SearchEvent::Blurred => {
                let query = self.query.take();
                self.is_abandoned =
                    query.as_ref().is_some_and(|q| !q.is_submitted && !q.text.is_empty());
                self.query = query.filter(|query| query.is_submitted);
            }
            SearchEvent::Typed(text) => self.start_query(text, &mut effects),
            SearchEvent::EnterPressed => {
                let active_offer = self.active_index.and_then(|rank| reply?.suggestions.get(rank));
                match active_offer.map(|offer| offer.choice.clone()) {
                    Some(chosen) => self.choose(chosen, dataset, &mut effects),
                    None => self.submit(&mut effects),
                }
            }
            SearchEvent::ButtonPressed => self.submit(&mut effects),
            SearchEvent::NextOffer => self.step(1, reply),
            SearchEvent::PreviousOffer => self.step(-1, reply),
            SearchEvent::EscapePressed => self.query = None,
            SearchEvent::OfferChosen(chosen) => self.choose(chosen, dataset, &mut effects),
            SearchEvent::ReplyChanged => {
                let is_submitted = self.query.as_ref().is_some_and(|query| query.is_submitted);
                if let Some(reply) = reply.filter(|_| is_submitted) {
                    self.act_on_reply(reply, dataset, &mut effects);
                }
            }
            SearchEvent::HomeSet(name) => {
                self.text = name;
                self.close();
            }
            SearchEvent::OutsideFetched(text) => self.outside_file = Remote::from_fetch(text),
        }
        effects
    }

    /// Closes suggestions and messages.
    fn close(&mut self) {
        self.query = None;
        self.feedback = None;
        self.is_abandoned = false;
    }

    /// Starts a query for the text.
    fn start_query(&mut self, text: String, effects: &mut Vec<SearchEffect>) {
        self.fetch_outside_once(effects);
        effects.push(SearchEffect::MakeRoom);
        self.close();
        self.query = Some(Query { text: text.clone(), is_submitted: false });
        self.active_index = None;
        self.text = text;
    }

    /// Handles Enter and the button.
    fn submit(&mut self, effects: &mut Vec<SearchEffect>) {
        if self.text.trim().is_empty() {
            let message = "Écrivez d’abord le nom de votre commune, ou son code postal.".to_owned();
            self.feedback = Some(Reply { message, ..Reply::default() });
            effects.push(SearchEffect::Focus);
            return;
        }
        if matches!(self.outside_file, Remote::NotAsked | Remote::Failed) {
            self.fetch_outside(effects);
        }
        effects.push(SearchEffect::RetrySearch);
        self.close();
        self.query = Some(Query { text: self.text.clone(), is_submitted: true });
    }

    /// A failed fetch is retried only when Enter or the button is pressed.
    fn fetch_outside_once(&mut self, effects: &mut Vec<SearchEffect>) {
        if matches!(self.outside_file, Remote::NotAsked) {
            self.fetch_outside(effects);
        }
    }

    fn fetch_outside(&mut self, effects: &mut Vec<SearchEffect>) {
        self.outside_file = Remote::Loading;
        effects.push(SearchEffect::FetchOutside);
    }

    fn choose(&mut self, chosen: PlaceChoice, dataset: &Dataset, effects: &mut Vec<SearchEffect>) {
        match chosen {
            PlaceChoice::Commune(code) => self.set_home(code, None, dataset, effects),
            PlaceChoice::Search(words) => {
                self.start_query(words, effects);
                self.submit(effects);
            }
        }
    }

    /// Acts on Enter once the search has replied. A commune of the map that matches exactly is taken without
    /// waiting for the file of places outside.
    fn act_on_reply(&mut self, reply: &Reply, dataset: &Dataset, effects: &mut Vec<SearchEffect>) {
        match reply.accepted {
            Some(code) => self.set_home(code, reply.need, dataset, effects),
            None if self.outside_file.is_settled() => self.show_reply(reply, effects),
            None => {}
        }
    }

    fn set_home(
        &mut self,
        code: CommuneCode,
        need: Option<Need>,
        dataset: &Dataset,
        effects: &mut Vec<SearchEffect>,
    ) {
        let named = dataset.named_commune(code);
        self.text = named.map(|named| named.name.to_owned()).unwrap_or_default();
        self.close();
        if need.is_some() {
            effects.push(SearchEffect::App(Intent::SetNeed(need).into()));
        }
        let home = Intent::SetHome(Some(Home::Commune(code)));
        effects.push(SearchEffect::App(Event::IntentWithFocus(home)));
    }

    /// Shows the reply below the field; focus and text stay.
    fn show_reply(&mut self, reply: &Reply, effects: &mut Vec<SearchEffect>) {
        if reply.need.is_some() {
            effects.push(SearchEffect::App(Intent::SetNeed(reply.need).into()));
            if reply.choices.is_empty() {
                // The text named a need; a place typed next replaces it.
                effects.push(SearchEffect::Select);
            }
        }
        self.query = None;
        self.feedback = Some(reply.clone());
        effects.push(SearchEffect::MakeRoom);
    }

    fn step(&mut self, by: isize, reply: Option<&Reply>) {
        let count = reply.map_or(0, |reply| reply.suggestions.len());
        let Some(last) = count.checked_sub(1) else { return };
        self.active_index = Some(match self.active_index {
            Some(rank) if by > 0 && rank < last => rank + 1,
            Some(rank) if by < 0 && rank > 0 => rank - 1,
            _ if by > 0 => 0,
            _ => last,
        });
    }
}

#[cfg(test)]
mod tests;
