//! Views that are compiled into a file of their own, fetched once they are needed.

use std::future::Future;
use std::pin::Pin;

use crate::state::Var;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

/// What fetches a chunk: a function marked `#[wasm_split]`, boxed.
pub type Load<V> = fn() -> Pin<Box<dyn Future<Output = Result<V, SplitLoaderError>>>>;

/// Such views, `V` being a table of the functions that make them.
#[derive(Debug)]
pub struct Chunk<V: 'static> {
    state: Var<State<V>>,
    load: Load<V>,
}

/// How far the fetching has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State<V> {
    Away,
    Asked,
    There(V),
    Failed,
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
    pub fn new(load: Load<V>) -> Self {
        Self { state: Var::new(State::Away), load }
    }

    /// The views, if they are there; asks for them otherwise, and tells the reader once they are.
    /// What failed is not asked for again from here, lest it go on for ever.
    pub fn get(self) -> Option<V> {
        match self.state.get() {
            State::There(views) => return Some(views),
            State::Away => self.ask(),
            State::Asked | State::Failed => {}
        }
        None
    }

    /// Whether the last attempt failed.
    pub fn failed(self) -> bool {
        matches!(self.state.get(), State::Failed)
    }

    /// Whether the views are there, or cannot be had for now.
    pub fn settled(self) -> bool {
        matches!(self.state.get(), State::There(_) | State::Failed)
    }

    /// Fetches the views, ahead of their use or after a failed attempt.
    pub fn ask(self) {
        if !matches!(self.state.get_untracked(), State::Away | State::Failed) {
            return;
        }
        // Not before the views that are being drawn have been told of their state.
        spawn_local(async move {
            if !matches!(self.state.get_untracked(), State::Away | State::Failed) {
                return;
            }
            self.state.set(State::Asked);
            let views = (self.load)().await;
            self.state.set(views.map_or(State::Failed, State::There));
        });
    }
}
