//! The bundled data is valid; broken data is refused with file, record and rule.

use serde_json::Value;

use super::*;
use crate::domain::{Category, TerritoryId};

/// The properties of a GeoJSON file, as the build takes them.
fn properties(text: &str) -> String {
    let file: Value = serde_json::from_str(text).expect("the file is JSON");
    let features = file["features"].as_array().expect("a feature collection");
    Value::from_iter(features.iter().map(|feature| feature["properties"].clone())).to_string()
}

/// The published files as the build reads them; of indicators, all.
fn published() -> Published {
    let text = |json: &str| serde_json::from_str::<Value>(json).expect("JSON").to_string();
    Published {
        territories: include_str!(concat!(env!("OUT_DIR"), "/territoires.json")).to_owned(),
        communes: properties(include_str!("../../geodata/communes.geojson")),
        services: properties(include_str!("../../geodata/structures.geojson")),
        indicators: text(include_str!("../../geodata/indicateurs.json")),
        conventions: text(include_str!("../../geodata/conventions.json")),
        governance: text(include_str!("../../geodata/gouvernance.json")),
        sources: text(include_str!("../../geodata/sources.json")),
    }
}

/// What is read once `from` is replaced by `to` in one of the files.
fn altered(
    file: fn(&mut Published) -> &mut String,
    from: &str,
    to: &str,
) -> Result<Dataset, DataError> {
    let mut published = published();
    let text = file(&mut published);
    assert!(text.contains(from), "nothing to break: {from}");
    *text = text.replacen(from, to, 1);
    published.read()
}

fn services(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered(|published| &mut published.services, from, to)
}

fn communes(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered(|published| &mut published.communes, from, to)
}

fn conventions(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered(|published| &mut published.conventions, from, to)
}

fn indicators(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered(|published| &mut published.indicators, from, to)
}

fn refused(read: Result<Dataset, DataError>) -> DataError {
    read.expect_err("broken data must be refused")
}

#[test]
fn the_bundled_data_is_whole() {
    let dataset = load(&Bundle::GEODATA).expect("the bundled data is valid");
    assert_eq!(dataset.epci().count(), 16);
    assert_eq!(dataset.territories.last().map(|t| &t.id), Some(&TerritoryId::OutsideEpci));
    assert_eq!(dataset.communes.len(), 437);
    let count = |category| dataset.services.iter().filter(|s| s.category == category).count();
    assert_eq!(count(Category::Eaje), 23);
    assert_eq!(count(Category::Ram), 12);
    let per_epci: u32 = dataset.territories.iter().map(|t| t.communes).sum();
    assert_eq!(per_epci, 437);
}

#[test]
fn an_unknown_category_is_refused() {
    let error = refused(services(r#""categorie":"laep""#, r#""categorie":"piscine""#));
    assert_eq!(error.file, "structures.geojson");
    assert_eq!(error.record, "laep-la-mandarine-chaumont");
    assert!(error.rule.contains("piscine"), "{error}");
}

#[test]
fn communes_keep_their_postcodes_and_what_they_have_become() {
    let dataset = load(&Bundle::GEODATA).expect("the bundled data is valid");
    let prauthoy = dataset.communes.iter().find(|c| c.name == "Prauthoy").expect("a commune");
    let today = prauthoy.today.as_ref().map(|today| today.name.as_str());
    assert_eq!(today, Some("Le Montsaugeonnais"));
    assert!(dataset.communes.iter().all(|c| !c.postcodes.is_empty()));
    let error = refused(communes(r#"["52340"]"#, r#"["5234"]"#));
    assert_eq!((error.file, error.record.as_str()), ("communes.geojson", "52001"));
    assert_eq!(error.rule, "code postal « 5234 » mal formé");
}

#[test]
fn a_broken_reference_is_refused() {
    let error = refused(conventions(r#""signataire":"200027308""#, r#""signataire":"999999999""#));
    assert_eq!((error.file, error.record.as_str()), ("conventions.json", "999999999"));
    let error = refused(services(r#""communes":["52121"]"#, r#""communes":["75056"]"#));
    assert!(error.rule.contains("75056"), "{error}");
}

#[test]
fn a_figure_without_date_or_unit_is_refused() {
    let error = refused(indicators(r#""date":"2014-12-31","#, ""));
    assert_eq!((error.file, error.record.as_str()), ("indicateurs.json", "aeeh"));
    assert!(error.rule.contains("missing field `date`"), "{error}");
    let error = refused(indicators(r#""unite":"pourcent""#, r#""unite":"""#));
    assert!(error.rule.contains("unité"), "{error}");
    let error = refused(indicators(r#""date":"2014-12-31""#, r#""date":"2014-13-31""#));
    assert!(error.rule.contains("2014-13-31"), "{error}");
}

#[test]
fn an_identifier_used_twice_is_refused() {
    let error = refused(conventions(r#""signataire":"200035954""#, r#""signataire":"200027308""#));
    assert_eq!(
        (error.record.as_str(), error.rule.as_str()),
        ("200027308", "identifiant déjà employé")
    );
}

#[test]
fn what_is_bundled_is_what_is_published() {
    let dataset = load(&Bundle::GEODATA).expect("the bundled data is valid");
    let text = include_str!("../../geodata/indicateurs.json");
    let published = published_indicators(text, &dataset).expect("the published data is valid");
    assert!(dataset.indicators.iter().all(|indicator| published.contains(indicator)));
    assert_eq!((dataset.indicators.len(), published.len()), (61, 152));
    let text = include_str!("../../geodata/anomalies.json");
    let published = all_anomalies(text, &dataset).expect("the published data is valid");
    let bundled = anomalies();
    assert!(bundled.iter().all(|anomaly| published.contains(anomaly)));
    assert_eq!((bundled.len(), published.len()), (24, 86));
}

#[test]
fn unreadable_files_are_errors_not_panics() {
    for text in ["", "{", "null", "[{}]", "{\"type\":\"Feature\"}"] {
        assert!(all_anomalies(text, &load(&Bundle::GEODATA).expect("valid")).is_err(), "{text}");
    }
    for file in ["{", "null", "[{}]"] {
        let territories = Published { territories: file.to_owned(), ..published() };
        assert_eq!(refused(territories.read()).file, "epci.geojson");
    }
}

#[test]
fn the_communes_are_read_as_they_are_drawn() {
    let read = commune_drawings("M0 0h9v9z;4;5;2.25;Andelot\nM9 0h9v9z;;;;\n").expect("two lines");
    let names: Vec<Option<(&str, f64)>> =
        read.iter().map(|c| c.name.as_ref().map(|n| (n.text.as_str(), n.min_zoom))).collect();
    assert_eq!(names, [Some(("Andelot", 2.25)), None]);
    for bad in ["M0 0z", "M0 0z;4;5;2", "M0 0z;4;é;2;Andelot", "<html>é…</html>"] {
        assert!(commune_drawings(bad).is_err(), "{bad}");
    }
}
