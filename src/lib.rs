//! Carte des services aux familles: the family services of a département as map, table and sentence,
//! computed on the device from open data.
//!
//! `data` fetches the data and the parts of the program, `store` holds the signals around the plain
//! `state`, `browser` alone touches the browser's interfaces besides `dom`, which writes and hydrates the
//! page's elements, `ui` shows (see `docs/ARCHITECTURE.md`).

pub mod browser;
pub mod data;
pub mod reactive;
pub mod store;
pub mod ui;

use analysis::statistics::derived;
use model::Dataset;

/// Adds the derived indicators and leaks the dataset: it lives as long as the program.
#[must_use]
pub fn into_static(dataset: Dataset) -> &'static Dataset {
    Box::leak(Box::new(derived::completed(dataset)))
}
