//! Carte des services aux familles: the family services of the Haute-Marne as map, table and
//! sentence, computed on the device from the bundled data.
//!
//! Imports point one way: `light ← geo ← domain ← data, compute ← state ← ui`; `browser` is the only
//! module that touches the browser's interfaces (see `README.md` and `tests/tidy.rs`).

pub mod browser;
pub mod compute;
pub mod data;
pub mod domain;
pub mod geo;
pub mod light;
pub mod state;
pub mod ui;

use crate::compute::derived;
use crate::data::{Bundle, DataError};
use crate::domain::Dataset;

/// The bundled data, with the indicators computed from it, for as long as the program runs.
///
/// # Errors
/// When it cannot be unpacked.
pub fn dataset() -> Result<&'static Dataset, DataError> {
    let dataset = data::load(&Bundle::GEODATA)?;
    Ok(lasting(dataset))
}

/// The data as read, with the indicators computed from it, for as long as the program runs.
#[must_use]
pub fn lasting(dataset: Dataset) -> &'static Dataset {
    Box::leak(Box::new(derived::completed(dataset)))
}
