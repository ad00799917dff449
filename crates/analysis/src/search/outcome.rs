//! What a typed text comes to.

use model::{CommuneCode, Need, OutsidePlace};

/// What a typed text comes to, and what can be offered while it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// What pressing Enter does.
    pub outcome: Outcome,
    /// What may be meant, best first.
    pub suggestions: Vec<Hit>,
    /// A need that is named beside a place, as in « crèche à Langres ».
    pub need: Option<Need>,
}

/// What a typed text means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// No place of that name is known.
    #[default]
    Nothing,
    /// Digits that are no postcode known here.
    NoSuchPostcode(String),
    /// One place of the map, and no doubt.
    Exact(Hit),
    /// One of several places that it fits equally, by a postcode or by a name.
    Several(Vec<Hit>, Shared),
    /// Perhaps one of these: to be asked, never to be taken.
    DidYouMean(Vec<Hit>),
    /// A place outside the département.
    Outside(Outside),
    /// A need, and no place.
    NeedWord(Need),
    /// The département or its region as a whole.
    WholeMap,
}

/// What several places have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// A postcode, which may be that of several communes.
    Postcode(String),
    /// A name, or its beginning.
    Name,
}

/// A place outside the département, of which this site knows no service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The code of the département; `None` where it is not known.
    pub departement: Option<String>,
    /// The places that are known there; none where only the département is.
    pub places: Vec<OutsidePlace>,
    /// Places of the map that may be meant all the same: their name was typed beside the postcode
    /// or the département of another.
    pub instead: Vec<Hit>,
}

/// A place that a text finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The commune of the map that is closest.
    pub place: Choice,
    /// The name that it was found by, where that is not its own.
    pub alias: Option<String>,
}

/// A place that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A commune on the map.
    Commune(CommuneCode),
    /// Outside: choosing it tells so.
    Outside(OutsidePlace),
}

impl Hit {
    /// The commune of the map.
    #[must_use]
    pub fn code(&self) -> Option<CommuneCode> {
        match self.place {
            Choice::Commune(code) => Some(code),
            Choice::Outside(_) => None,
        }
    }
}

impl From<CommuneCode> for Hit {
    fn from(code: CommuneCode) -> Self {
        Self { place: Choice::Commune(code), alias: None }
    }
}

impl From<OutsidePlace> for Hit {
    fn from(place: OutsidePlace) -> Self {
        Self { place: Choice::Outside(place), alias: None }
    }
}
