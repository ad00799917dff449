//! The communes, of which a page that has just opened knows a part.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::Commune;

/// The communes, sorted by Insee code. Those that the first view names come with it; all of them
/// with the search, which is what needs them, and to all clones of the list at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Communes {
    first: Arc<[Commune]>,
    all: Arc<OnceLock<Vec<Commune>>>,
}

impl Communes {
    /// The whole list: a commune that is not in it does not exist.
    #[must_use]
    pub fn complete(communes: Vec<Commune>) -> Self {
        Self { first: Arc::default(), all: Arc::new(communes.into()) }
    }

    /// Some of them, until [`Communes::fill_in`] brings the others.
    #[must_use]
    pub fn partial(communes: Vec<Commune>) -> Self {
        Self { first: communes.into(), all: Arc::default() }
    }

    /// Brings all of them, unless they are there.
    pub fn fill_in(&self, all: impl FnOnce() -> Vec<Commune>) {
        self.all.get_or_init(all);
    }

    /// Whether the list is whole.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.all.get().is_some()
    }
}

impl Deref for Communes {
    type Target = [Commune];

    fn deref(&self) -> &[Commune] {
        self.all.get().map_or(&*self.first, Vec::as_slice)
    }
}
