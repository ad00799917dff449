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
    pub typed: String,
    /// The query whose suggestions are offered; `None` once one is chosen or the field is left.
    pub query: Option<Query>,
    /// The reply shown below the field, with its choices, after Enter could not take a place.
    pub feedback: Option<Reply>,
    /// Whether the field lost focus with text that was neither chosen nor entered; the status line then says how
    /// to go on.
    pub left: bool,
    /// Index of the highlighted suggestion, which Enter takes.
    pub active: Option<usize>,
    /// The file of the places outside the map.
    pub outside: Remote<String>,
}

/// A query for places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The text, as typed.
    pub words: String,
    /// Whether Enter or the button was pressed.
    pub entered: bool,
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
    Page(Event),
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
                self.fetch_outside_at_first(&mut effects);
            }
            // Nothing is shown or hidden here: a layout shift would make a click in progress miss its target.
            SearchEvent::Blurred => {
                let query = self.query.take();
                self.left =
                    query.as_ref().is_some_and(|query| !query.entered && !query.words.is_empty());
                self.query = query.filter(|query| query.entered);
            }
            SearchEvent::Typed(words) => self.search(words, &mut effects),
            SearchEvent::EnterPressed => {
                let active = self.active.and_then(|rank| reply?.suggestions.get(rank));
                match active.map(|offer| offer.choice.clone()) {
                    Some(chosen) => self.choose(chosen, dataset, &mut effects),
                    None => self.enter(&mut effects),
                }
            }
            SearchEvent::ButtonPressed => self.enter(&mut effects),
            SearchEvent::NextOffer => self.step(1, reply),
            SearchEvent::PreviousOffer => self.step(-1, reply),
            SearchEvent::EscapePressed => self.query = None,
            SearchEvent::OfferChosen(chosen) => self.choose(chosen, dataset, &mut effects),
            SearchEvent::ReplyChanged => {
                let entered = self.query.as_ref().is_some_and(|query| query.entered);
                if let Some(reply) = reply.filter(|_| entered) {
                    self.answer(reply, dataset, &mut effects);
                }
            }
            SearchEvent::HomeSet(name) => {
                self.typed = name;
                self.close();
            }
            SearchEvent::OutsideFetched(text) => self.outside = Remote::of_fetch(text),
        }
        effects
    }

    /// Closes suggestions and messages.
    fn close(&mut self) {
        self.query = None;
        self.feedback = None;
        self.left = false;
    }

    /// Starts a query for the text.
    fn search(&mut self, words: String, effects: &mut Vec<SearchEffect>) {
        self.fetch_outside_at_first(effects);
        effects.push(SearchEffect::MakeRoom);
        self.close();
        self.query = Some(Query { words: words.clone(), entered: false });
        self.active = None;
        self.typed = words;
    }

    /// Handles Enter and the button.
    fn enter(&mut self, effects: &mut Vec<SearchEffect>) {
        if self.typed.trim().is_empty() {
            let said = "Écrivez d’abord le nom de votre commune, ou son code postal.".to_owned();
            self.feedback = Some(Reply { message: said, ..Reply::default() });
            effects.push(SearchEffect::Focus);
            return;
        }
        if matches!(self.outside, Remote::NotAsked | Remote::Failed) {
            self.fetch_outside(effects);
        }
        effects.push(SearchEffect::RetrySearch);
        self.close();
        self.query = Some(Query { words: self.typed.clone(), entered: true });
    }

    /// A failed fetch is retried only when Enter or the button is pressed.
    fn fetch_outside_at_first(&mut self, effects: &mut Vec<SearchEffect>) {
        if matches!(self.outside, Remote::NotAsked) {
            self.fetch_outside(effects);
        }
    }

    fn fetch_outside(&mut self, effects: &mut Vec<SearchEffect>) {
        self.outside = Remote::Loading;
        effects.push(SearchEffect::FetchOutside);
    }

    fn choose(&mut self, chosen: PlaceChoice, dataset: &Dataset, effects: &mut Vec<SearchEffect>) {
        match chosen {
            PlaceChoice::Commune(code) => self.live_in(code, None, dataset, effects),
            PlaceChoice::Search(words) => {
                self.search(words, effects);
                self.enter(effects);
            }
        }
    }

    /// Acts on Enter once the search has replied. A commune of the map that matches exactly is taken without
    /// waiting for the file of places outside.
    fn answer(&mut self, reply: &Reply, dataset: &Dataset, effects: &mut Vec<SearchEffect>) {
        match reply.accepted {
            Some(code) => self.live_in(code, reply.need, dataset, effects),
            None if self.outside.is_settled() => self.show(reply, effects),
            None => {}
        }
    }

    fn live_in(
        &mut self,
        code: CommuneCode,
        need: Option<Need>,
        dataset: &Dataset,
        effects: &mut Vec<SearchEffect>,
    ) {
        let named = dataset.named_commune(code);
        self.typed = named.map(|named| named.name.to_owned()).unwrap_or_default();
        self.close();
        if need.is_some() {
            effects.push(SearchEffect::Page(Intent::SetNeed(need).into()));
        }
        let home = Intent::SetHome(Some(Home::Commune(code)));
        effects.push(SearchEffect::Page(Event::IntentWithFocus(home)));
    }

    /// Shows the reply below the field; focus and text stay.
    fn show(&mut self, reply: &Reply, effects: &mut Vec<SearchEffect>) {
        if reply.need.is_some() {
            effects.push(SearchEffect::Page(Intent::SetNeed(reply.need).into()));
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
        self.active = Some(match self.active {
            Some(rank) if by > 0 && rank < last => rank + 1,
            Some(rank) if by < 0 && rank > 0 => rank - 1,
            _ if by > 0 => 0,
            _ => last,
        });
    }
}

#[cfg(test)]
mod tests;
