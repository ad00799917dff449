//! Search for the place where a family lives. Accepts names, postcodes, addresses, typos, places outside the map
//! and words for a need. [`Search::find`] returns the result.

mod edit_distance;
mod fuzzy;
mod interpret;
mod messages;
mod names;
mod normalize;
mod outcome;
mod postcode;
mod query;
mod rank;
mod recognized;
mod reply;
mod town;
mod vocabulary;

pub use messages::place_label;
pub use normalize::tokens;
pub use outcome::{AmbiguityCause, FoundPlace, Hit, OutsideMatch, QueryOutcome, SearchResult};
pub use reply::{PlaceChoice, Reply, Suggestion};

use std::cell::OnceCell;

use interpret::QueryInterpreter;
use names::NameIndex;
use query::Query;

use model::{Dataset, Gazetteer, OutsidePlace};

/// Maximum number of suggestions, except for a complete postcode.
pub const MAX_OFFERED: usize = 8;

/// The search index, built once.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    dataset: &'a Dataset,
    names: NameIndex,
    gazetteer: &'a Gazetteer,
    /// Whether the index contains the places outside the map.
    knows_outside: bool,
}

impl<'a> Search<'a> {
    /// Indexes the communes of the dataset, the gazetteer and the places `outside` if they are loaded. Without
    /// these, départements and postcodes are still recognised.
    #[must_use]
    pub fn new(
        dataset: &'a Dataset,
        gazetteer: &'a Gazetteer,
        outside: Option<&[OutsidePlace]>,
    ) -> Self {
        let names = NameIndex::new(dataset, gazetteer, outside.unwrap_or_default());
        Self { dataset, names, gazetteer, knows_outside: outside.is_some() }
    }

    /// Interprets a typed text.
    #[must_use]
    pub fn find(&self, text: &str) -> SearchResult {
        let query = Query::parse(text);
        let interpreter = QueryInterpreter {
            names: &self.names,
            gazetteer: self.gazetteer,
            query: &query,
            rank_cache: OnceCell::new(),
        };
        interpreter.interpret()
    }
}
