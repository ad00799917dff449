//! The only reader of the data: JSON in, a validated [`Dataset`] or a clear error out.

mod anomalies;
mod bundle;
mod catalogue;
mod commune_figures;
mod communes;
mod comparison;
mod contacts;
mod context;
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

pub use bundle::{
    DETAILS, FIRST_VIEW, details, details_noting, first_view, first_view_collecting, no_pause,
    poll_once,
};
pub use context::CONTEXT;
pub use error::DataError;
pub use gazetteer::outside_places;
pub use governance::governance;
pub use outlines::{OUTLINES, outlines, outlines_noting};
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
    let faults = knowing(dataset);
    let json = parse(indicators::FILE, text, &faults);
    faults.into_result(indicators::read(&json, &dataset.all_territories, &faults))
}

/// Reads the published `anomalies.json`; the first view contains only a part of it.
///
/// # Errors
/// A [`DataError`] that names the record and the broken rule.
pub fn published_anomalies(text: &str, dataset: &Dataset) -> Result<Vec<Anomaly>, DataError> {
    let faults = knowing(dataset);
    let json = parse(anomalies::FILE, text, &faults);
    faults.into_result(anomalies::read(&json, &dataset.all_territories, &faults))
}

/// An empty list of faults that accepts the publications of `dataset`.
fn knowing(dataset: &Dataset) -> Faults {
    let faults = Faults::default();
    faults.add_publications(&dataset.sources);
    faults
}
