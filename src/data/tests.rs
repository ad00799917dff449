//! The bundled data is valid; broken data is refused with file, record and rule.

use serde::{Serialize, de::DeserializeOwned};

use super::raw::{Decimal, RawCommune, RawConvention, RawIndicator, RawService};
use super::*;
use crate::domain::{Category, TerritoryId};

/// The bundled records of `file` with `from` replaced by `to` in their JSON, packed anew as the
/// build does. Leaks the bytes: tests are short-lived.
fn altered<R: Serialize + DeserializeOwned>(
    file: &'static str,
    bytes: &[u8],
    (from, to): (&str, &str),
) -> Result<&'static [u8], DataError> {
    let records: Vec<R> = unpacked(file, bytes)?;
    let text = serde_json::to_string(&records).expect("records are JSON");
    assert!(text.contains(from), "nothing to break: {from}");
    let records: Vec<R> = json::records(file, &text.replacen(from, to, 1))?;
    Ok(postcard::to_allocvec(&records).expect("records can be packed").leak())
}

fn services(from: &str, to: &str) -> Result<Dataset, DataError> {
    let bytes = Bundle::GEODATA.services;
    let services = altered::<RawService>(services::FILE, bytes, (from, to))?;
    load(&Bundle { services, ..Bundle::GEODATA })
}

fn communes(from: &str, to: &str) -> Result<Dataset, DataError> {
    let bytes = Bundle::GEODATA.communes;
    let communes = altered::<RawCommune>(communes::FILE, bytes, (from, to))?;
    load(&Bundle { communes, ..Bundle::GEODATA })
}

fn conventions(from: &str, to: &str) -> Result<Dataset, DataError> {
    let bytes = Bundle::GEODATA.conventions;
    let conventions = altered::<RawConvention>(conventions::FILE, bytes, (from, to))?;
    load(&Bundle { conventions, ..Bundle::GEODATA })
}

fn indicators(from: &str, to: &str) -> Result<Dataset, DataError> {
    let bytes = Bundle::GEODATA.indicators;
    let indicators = altered::<RawIndicator>(indicators::FILE, bytes, (from, to))?;
    load(&Bundle { indicators, ..Bundle::GEODATA })
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
    assert!(error.record.contains("laep"), "{error}");
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
    assert!(error.rule.contains("5234"), "{error}");
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
    let error = refused(indicators(r#","date":"2014-12-31""#, ""));
    assert_eq!((error.file, error.record.as_str()), ("indicateurs.json", "aeeh"));
    assert!(error.rule.contains("date"), "{error}");
    let error = refused(indicators(r#""unite":"pourcent""#, r#""unite":"""#));
    assert!(error.rule.contains("unité"), "{error}");
    let error = refused(indicators(r#""date":"2014-12-31""#, r#""date":"2014-13-31""#));
    assert!(error.rule.contains("2014-13-31"), "{error}");
}

#[test]
fn an_identifier_used_twice_is_refused() {
    let error = refused(conventions(r#""signataire":"200035954""#, r#""signataire":"200027308""#));
    assert!(error.rule.contains("déjà"), "{error}");
}

#[test]
fn every_number_is_unpacked_as_json_reads_it() {
    let numbers = [0.0, 5.0, -0.44, 59.56, 134.48, 5.13962, 48.111_05, 1e-5, 1_847_230.0];
    for number in numbers {
        let bytes = postcard::to_allocvec(&Decimal(number)).expect("a decimal number");
        assert_eq!(postcard::from_bytes::<Decimal>(&bytes), Ok(Decimal(number)));
    }
    assert!(postcard::to_allocvec(&Decimal(f64::NAN)).is_err());
    let infinite = postcard::to_allocvec("inf").expect("a text");
    assert!(postcard::from_bytes::<Decimal>(&infinite).is_err());
}

#[test]
fn what_is_bundled_is_what_is_published() {
    let dataset = load(&Bundle::GEODATA).expect("the bundled data is valid");
    let text = include_str!("../../geodata/indicateurs.json");
    let published = published_indicators(text, &dataset).expect("the published data is valid");
    assert!(dataset.indicators.iter().all(|indicator| published.contains(indicator)));
    assert!(dataset.indicators.len() > 20);
    let text = include_str!("../../geodata/anomalies.json");
    let published = all_anomalies(text, &dataset).expect("the published data is valid");
    let bundled = anomalies(&dataset);
    assert!(bundled.iter().all(|anomaly| published.contains(anomaly)));
    assert!(!bundled.is_empty());
}

#[test]
fn unreadable_files_are_errors_not_panics() {
    for text in ["", "{", "null", "[{}]", "{\"type\":\"Feature\"}"] {
        assert!(all_anomalies(text, &load(&Bundle::GEODATA).expect("valid")).is_err(), "{text}");
    }
    let whole = Bundle::GEODATA.services;
    for end in 0..whole.len() {
        let services = whole.get(..end).unwrap_or_default();
        assert!(load(&Bundle { services, ..Bundle::GEODATA }).is_err(), "{end} bytes");
    }
    let territories = Bundle::GEODATA.territories.get(..40).unwrap_or_default();
    assert!(load(&Bundle { territories, ..Bundle::GEODATA }).is_err());
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
