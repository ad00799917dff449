//! The chunk of the figures as text: the table, the legend, the sentences. It is fetched once the page reacts;
//! until then the page shows them as the build wrote them.

pub mod chunk;

use self::chunk::{FigureChunk, FigureViews};
use super::map::choosers::figure_choosers;
use super::map::legend::legend;
use super::table::table;
use crate::data::ChunkLoad;
use crate::store::wasm_split::{SplitLoaderError, wasm_split};
use crate::store::{Chunk, Store};
use analysis::simulation::report::rate_text;
use analysis::wording::sentence;
use model::{Dataset, Territory};

const VIEWS: FigureViews = FigureViews {
    table: |store, figures| table(figures.prerendered_until_hydrated(store)),
    legend: |store, figures| legend(figures.prerendered_until_hydrated(store)),
    choosers: |store, figures| figure_choosers(figures.prerendered_until_hydrated(store)),
    territory_sentences,
    departement_sentence,
};

/// In the browser `wasm_split` turns this into a fetch of the chunk.
#[wasm_split(lecture, wasm_split_path = crate::store::wasm_split, fallible)]
fn views() -> Result<FigureViews, SplitLoaderError> {
    Ok(VIEWS)
}

/// For the browser, which fetches the chunk.
#[must_use]
pub fn on_demand(dataset: &'static Dataset) -> FigureChunk {
    FigureChunk::on_demand(chunk(dataset))
}

/// For the build, which contains the chunk.
#[must_use]
pub fn built_in(dataset: &'static Dataset) -> FigureChunk {
    FigureChunk::built_in(chunk(dataset), VIEWS)
}

fn chunk(dataset: &'static Dataset) -> Chunk<FigureViews> {
    Chunk::new(dataset, |_| ChunkLoad::without_data(views()))
}

fn territory_sentences(store: Store) -> Vec<String> {
    let store = store.with_shown_dataset();
    let sentence = |territory: &Territory| {
        let sentence =
            sentence::territory_sentence(store.dataset, store.current_indicator()?, territory);
        let scenario_rate = store
            .simulation
            .with(|s| s.as_ref()?.outcome(territory.siren()?).map(|o| rate_text(o.rate)));
        Some(match scenario_rate {
            Some(rate) => format!("{sentence} Dans le scénario\u{a0}: {rate}."),
            None => sentence,
        })
    };
    store.dataset.territories.iter().map(|t| sentence(t).unwrap_or_default()).collect()
}

fn departement_sentence(store: Store) -> Option<String> {
    let dataset = store.with_shown_dataset().dataset;
    let sentence = sentence::departement_sentence(dataset, store.current_indicator()?);
    let scenario =
        store.simulation.with(|s| s.as_ref().map(|s| s.total.map(|w| rate_text(w.rate))));
    Some(match scenario.flatten() {
        Some(rate) => format!(
            "{sentence} La carte montre le scénario\u{a0}: {rate} pour les {}.",
            dataset.epci().count()
        ),
        None => sentence,
    })
}
