//! The only reader of the data: raw records in, packed by the build or published as JSON, a
//! validated [`Dataset`] or one clear error out.

mod anomalies;
mod bundle;
mod communes;
mod conventions;
mod drawings;
mod error;
mod governance;
mod indicators;
pub mod journal;
mod json;
mod plan;
mod raw;
mod records;
mod services;
mod territories;

pub use bundle::Bundle;
pub use drawings::commune_drawings;
pub use error::DataError;
pub use governance::governance;
pub use plan::plan;

use std::sync::OnceLock;

use self::records::unpacked;
use crate::domain::{Anomaly, Dataset, Indicator};

/// Reads and checks a bundle. The first broken rule is returned.
///
/// # Errors
/// A [`DataError`] that names the file, the record and the rule it breaks.
pub fn load(bundle: &Bundle) -> Result<Dataset, DataError> {
    let map = unpacked(territories::FILE, bundle.territories)?;
    let (territories, projection) = territories::read(map, bundle.outlines)?;
    let communes = unpacked(communes::FILE, bundle.communes)?;
    let communes = communes::read(communes, &territories)?;
    let indicators = unpacked(indicators::FILE, bundle.indicators)?;
    let indicators = indicators::read(indicators, &territories)?;
    let services = unpacked(services::FILE, bundle.services)?;
    let services = services::read(services, &territories, &communes)?;
    let conventions = unpacked(conventions::FILE, bundle.conventions)?;
    let conventions = conventions::read(conventions, &territories, &communes)?;
    Ok(Dataset { territories, communes, services, indicators, conventions, projection })
}

/// The anomalies that touch an EPCI, sorted by id; read once, against the data that ask first.
/// [`bundled_anomalies`], which the build calls, says whether they can be read.
pub fn anomalies(dataset: &Dataset) -> &'static [Anomaly] {
    static READ: OnceLock<Vec<Anomaly>> = OnceLock::new();
    READ.get_or_init(|| bundled_anomalies(dataset).unwrap_or_default())
}

/// Reads the anomalies that touch an EPCI.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn bundled_anomalies(dataset: &Dataset) -> Result<Vec<Anomaly>, DataError> {
    anomalies::read(unpacked(anomalies::FILE, bundle::ANOMALIES)?, &dataset.territories)
}

/// Reads the published `anomalies.json`, of which the program holds only a part.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn all_anomalies(text: &str, dataset: &Dataset) -> Result<Vec<Anomaly>, DataError> {
    anomalies::read(json::records(anomalies::FILE, text)?, &dataset.territories)
}

/// Reads the published `indicateurs.json`, of which the bundle holds only a part.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn published_indicators(text: &str, dataset: &Dataset) -> Result<Vec<Indicator>, DataError> {
    indicators::read(json::records(indicators::FILE, text)?, &dataset.territories)
}

#[cfg(test)]
mod tests;
