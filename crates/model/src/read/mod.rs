//! The only reader of the data: JSON in, a validated [`Dataset`] or a clear error out.

mod anomalies;
mod base_map;
mod bundle;
mod catalogue;
mod commune_figures;
mod communes;
mod comparison;
mod contacts;
mod conventions;
mod error;
pub mod faults;
mod gazetteer;
pub mod governance;
mod indicators;
pub mod journal;
pub mod metadata;
mod outlines;
pub mod plan;
pub mod publisher;
pub mod record;
mod services;
pub mod sources;
mod territories;

pub use base_map::BASE_MAP_FILE;
pub use bundle::{
    DETAILS_FILE, FIRST_VIEW_FILE, details, details_with_faults, first_view,
    first_view_with_faults, no_pause, poll_once,
};
pub use error::DataError;
pub use gazetteer::outside_places;
pub use governance::governance;
pub use outlines::{OUTLINES_FILE, outlines, outlines_with_faults};
pub use plan::plan;
pub use publisher::publisher;

use crate::{Anomaly, Dataset, Indicator};
use faults::Faults;
use record::parse;

/// Reads the published `indicateurs.json`; the first view contains only a part of it.
///
/// # Errors
/// A [`DataError`] that names the record and the broken rule.
pub fn published_indicators(text: &str, dataset: &Dataset) -> Result<Vec<Indicator>, DataError> {
    let faults = faults_for(dataset);
    let json = parse(indicators::FILE, text, &faults);
    faults.into_result(indicators::read(&json, &dataset.all_territories, &faults))
}

/// Reads the published `anomalies.json`; the first view contains only a part of it.
///
/// # Errors
/// A [`DataError`] that names the record and the broken rule.
pub fn published_anomalies(text: &str, dataset: &Dataset) -> Result<Vec<Anomaly>, DataError> {
    let faults = faults_for(dataset);
    let json = parse(anomalies::FILE, text, &faults);
    faults.into_result(anomalies::read(&json, &dataset.all_territories, &faults))
}

/// An empty list of faults that accepts the publications of `dataset`.
fn faults_for(dataset: &Dataset) -> Faults {
    let faults = Faults::default();
    faults.add_publications(&dataset.sources);
    faults
}
