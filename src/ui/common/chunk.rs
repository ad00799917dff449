//! Views that are compiled into a file of their own, fetched once they are needed.

use std::future::Future;
use std::pin::Pin;

use crate::data::FetchError;
use crate::store::Var;
use leptos::task::spawn_local;
use model::Dataset;

/// What fetches a chunk: a function marked `#[wasm_split]`, boxed. It may bring what the dataset
/// leaves to it.
pub type Load<V> = fn(&'static Dataset) -> Pin<Box<dyn Future<Output = Result<V, FetchError>>>>;

/// Such views, `V` being a table of the functions that make them.
#[derive(Debug)]
pub struct Chunk<V: 'static> {
    state: Var<State<V>>,
    /// Whether it is being fetched.
    asked: Var<bool>,
    load: Load<V>,
    dataset: &'static Dataset,
}

/// How far the fetching has come.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State<V> {
    Away,
    There(V),
    /// Still so while it is asked for again: nobody is told of the same failure twice.
    Failed(FetchError),
}

impl<V> Clone for Chunk<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Chunk<V> {}

impl<V: Copy + Send + Sync + 'static> Chunk<V> {
    /// Nothing is fetched yet.
    #[must_use]
    pub fn new(dataset: &'static Dataset, load: Load<V>) -> Self {
        Self { state: Var::new(State::Away), asked: Var::new(false), load, dataset }
    }

    /// The views, if they are there; asks for them otherwise, and tells the reader once they are.
    /// What failed is not asked for again from here, lest it go on for ever.
    pub fn get(self) -> Option<V> {
        match self.state.get() {
            State::There(views) => return Some(views),
            State::Away => self.ask(),
            State::Failed(_) => {}
        }
        None
    }

    /// Why the last attempt failed, if it did.
    pub fn failure(self) -> Option<FetchError> {
        match self.state.get() {
            State::Failed(error) => Some(error),
            State::Away | State::There(_) => None,
        }
    }

    /// Whether the views are there, or cannot be had for now.
    pub fn settled(self) -> bool {
        matches!(self.state.get(), State::There(_) | State::Failed(_))
    }

    /// Fetches the views again after a failed attempt.
    pub fn retry(self) {
        if matches!(self.state.get_untracked(), State::Failed(_)) {
            self.ask();
        }
    }

    /// Fetches the views, ahead of their use or after a failed attempt.
    pub fn ask(self) {
        let before = self.state.get_untracked();
        if self.asked.get_untracked() || matches!(before, State::There(_)) {
            return;
        }
        self.asked.set(true);
        spawn_local(async move {
            match (self.load)(self.dataset).await {
                Ok(views) => self.state.set(State::There(views)),
                Err(_) if matches!(before, State::Failed(_)) => {}
                Err(error) => self.state.set(State::Failed(error)),
            }
            self.asked.set(false);
        });
    }
}
