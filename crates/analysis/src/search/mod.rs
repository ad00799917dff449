//! Finding where a family lives by what a person types: a name, a postcode, an address, a slip of
//! the finger, a place outside, a need typed as a word. [`Search::find`] says what it comes to.

mod edits;
mod fold;
mod meaning;
mod names;
mod near;
mod outcome;
mod postcode;
mod query;
mod rank;
mod recognized;
mod reply;
mod town;
mod vocabulary;
mod words;

pub use fold::tokens;
pub use outcome::{Choice, Hit, Outcome, Outside, SearchResult, Shared};
pub use reply::{Chosen, Offer, Reply};
pub use words::label;

use std::cell::OnceCell;

use meaning::Meaning;
use names::Names;
use query::Query;

use model::{Dataset, Gazetteer, OutsidePlace};

/// The most places offered, but for a whole postcode.
pub const MOST_OFFERED: usize = 8;

/// All that is known of places, built once.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    dataset: &'a Dataset,
    names: Names,
    gazetteer: &'a Gazetteer,
    /// Whether the places outside are among the names.
    knows_outside: bool,
}

impl<'a> Search<'a> {
    /// A search among the dataset's communes, by their names and those of the gazetteer. Without
    /// places `outside`, it still tells départements and postcodes.
    #[must_use]
    pub fn new(
        dataset: &'a Dataset,
        gazetteer: &'a Gazetteer,
        outside: Option<&[OutsidePlace]>,
    ) -> Self {
        let names = Names::new(dataset, gazetteer, outside.unwrap_or_default());
        Self { dataset, names, gazetteer, knows_outside: outside.is_some() }
    }

    /// What a typed text comes to.
    #[must_use]
    pub fn find(&self, text: &str) -> SearchResult {
        let query = Query::read(text);
        let meaning = Meaning {
            names: &self.names,
            gazetteer: self.gazetteer,
            query: &query,
            compared: OnceCell::new(),
        };
        meaning.found()
    }
}
