//! The only reader of the data: published JSON in, a validated [`Dataset`] or one clear error out.
//! The build does that, and packs the dataset for the program to unpack.

mod anomalies;
mod bundle;
mod communes;
mod contacts;
mod conventions;
mod drawings;
mod error;
mod gazetteer;
mod governance;
mod indicators;
pub mod journal;
mod json;
pub mod packed;
mod plan;
mod published;
mod raw;
mod records;
mod services;
mod sources;
mod territories;

pub use bundle::{Bundle, anomalies, communes, contacts, gazetteer, load};
pub use drawings::commune_drawings;
pub use error::DataError;
pub use gazetteer::outside_places;
pub use governance::governance;
pub use plan::plan;
pub use published::{Published, all_anomalies, all_contacts, published_gazetteer};

use crate::domain::{Dataset, Indicator};

/// Reads the published `indicateurs.json`, of which the bundle holds only a part.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn published_indicators(text: &str, dataset: &Dataset) -> Result<Vec<Indicator>, DataError> {
    indicators::read(json::records(indicators::FILE, text)?, &dataset.territories)
}

#[cfg(test)]
mod tests;
