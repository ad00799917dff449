//! Chunks: tables of functions compiled into wasm files of their own, fetched on demand together with the data
//! they need.

use std::sync::Arc;

use super::{ErasedFetch, FetchError, Fetching};
use crate::reactive::{ErasedValue, Var};
use leptos::prelude::untrack;
use leptos::task::spawn_local;
use model::Dataset;

/// Such functions, `V` being a table of them.
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
    /// Nothing is fetched yet. `load` may bring what the dataset leaves to it.
    #[must_use]
    pub fn new(dataset: &'static Dataset, load: fn(&'static Dataset) -> Fetching<V>) -> Self {
        let fetched = Fetched { state: Var::new(State::Away), asked: Var::new(false) };
        Self { fetched, load, dataset }
    }

    /// The same, its functions there from the start.
    #[must_use]
    pub fn preloaded(self, functions: V) -> Self {
        self.fetched.state.set(State::There(Arc::new(functions)));
        self
    }

    /// The functions, if they are there by now; asks for nothing.
    pub fn now(self) -> Option<V> {
        typed(untrack(|| self.fetched.held())?)
    }

    /// The functions, fetched unless they are there: for what tells of a failure itself.
    ///
    /// # Errors
    /// When they cannot be had.
    pub async fn fetch(self) -> Result<V, FetchError> {
        let held = self.fetched.fetch((self.load)(self.dataset).erased()).await?;
        typed(held).ok_or(FetchError::Unavailable) // always of its type
    }

    /// The functions, if they are there; asks for them otherwise, and tells the reader once they are.
    /// What failed is not asked for again from here, lest it go on for ever.
    pub fn get(self) -> Option<V> {
        let held = self.fetched.held();
        if held.is_none() && self.fetched.failure().is_none() {
            self.ask();
        }
        typed(held?)
    }

    /// Why the last attempt failed, if it did.
    pub fn failure(self) -> Option<FetchError> {
        self.fetched.failure()
    }

    /// Whether the functions are there, or cannot be had for now.
    pub fn settled(self) -> bool {
        self.fetched.held().is_some() || self.failure().is_some()
    }

    /// Fetches the functions again after a failed attempt.
    pub fn retry(self) {
        if untrack(|| self.failure()).is_some() {
            self.ask();
        }
    }

    /// Fetches the functions, ahead of their use or after a failed attempt.
    pub fn ask(self) {
        if self.fetched.is_to_be_asked() {
            self.fetched.ask((self.load)(self.dataset).erased());
        }
    }
}

fn typed<V: Copy + 'static>(held: ErasedValue) -> Option<V> {
    held.downcast_ref().copied()
}

/// How far the fetching of a chunk has come.
#[derive(Clone, Copy, Debug)]
struct Fetched {
    state: Var<State>,
    /// Whether it is being fetched.
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
            State::There(held) => Some(held),
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
        let there = || untrack(|| self.held());
        if let Some(held) = there() {
            return Ok(held);
        }
        let held = load.await?;
        // Who else has fetched it meanwhile has told the readers.
        if there().is_none() {
            self.state.set(State::There(held.clone()));
        }
        Ok(held)
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
