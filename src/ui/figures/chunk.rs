//! Function table of the chunk that renders the table, the legend and the sentences; the chunk itself is
//! `mod.rs`.

use crate::browser::scheduler;
use crate::store::{Chunk, Derived, Store, Var, memo};
use dom::Element;

/// Functions that render the table, the legend, the choosers and the sentences.
#[derive(Clone, Copy, Debug)]
pub struct FigureViews {
    pub table: fn(Store, FigureChunk) -> Element,
    pub legend: fn(Store, FigureChunk) -> Element,
    /// The choosers of date and découpage.
    pub choosers: fn(Store, FigureChunk) -> Element,
    /// The sentence of each territory, in the order of the dataset.
    pub territory_sentences: fn(Store) -> Vec<String>,
    /// The sentence of the département.
    pub departement_sentence: fn(Store) -> Option<String>,
}

/// The chunk of these functions, and whether what the build wrote is hydrated.
#[derive(Clone, Copy, Debug)]
pub struct FigureChunk {
    chunk: Chunk<FigureViews>,
    is_hydrated: Var<bool>,
}

impl FigureChunk {
    /// For the browser: nothing is hydrated yet.
    #[must_use]
    pub fn on_demand(chunk: Chunk<FigureViews>) -> Self {
        Self { chunk, is_hydrated: Var::new(false) }
    }

    /// For the build: everything follows the state from the start.
    #[must_use]
    pub fn built_in(chunk: Chunk<FigureViews>, views: FigureViews) -> Self {
        Self { chunk: chunk.preloaded(views), is_hydrated: Var::new(true) }
    }

    /// The functions, if loaded; does not fetch.
    pub fn views(self) -> Option<FigureViews> {
        if self.chunk.is_settled() { self.chunk.get_untracked() } else { None }
    }

    /// The functions, once the table and the legend are hydrated: for parts outside them.
    pub fn live_views(self) -> Option<FigureViews> {
        if self.is_hydrated.get() { self.chunk.get_untracked() } else { None }
    }

    /// The chunk, for fetching it.
    pub fn chunk(self) -> Chunk<FigureViews> {
        self.chunk
    }

    /// Whether the figures follow the state, or their chunk could not be loaded.
    pub fn is_settled(self) -> bool {
        self.is_hydrated.get() || self.chunk.failure().is_some()
    }

    /// Whether the figures follow the state.
    pub fn are_live(self) -> bool {
        self.is_hydrated.get()
    }

    /// A store that gives the prerendered state until the part is hydrated, then the live one: hydration must
    /// find exactly what was written.
    pub fn prerendered_until_hydrated(self, store: Store) -> Store {
        let page = store.state.with_untracked(|state| state.view);
        let prerendered = Store::new(store.dataset, page, store.outline_tools, |_, _| (), || None);
        let live = self.is_hydrated;
        if !live.get_untracked() {
            scheduler::spawn_local(async move {
                scheduler::yield_now().await;
                live.set(true);
            });
        }
        let mut combined = store;
        combined.state = switch_when(live, store.state, prerendered.state);
        combined.shown_dataset = switch_when(live, store.shown_dataset, prerendered.shown_dataset);
        combined.indicator = switch_when(live, store.indicator, prerendered.indicator);
        combined.chart = switch_when(live, store.chart, prerendered.chart);
        combined.simulation = switch_when(live, store.simulation, prerendered.simulation);
        combined
    }
}

/// `prerendered` until `live`, then `current`.
fn switch_when<T>(live: Var<bool>, current: Derived<T>, prerendered: Derived<T>) -> Derived<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    memo(move || if live.get() { current.get() } else { prerendered.get() })
}
