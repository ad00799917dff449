//! Function table of the chunk that renders the table, the legend and the sentences; the chunk itself is
//! `figures.rs`.

use crate::browser::turn;
use crate::store::{Chunk, Derived, Store, Var, memo};
use dom::Element;

/// The functions that make the table, the legend and the sentences.
#[derive(Clone, Copy, Debug)]
pub struct FigureViews {
    /// The table beside the map.
    pub table: fn(Store, Figures) -> Element,
    /// The legend of the map.
    pub legend: fn(Store, Figures) -> Element,
    /// The choosers of date and découpage.
    pub choosers: fn(Store, Figures) -> Element,
    /// What each territory says of itself, in their order.
    pub sentences: fn(Store) -> Vec<String>,
    /// The sentence of the département.
    pub whole: fn(Store) -> Option<String>,
}

/// These views, and whether those that the build wrote follow the state yet.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    chunk: Chunk<FigureViews>,
    live: Var<bool>,
}

impl Figures {
    /// None is live yet.
    #[must_use]
    pub fn fetched_by(chunk: Chunk<FigureViews>) -> Self {
        Self { chunk, live: Var::new(false) }
    }

    /// All are live from the first: the build's.
    #[must_use]
    pub fn built_in(chunk: Chunk<FigureViews>, views: FigureViews) -> Self {
        Self { chunk: chunk.preloaded(views), live: Var::new(true) }
    }

    /// The functions, once they are there; asks for nothing.
    pub fn views(self) -> Option<FigureViews> {
        if self.chunk.settled() { self.chunk.now() } else { None }
    }

    /// The same, a turn after the table and the legend are hydrated: for what is not.
    pub fn live_views(self) -> Option<FigureViews> {
        if self.live.get() { self.chunk.now() } else { None }
    }

    /// How they are fetched.
    pub fn chunk(self) -> Chunk<FigureViews> {
        self.chunk
    }

    /// Whether all that is read follows the state, or cannot for now.
    pub fn settled(self) -> bool {
        self.live.get() || self.chunk.failure().is_some()
    }

    /// Whether all that is read follows the state.
    pub fn are_live(self) -> bool {
        self.live.get()
    }

    /// A store that gives the prerendered state until the part is hydrated, then the live one: hydration must
    /// find exactly what was written.
    pub fn as_written(self, read: Store) -> Store {
        let page = read.state.with_untracked(|state| state.view);
        let written = Store::new(read.dataset, page, read.outline_tools, |_, _| (), || None);
        let live = self.live;
        if !live.get_untracked() {
            turn::run(async move {
                turn::next().await;
                live.set(true);
            });
        }
        let mut own = read;
        own.state = once(live, read.state, written.state);
        own.shown = once(live, read.shown, written.shown);
        own.indicator = once(live, read.indicator, written.indicator);
        own.chart = once(live, read.chart, written.chart);
        own.simulated = once(live, read.simulated, written.simulated);
        own
    }
}

/// What follows `now` once `live`, and is `written` before.
fn once<T>(live: Var<bool>, now: Derived<T>, written: Derived<T>) -> Derived<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    memo(move || if live.get() { now.get() } else { written.get() })
}
