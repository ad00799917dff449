//! The published data, read by the tests on their own, to compare the page with.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result};
use serde_json::Value;

/// One of the 16 Epci.
#[derive(Clone, Debug)]
pub struct Territory {
    pub siren: String,
    pub name: String,
}

/// A service, with the number of communes it has a site in.
#[derive(Clone, Debug)]
pub struct Service {
    pub id: String,
    pub name: String,
    pub category: String,
    pub sites: usize,
}

/// A JSON file of `geodata/`, by its name.
pub fn read_json(name: &str) -> Result<Value> {
    let path = format!("{}/../../geodata/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).with_context(|| path.clone())?;
    serde_json::from_str(&text).context(path)
}

/// The Epci of the document.
pub fn territories() -> Result<Vec<Territory>> {
    let territory = |properties: &Value| {
        let siren = properties["siren"].as_str()?.to_owned();
        properties["decoupages"].as_array()?.iter().find(|decoupage| *decoupage == "2016")?;
        Some(Territory { siren, name: to_text(&properties["nom"]) })
    };
    properties("epci.geojson", territory)
}

/// The number of territories with a page: the Epci of all découpages.
pub fn page_count() -> Result<usize> {
    let siren = |properties: &Value| properties["siren"].as_str().map(str::to_owned);
    Ok(properties("epci.geojson", siren)?.len())
}

/// The services of `structures.geojson`, closed and planned ones included.
pub fn services() -> Result<Vec<Service>> {
    let service = |properties: &Value| {
        Some(Service {
            id: to_text(&properties["id"]),
            name: to_text(&properties["nom"]),
            category: to_text(&properties["categorie"]),
            sites: properties["communes"].as_array()?.len(),
        })
    };
    properties("structures.geojson", service)
}

/// The document's latest values of an indicator, by SIREN; territories without a value are absent.
pub fn latest_values(indicator: &str) -> Result<BTreeMap<String, f64>> {
    let indicators = read_json("indicateurs.json")?;
    let record = indicators.as_array().into_iter().flatten().find(|i| i["id"] == indicator);
    let figures = record.and_then(|i| i["valeurs"].as_array()).context("no such indicator")?;
    let mut figures: Vec<_> =
        figures.iter().filter(|f| f["valeur"].is_number() && f["source"].is_null()).collect();
    // Dates sort as texts: the last one stays in the map.
    figures.sort_by_key(|figure| figure["date"].as_str());
    let sirens = territories()?;
    let is_territory = |id: &str| sirens.iter().any(|territory| territory.siren == id);
    Ok(figures
        .into_iter()
        .filter_map(|f| Some((f["territoire"].as_str()?.to_owned(), f["valeur"].as_f64()?)))
        .filter(|(id, _)| is_territory(id))
        .collect())
}

fn properties<T>(name: &str, read: impl Fn(&Value) -> Option<T>) -> Result<Vec<T>> {
    let file = read_json(name)?;
    let features = file["features"].as_array().context("no features")?;
    Ok(features.iter().filter_map(|feature| read(&feature["properties"])).collect())
}

fn to_text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
