//! Chunks: tables of functions compiled into wasm files of their own, fetched on demand together with the data
//! they need.

use std::sync::Arc;

use super::{ErasedFetch, FetchError, Fetching};
use crate::reactive::{ErasedValue, Var};
use leptos::prelude::untrack;
use leptos::task::spawn_local;
use model::Dataset;

/// A chunk, with `V` its table of functions.
#[derive(Debug)]
pub struct Chunk<V: 'static> {
    fetched: Fetched,
    load: fn(&'static Dataset) -> Fetching<V>,
    dataset: &'static Dataset,
}

impl<V> Clone for Chunk<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Chunk<V> {}

impl<V: Copy + Send + Sync + 'static> Chunk<V> {
    /// A chunk that is not fetched yet. `load` may also complete the dataset.
    #[must_use]
    pub fn new(dataset: &'static Dataset, load: fn(&'static Dataset) -> Fetching<V>) -> Self {
        let fetched = Fetched { state: Var::new(State::Away), asked: Var::new(false) };
        Self { fetched, load, dataset }
    }

    /// The same chunk, with its functions available from the start.
    #[must_use]
    pub fn preloaded(self, functions: V) -> Self {
        self.fetched.state.set(State::There(Arc::new(functions)));
        self
    }

    /// The functions, if loaded; does not fetch and does not track.
    pub fn now(self) -> Option<V> {
        typed(untrack(|| self.fetched.held())?)
    }

    /// The functions, fetched if necessary. For callers that report a failure themselves.
    ///
    /// # Errors
    /// When they cannot be had.
    pub async fn fetch(self) -> Result<V, FetchError> {
        let value = self.fetched.fetch((self.load)(self.dataset).erased()).await?;
        typed(value).ok_or(FetchError::Unavailable) // the type always matches
    }

    /// The functions, if loaded; otherwise fetches them and notifies the reader once they are. A failed fetch is
    /// not retried here, as that could go on forever.
    pub fn get(self) -> Option<V> {
        let value = self.fetched.held();
        if value.is_none() && self.fetched.failure().is_none() {
            self.ask();
        }
        typed(value?)
    }

    /// Why the last fetch failed, if it did.
    pub fn failure(self) -> Option<FetchError> {
        self.fetched.failure()
    }

    /// Whether the functions are loaded, or their fetch has failed.
    pub fn settled(self) -> bool {
        self.fetched.held().is_some() || self.failure().is_some()
    }

    /// Fetches the functions again if the last fetch failed.
    pub fn retry(self) {
        if untrack(|| self.failure()).is_some() {
            self.ask();
        }
    }

    /// Fetches the functions, in advance or after a failed attempt.
    pub fn ask(self) {
        if self.fetched.is_to_be_asked() {
            self.fetched.ask((self.load)(self.dataset).erased());
        }
    }
}

fn typed<V: Copy + 'static>(value: ErasedValue) -> Option<V> {
    value.downcast_ref().copied()
}

/// Progress of a chunk's fetch.
#[derive(Clone, Copy, Debug)]
struct Fetched {
    state: Var<State>,
    /// Whether a fetch is running.
    asked: Var<bool>,
}

#[derive(Clone, Debug)]
enum State {
    Away,
    There(ErasedValue),
    /// Stays `Failed` while it is retried, so that the same failure is not reported twice.
    Failed(FetchError),
}

impl Fetched {
    fn held(self) -> Option<ErasedValue> {
        match self.state.get() {
            State::There(value) => Some(value),
            State::Away | State::Failed(_) => None,
        }
    }

    fn failure(self) -> Option<FetchError> {
        match self.state.get() {
            State::Failed(error) => Some(error),
            State::Away | State::There(_) => None,
        }
    }

    fn is_to_be_asked(self) -> bool {
        !self.asked.get_untracked() && untrack(|| self.held()).is_none()
    }

    async fn fetch(self, load: ErasedFetch) -> Result<ErasedValue, FetchError> {
        let current = || untrack(|| self.held());
        if let Some(value) = current() {
            return Ok(value);
        }
        let value = load.await?;
        // A concurrent fetch may have set it and notified the readers already.
        if current().is_none() {
            self.state.set(State::There(value.clone()));
        }
        Ok(value)
    }

    fn ask(self, load: ErasedFetch) {
        let failed = untrack(|| self.failure()).is_some();
        self.asked.set(true);
        spawn_local(async move {
            if let Err(error) = self.fetch(load).await
                && !failed
            {
                self.state.set(State::Failed(error));
            }
            self.asked.set(false);
        });
    }
}
