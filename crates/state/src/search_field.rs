//! The field that searches a place: what is typed, which offer is active, what Enter takes, asks or says.

use super::{Event, Home, Intent, Remote};
use analysis::search::{Chosen, Reply};
use model::{CommuneCode, Dataset, Need};

/// The id of the field.
pub const SEARCH_FIELD_ID: &str = "commune";

/// What is typed, and how the page answers it.
#[derive(Debug, Default)]
pub struct SearchField {
    /// The text in the field.
    pub typed: String,
    /// What places are offered for; nothing once one is chosen, or the field is left.
    pub query: Option<Query>,
    /// The reply that is shown, with its choices, since Enter could not take a place.
    pub feedback: Option<Reply>,
    /// Whether the field lost focus with text that was neither chosen nor entered; the status line then says how
    /// to go on.
    pub left: bool,
    /// The rank of the offer that Enter takes.
    pub active: Option<usize>,
    /// The text of the places outside the map.
    pub outside: Remote<String>,
}

/// What places are searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The text in the field, unchecked.
    pub words: String,
    /// Whether Enter or the button was pressed.
    pub entered: bool,
}

/// What happened to the field.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchEvent {
    /// The field has received the focus.
    Focused,
    /// The field has lost the focus.
    Blurred,
    /// The person has typed: the field holds this now.
    Typed(String),
    /// Enter is pressed: takes the active offer, if there is one.
    EnterPressed,
    /// The search button is pressed: as Enter without an active offer.
    ButtonPressed,
    /// The next offer becomes the active one, the first after the last.
    NextOffer,
    /// The offer before becomes the active one, the last before the first.
    PreviousOffer,
    /// Nothing is searched any more.
    EscapePressed,
    /// An offer or a choice of the reply is pressed.
    OfferChosen(Chosen),
    /// The query has another reply, or the places outside are there or could not be had.
    ReplyChanged,
    /// The family now lives here: the name of the commune, or nothing for a position.
    HomeSet(String),
    /// Answers [`SearchEffect::FetchOutside`]; `None` where they could not be had.
    OutsideFetched(Option<String>),
}

/// What an event finds around the field.
#[derive(Clone, Copy, Debug)]
pub struct SearchContext<'a> {
    /// The reply to the query, as far as the search is there.
    pub reply: Option<&'a Reply>,
    /// What is known from the start.
    pub dataset: &'a Dataset,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchEffect {
    /// Fetch the places outside the map: without them the search still knows those of the map.
    FetchOutside,
    /// Fetch the search itself again, if that has failed.
    RetrySearch,
    /// Select the text of the field: what is typed next replaces it.
    Select,
    /// Give the field the focus.
    Focus,
    /// Bring the field up where too little of the window is left below for what it offers or says.
    MakeRoom,
    /// Tell the rest of the page.
    Page(Event),
}

impl SearchField {
    /// Applies an event; what is to be done then, in that order.
    #[must_use]
    pub fn update(&mut self, event: SearchEvent, context: &SearchContext<'_>) -> Vec<SearchEffect> {
        let SearchContext { reply, dataset } = *context;
        let mut effects = Vec::new();
        match event {
            SearchEvent::Focused => {
                effects.push(SearchEffect::Select);
                self.fetch_outside_at_first(&mut effects);
            }
            // The page stays as it is: what moves under a pointer is missed by it.
            SearchEvent::Blurred => {
                let query = self.query.take();
                self.left =
                    query.as_ref().is_some_and(|query| !query.entered && !query.words.is_empty());
                self.query = query.filter(|query| query.entered);
            }
            SearchEvent::Typed(words) => self.search(words, &mut effects),
            SearchEvent::EnterPressed => {
                let active = self.active.and_then(|rank| reply?.offers.get(rank));
                match active.map(|offer| offer.chosen.clone()) {
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

    /// Nothing is offered or said any more.
    fn close(&mut self) {
        self.query = None;
        self.feedback = None;
        self.left = false;
    }

    /// Has places offered for what is typed.
    fn search(&mut self, words: String, effects: &mut Vec<SearchEffect>) {
        self.fetch_outside_at_first(effects);
        effects.push(SearchEffect::MakeRoom);
        self.close();
        self.query = Some(Query { words: words.clone(), entered: false });
        self.active = None;
        self.typed = words;
    }

    /// What Enter and the button do with what is typed.
    fn enter(&mut self, effects: &mut Vec<SearchEffect>) {
        if self.typed.trim().is_empty() {
            let said = "Écrivez d’abord le nom de votre commune, ou son code postal.".to_owned();
            self.feedback = Some(Reply { said, ..Reply::default() });
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

    fn choose(&mut self, chosen: Chosen, dataset: &Dataset, effects: &mut Vec<SearchEffect>) {
        match chosen {
            Chosen::Commune(code) => self.live_in(code, None, dataset, effects),
            Chosen::Typed(words) => {
                self.search(words, effects);
                self.enter(effects);
            }
        }
    }

    /// Acts on Enter once the search has replied. A commune of the map that matches exactly is taken without
    /// waiting for the file of places outside.
    fn answer(&mut self, reply: &Reply, dataset: &Dataset, effects: &mut Vec<SearchEffect>) {
        match reply.takes {
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
        effects.push(SearchEffect::Page(Event::Followed(home)));
    }

    /// Shows the reply, and leaves the focus and the text where they are.
    fn show(&mut self, reply: &Reply, effects: &mut Vec<SearchEffect>) {
        if reply.need.is_some() {
            effects.push(SearchEffect::Page(Intent::SetNeed(reply.need).into()));
            if reply.choices.is_empty() {
                // What is typed next is a place, and takes the need's place.
                effects.push(SearchEffect::Select);
            }
        }
        self.query = None;
        self.feedback = Some(reply.clone());
        effects.push(SearchEffect::MakeRoom);
    }

    fn step(&mut self, by: isize, reply: Option<&Reply>) {
        let count = reply.map_or(0, |reply| reply.offers.len());
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
