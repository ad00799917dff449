//! Function table of the chunk that renders the table, the legend and the sentences; the chunk itself is
//! `figures.rs`.

use crate::browser::turn;
use crate::store::{Chunk, Derived, Store, Var, memo};
use dom::Element;

/// Functions that render the table, the legend, the choosers and the sentences.
#[derive(Clone, Copy, Debug)]
pub struct FigureViews {
    pub table: fn(Store, Figures) -> Element,
    pub legend: fn(Store, Figures) -> Element,
    /// The choosers of date and découpage.
    pub choosers: fn(Store, Figures) -> Element,
    /// The sentence of each territory, in the order of the dataset.
    pub sentences: fn(Store) -> Vec<String>,
    /// The sentence of the département.
    pub whole: fn(Store) -> Option<String>,
}

/// The chunk of these functions, and whether what the build wrote is hydrated.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    chunk: Chunk<FigureViews>,
    live: Var<bool>,
}

impl Figures {
    /// For the browser: nothing is hydrated yet.
    #[must_use]
    pub fn fetched_by(chunk: Chunk<FigureViews>) -> Self {
        Self { chunk, live: Var::new(false) }
    }

    /// For the build: everything follows the state from the start.
    #[must_use]
    pub fn built_in(chunk: Chunk<FigureViews>, views: FigureViews) -> Self {
        Self { chunk: chunk.preloaded(views), live: Var::new(true) }
    }

    /// The functions, if loaded; does not fetch.
    pub fn views(self) -> Option<FigureViews> {
        if self.chunk.settled() { self.chunk.now() } else { None }
    }

    /// The functions, once the table and the legend are hydrated: for parts outside them.
    pub fn live_views(self) -> Option<FigureViews> {
        if self.live.get() { self.chunk.now() } else { None }
    }

    /// The chunk, for fetching it.
    pub fn chunk(self) -> Chunk<FigureViews> {
        self.chunk
    }

    /// Whether the figures follow the state, or their chunk could not be loaded.
    pub fn settled(self) -> bool {
        self.live.get() || self.chunk.failure().is_some()
    }

    /// Whether the figures follow the state.
    pub fn are_live(self) -> bool {
        self.live.get()
    }

    /// A store that gives the prerendered state until the part is hydrated, then the live one: hydration must
    /// find exactly what was written.
    pub fn as_written(self, store: Store) -> Store {
        let page = store.state.with_untracked(|state| state.view);
        let prerendered = Store::new(store.dataset, page, store.outline_tools, |_, _| (), || None);
        let live = self.live;
        if !live.get_untracked() {
            turn::run(async move {
                turn::next().await;
                live.set(true);
            });
        }
        let mut combined = store;
        combined.state = once(live, store.state, prerendered.state);
        combined.shown = once(live, store.shown, prerendered.shown);
        combined.indicator = once(live, store.indicator, prerendered.indicator);
        combined.chart = once(live, store.chart, prerendered.chart);
        combined.simulated = once(live, store.simulated, prerendered.simulated);
        combined
    }
}

/// `prerendered` until `live`, then `now`.
fn once<T>(live: Var<bool>, now: Derived<T>, prerendered: Derived<T>) -> Derived<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    memo(move || if live.get() { now.get() } else { prerendered.get() })
}
