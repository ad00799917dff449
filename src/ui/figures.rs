//! What is read of the figures: the table, the legend, the sentences. A part of the program of its own,
//! fetched once the page answers: until then they stand in the page as the build wrote them.

use super::figure_views::{FigureViews, Figures};
use super::map::choosers::choosers;
use super::map::legend::legend;
use super::table::table;
use crate::data::Fetching;
use crate::store::wasm_split::{SplitLoaderError, wasm_split};
use crate::store::{Chunk, Store};
use analysis::simulation::report::rate;
use analysis::wording::sentence::{of_departement, of_territory};
use model::{Dataset, Territory};

const VIEWS: FigureViews = FigureViews {
    table: |store, figures| table(figures.as_written(store)),
    legend: |store, figures| legend(figures.as_written(store)),
    choosers: |store, figures| choosers(figures.as_written(store)),
    sentences,
    whole,
};

/// Fetches them.
#[wasm_split(lecture, wasm_split_path = crate::store::wasm_split, fallible)]
fn views() -> Result<FigureViews, SplitLoaderError> {
    Ok(VIEWS)
}

/// The browser's, which fetches them.
#[must_use]
pub fn fetched(dataset: &'static Dataset) -> Figures {
    Figures::fetched_by(chunk(dataset))
}

/// The build's, which has them.
#[must_use]
pub fn built_in(dataset: &'static Dataset) -> Figures {
    Figures::built_in(chunk(dataset), VIEWS)
}

fn chunk(dataset: &'static Dataset) -> Chunk<FigureViews> {
    Chunk::new(dataset, |_| Fetching::alone(views()))
}

fn sentences(store: Store) -> Vec<String> {
    let store = store.as_shown();
    let sentence = |territory: &Territory| {
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
