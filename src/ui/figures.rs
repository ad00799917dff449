//! What is read of the figures: the table, the legend, the sentences. A part of the program of its own,
//! fetched once the page answers: until then they stand in the page as the build wrote them.

use super::map::cuts::cuts;
use super::map::legend::legend;
use super::table::table;
use crate::browser::turn;
use crate::data::Fetching;
use crate::store::wasm_split::{SplitLoaderError, wasm_split};
use crate::store::{Chunk, Derived, Store, Var, memo};
use analysis::simulation::report::rate;
use analysis::wording::sentence::{of_departement, of_territory};
use dom::Element;
use model::{Dataset, Epci};

/// The functions that make them.
#[derive(Clone, Copy, Debug)]
pub struct FigureViews {
    /// The table beside the map.
    pub table: fn(Store, Figures) -> Element,
    /// The legend of the map.
    pub legend: fn(Store, Figures) -> Element,
    /// The choosers of date and découpage.
    pub cuts: fn(Store, Figures) -> Element,
    /// What each territory says of itself, in their order.
    pub sentences: fn(Store) -> Vec<String>,
    /// The sentence of the département.
    pub whole: fn(Store) -> Option<String>,
}

const VIEWS: FigureViews = FigureViews {
    table: |store, figures| table(figures.as_written(store)),
    legend: |store, figures| legend(figures.as_written(store)),
    cuts: |store, figures| cuts(figures.as_written(store)),
    sentences,
    whole,
};

/// Fetches them.
#[wasm_split(lecture, wasm_split_path = crate::store::wasm_split, fallible)]
fn views() -> Result<FigureViews, SplitLoaderError> {
    Ok(VIEWS)
}

/// These views, and whether those that the build wrote follow the state yet.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    chunk: Chunk<FigureViews>,
    live: Var<bool>,
}

impl Figures {
    /// The browser's.
    #[must_use]
    pub fn fetched(dataset: &'static Dataset) -> Self {
        let chunk = Chunk::new(dataset, |_| Fetching::alone(views()));
        Self { chunk, live: Var::new(false) }
    }

    /// The build's.
    #[must_use]
    pub fn built_in(dataset: &'static Dataset) -> Self {
        let Self { chunk, .. } = Self::fetched(dataset);
        Self { chunk: chunk.preloaded(VIEWS), live: Var::new(true) }
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

    /// `read` as the page was written, until that is hydrated: what hydrates must find what it would write.
    fn as_written(self, read: Store) -> Store {
        let page = read.view.with_untracked(|state| state.view);
        let written = Store::new(read.dataset, page, read.outline_tools, |_, _| (), || None);
        let live = self.live;
        if !live.get_untracked() {
            turn::run(async move {
                turn::next().await;
                live.set(true);
            });
        }
        let mut own = read;
        own.view = once(live, read.view, written.view);
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

fn sentences(store: Store) -> Vec<String> {
    let store = store.as_shown();
    let sentence = |territory: &Epci| {
        let sentence = of_territory(store.dataset, store.current_indicator()?, territory);
        let outcome =
            store.simulated.with(|s| s.as_ref()?.of(territory.siren()?).map(|o| rate(o.rate)));
        Some(match outcome {
            Some(rate) => format!("{sentence} Dans le scénario\u{a0}: {rate}."),
            None => sentence,
        })
    };
    store.dataset.territories.iter().map(|t| sentence(t).unwrap_or_default()).collect()
}

fn whole(store: Store) -> Option<String> {
    let dataset = store.as_shown().dataset;
    let whole = of_departement(dataset, store.current_indicator()?);
    let supposed = store.simulated.with(|s| s.as_ref().map(|s| s.whole.map(|w| rate(w.rate))));
    Some(match supposed.flatten() {
        Some(rate) => format!(
            "{whole} La carte montre le scénario\u{a0}: {rate} pour les {}.",
            dataset.epci().count()
        ),
        None => whole,
    })
}
