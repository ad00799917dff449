//! Reads the published files: the build does (`build/data.rs`), and the tests that break them.

use super::raw::RawMap;
use super::{
    DataError, anomalies, communes, contacts, conventions, gazetteer, governance, indicators, json,
    services, sources, territories,
};
use crate::domain::{Anomaly, Communes, Contact, Dataset, Gazetteer};

/// What the dataset is made of, as JSON. Tests break it.
#[derive(Clone, Debug)]
pub struct Published {
    /// The territories as the build has drawn them (`build/draw.rs`).
    pub territories: String,
    /// The properties of `communes.geojson`.
    pub communes: String,
    /// The properties of `structures.geojson`.
    pub services: String,
    /// The records of `indicateurs.json` that the first view reads.
    pub indicators: String,
    /// `conventions.json`.
    pub conventions: String,
    /// `gouvernance.json`, of which the simulator reads what a new place is paid.
    pub governance: String,
    /// `sources.json`.
    pub sources: String,
}

impl Published {
    /// Reads and checks them. The first broken rule is returned.
    ///
    /// # Errors
    /// A [`DataError`] that names the file, the record and the rule it breaks.
    pub fn read(&self) -> Result<Dataset, DataError> {
        let map: RawMap = json::value(territories::FILE, &self.territories)?;
        let (territories, projection) = territories::read(map)?;
        let communes = json::records(communes::FILE, &self.communes)?;
        let communes = communes::read(communes, &territories)?;
        let indicators = json::records(indicators::FILE, &self.indicators)?;
        let indicators = indicators::read(indicators, &territories)?;
        let services = json::records(services::FILE, &self.services)?;
        let services = services::read(services, &territories, &communes)?;
        let conventions = json::records(conventions::FILE, &self.conventions)?;
        let conventions = conventions::read(conventions, &territories, &communes)?;
        let aid = governance::place_aid(&self.governance)?;
        let document_date = sources::document_date(json::records(sources::FILE, &self.sources)?)?;
        Ok(Dataset {
            territories,
            communes: Communes::all(communes),
            services,
            indicators,
            conventions,
            document_date,
            aid,
            projection,
        })
    }
}

/// Reads the published `anomalies.json`, of which the program holds only a part.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn all_anomalies(text: &str, dataset: &Dataset) -> Result<Vec<Anomaly>, DataError> {
    anomalies::read(json::records(anomalies::FILE, text)?, &dataset.territories)
}

/// Reads the published `contacts.json`.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn all_contacts(text: &str) -> Result<Vec<Contact>, DataError> {
    contacts::read(json::records(contacts::FILE, text)?)
}

/// Reads the published `lieux.json`.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn published_gazetteer(text: &str, dataset: &Dataset) -> Result<Gazetteer, DataError> {
    gazetteer::read(json::value(gazetteer::FILE, text)?, &dataset.communes)
}
