//! The list of communes, of which only a part is loaded at first.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::Commune;

/// The communes, sorted by Insee code. The first view brings only those it names; loading the search completes
/// the list, in all its clones at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Communes {
    initial: Arc<[Commune]>,
    all: Arc<OnceLock<Vec<Commune>>>,
}

impl Communes {
    /// The complete list: a commune that is not in it does not exist.
    #[must_use]
    pub fn complete(communes: Vec<Commune>) -> Self {
        Self { initial: Arc::default(), all: Arc::new(communes.into()) }
    }

    /// A partial list, until [`Communes::fill_in`] is called.
    #[must_use]
    pub fn partial(communes: Vec<Commune>) -> Self {
        Self { initial: communes.into(), all: Arc::default() }
    }

    /// Completes the list; does nothing if it is complete.
    pub fn fill_in(&self, all: impl FnOnce() -> Vec<Commune>) {
        self.all.get_or_init(all);
    }

    /// Whether the list is complete.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.all.get().is_some()
    }
}

impl Deref for Communes {
    type Target = [Commune];

    fn deref(&self) -> &[Commune] {
        self.all.get().map_or(&*self.initial, Vec::as_slice)
    }
}
