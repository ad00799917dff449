//! Chunks: tables of functions compiled into wasm files of their own, fetched on demand together with the data
//! they need.

use std::sync::Arc;

use super::{ChunkLoad, ErasedFetch, FetchError};
use crate::reactive::{ErasedValue, Var};
use leptos::prelude::untrack;
use leptos::task::spawn_local;
use model::Dataset;

/// A chunk, with `V` its table of functions.
#[derive(Debug)]
pub struct Chunk<V: 'static> {
    progress: ChunkState,
    load: fn(&'static Dataset) -> ChunkLoad<V>,
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
    pub fn new(dataset: &'static Dataset, load: fn(&'static Dataset) -> ChunkLoad<V>) -> Self {
        let progress =
            ChunkState { state: Var::new(FetchState::NotAsked), is_loading: Var::new(false) };
        Self { progress, load, dataset }
    }

    /// The same chunk, with its functions available from the start.
    #[must_use]
    pub fn preloaded(self, functions: V) -> Self {
        self.progress.state.set(FetchState::Loaded(Arc::new(functions)));
        self
    }

    /// The functions, if loaded; does not fetch and does not track.
    pub fn get_untracked(self) -> Option<V> {
        downcast(untrack(|| self.progress.loaded())?)
    }

    /// The functions, fetched if necessary. For callers that report a failure themselves.
    ///
    /// # Errors
    /// [`FetchError`] if they cannot be loaded.
    pub async fn fetch(self) -> Result<V, FetchError> {
        let value = self.progress.fetch((self.load)(self.dataset).erased()).await?;
        downcast(value).ok_or(FetchError::Unavailable) // the type always matches
    }

    /// The functions, if loaded; otherwise starts their fetch and returns `None`. Tracked: the caller runs again
    /// once they are there. A failed fetch is not retried here, as that could go on forever.
    pub fn get_or_request(self) -> Option<V> {
        let value = self.progress.loaded();
        if value.is_none() && self.progress.failure().is_none() {
            self.request();
        }
        downcast(value?)
    }

    /// Why the last fetch failed, if it did.
    pub fn failure(self) -> Option<FetchError> {
        self.progress.failure()
    }

    /// Whether the functions are loaded, or their fetch has failed.
    pub fn is_settled(self) -> bool {
        self.progress.loaded().is_some() || self.failure().is_some()
    }

    /// Fetches the functions again if the last fetch failed.
    pub fn retry(self) {
        if untrack(|| self.failure()).is_some() {
            self.request();
        }
    }

    /// Fetches the functions, in advance or after a failed attempt.
    pub fn request(self) {
        if self.progress.needs_fetch() {
            self.progress.start_fetch((self.load)(self.dataset).erased());
        }
    }
}

fn downcast<V: Copy + 'static>(value: ErasedValue) -> Option<V> {
    value.downcast_ref().copied()
}

/// Progress of a chunk's fetch.
#[derive(Clone, Copy, Debug)]
struct ChunkState {
    state: Var<FetchState>,
    /// Whether a fetch is running.
    is_loading: Var<bool>,
}

#[derive(Clone, Debug)]
enum FetchState {
    NotAsked,
    Loaded(ErasedValue),
    /// Stays `Failed` while it is retried, so that the same failure is not reported twice.
    Failed(FetchError),
}

impl ChunkState {
    fn loaded(self) -> Option<ErasedValue> {
        match self.state.get() {
            FetchState::Loaded(value) => Some(value),
            FetchState::NotAsked | FetchState::Failed(_) => None,
        }
    }

    fn failure(self) -> Option<FetchError> {
        match self.state.get() {
            FetchState::Failed(error) => Some(error),
            FetchState::NotAsked | FetchState::Loaded(_) => None,
        }
    }

    fn needs_fetch(self) -> bool {
        !self.is_loading.get_untracked() && untrack(|| self.loaded()).is_none()
    }

    async fn fetch(self, load: ErasedFetch) -> Result<ErasedValue, FetchError> {
        let current = || untrack(|| self.loaded());
        if let Some(value) = current() {
            return Ok(value);
        }
        let value = load.await?;
        // A concurrent fetch may have set it and notified the readers already.
        if current().is_none() {
            self.state.set(FetchState::Loaded(value.clone()));
        }
        Ok(value)
    }

    fn start_fetch(self, load: ErasedFetch) {
        let had_failed = untrack(|| self.failure()).is_some();
        self.is_loading.set(true);
        spawn_local(async move {
            if let Err(error) = self.fetch(load).await
                && !had_failed
            {
                self.state.set(FetchState::Failed(error));
            }
            self.is_loading.set(false);
        });
    }
}
