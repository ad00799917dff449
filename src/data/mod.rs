//! The only reader of the bundled JSON: raw records in, a validated [`Dataset`] or one clear
//! error out.

mod anomalies;
mod bundle;
mod communes;
mod conventions;
mod drawings;
mod error;
mod governance;
mod indicators;
pub mod journal;
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

use crate::domain::{Anomaly, Dataset, Indicator};

/// Reads and checks a bundle. The first broken rule is returned.
///
/// # Errors
/// A [`DataError`] that names the file, the record and the rule it breaks.
pub fn load(bundle: &Bundle) -> Result<Dataset, DataError> {
    let (territories, projection) = territories::read(bundle.territories, bundle.outline)?;
    let communes = communes::read(bundle.communes, &territories)?;
    let indicators = indicators::read(bundle.indicators, &territories)?;
    let services = services::read(bundle.services, &territories, &communes)?;
    let conventions = conventions::read(bundle.conventions, &territories, &communes)?;
    let anomalies = anomalies::read(bundle.anomalies, &territories)?;
    Ok(Dataset { territories, communes, services, indicators, conventions, anomalies, projection })
}

/// Reads the published `anomalies.json`, of which the bundle holds only a part.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn all_anomalies(text: &str, dataset: &Dataset) -> Result<Vec<Anomaly>, DataError> {
    anomalies::read(text, &dataset.territories)
}

/// Reads the published `indicateurs.json`, of which the bundle holds only a part.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn published_indicators(text: &str, dataset: &Dataset) -> Result<Vec<Indicator>, DataError> {
    indicators::read(text, &dataset.territories)
}

#[cfg(test)]
mod tests;
