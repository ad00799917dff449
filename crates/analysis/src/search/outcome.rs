//! Results of a search.

use model::{CommuneCode, Need, OutsidePlace};

/// The result of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// The interpretation of the text; decides what Enter does.
    pub outcome: QueryOutcome,
    /// Suggestions while typing, best first.
    pub suggestions: Vec<Hit>,
    /// A need named beside a place, as in « crèche à Langres ».
    pub need: Option<Need>,
}

/// The interpretation of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum QueryOutcome {
    /// No known place.
    #[default]
    Nothing,
    /// Digits that are not a known postcode.
    NoSuchPostcode(String),
    /// A single place of the map, without doubt.
    Exact(Hit),
    /// Several places that match equally well, by postcode or by name.
    Several(Vec<Hit>, AmbiguityCause),
    /// Uncertain matches: Enter asks and never takes one.
    DidYouMean(Vec<Hit>),
    /// A place outside the département.
    Outside(OutsideMatch),
    /// A need without a place.
    NeedWord(Need),
    /// The whole département or its region.
    WholeMap,
}

/// What several matching places have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmbiguityCause {
    /// A postcode, shared by several communes.
    Postcode(String),
    /// A name or its beginning.
    Name,
}

/// A place outside the département; the site has no services there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideMatch {
    /// Code of its département; `None` if unknown.
    pub departement: Option<String>,
    /// The known places of that name; empty if only the département is known.
    pub places: Vec<OutsidePlace>,
    /// Places of the map that may be meant: their name was typed with another département or postcode.
    pub alternatives: Vec<Hit>,
}

/// A place that matches the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The place to choose.
    pub place: FoundPlace,
    /// The name by which it was found, if that is not its own.
    pub alias: Option<String>,
}

/// A place in a list of choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundPlace {
    /// A commune on the map.
    Commune(CommuneCode),
    /// A place outside the map; choosing it shows a message.
    Outside(OutsidePlace),
}

impl Hit {
    /// The commune, if the place is on the map.
    #[must_use]
    pub fn code(&self) -> Option<CommuneCode> {
        match self.place {
            FoundPlace::Commune(code) => Some(code),
            FoundPlace::Outside(_) => None,
        }
    }
}

impl From<CommuneCode> for Hit {
    fn from(code: CommuneCode) -> Self {
        Self { place: FoundPlace::Commune(code), alias: None }
    }
}

impl From<OutsidePlace> for Hit {
    fn from(place: OutsidePlace) -> Self {
        Self { place: FoundPlace::Outside(place), alias: None }
    }
}
