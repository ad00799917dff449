//! Carte des services aux familles: the family services of a département as map, table and sentences, computed
//! on the device from open data.
//!
//! `data` fetches the data and the chunks, `store` holds the signals around the pure `state`, `browser` is the
//! only module besides `dom` that calls browser APIs, and `ui` has the views (see `docs/ARCHITECTURE.md`).

pub mod browser;
pub mod data;
pub mod reactive;
pub mod store;
pub mod ui;

use analysis::statistics::computed_indicators;
use model::Dataset;

/// Adds the derived indicators and leaks the dataset: it lives as long as the program.
#[must_use]
pub fn into_static(dataset: Dataset) -> &'static Dataset {
    Box::leak(Box::new(computed_indicators::with_computed(dataset)))
}
