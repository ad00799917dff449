//! The data of this repository is valid; broken data is refused with file, record and rule.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use bundle::Folder;
use model::read::{self, DataError, at_once, no_pause, published_anomalies, published_indicators};
use model::{Category, Dataset, TerritoryId};
use serde_json::Value;

fn first_view(text: &str) -> Result<Dataset, DataError> {
    at_once(read::first_view(text, no_pause)).expect("nothing waits")
}

fn details(text: &str, dataset: &Dataset) -> Result<(), DataError> {
    at_once(read::details(text, dataset, no_pause)).expect("nothing waits")
}

/// What is read once `from` is replaced by `to` in one of the files.
fn altered(file: &str, from: &str, to: &str) -> Result<Dataset, DataError> {
    let folder = Folder::from_texts(|name| {
        let text = fixtures::text(name);
        if name != file {
            return Ok(text);
        }
        // Without the spaces between its members: that is how tests quote it.
        let compact = serde_json::from_str::<Value>(&text).expect("JSON").to_string();
        assert!(compact.contains(from), "nothing to break: {from}");
        Ok(compact.replacen(from, to, 1))
    });
    folder?.dataset()
}

fn services(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered("structures.geojson", from, to)
}

fn communes(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered("communes.geojson", from, to)
}

fn conventions(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered("conventions.json", from, to)
}

fn indicators(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered("indicateurs.json", from, to)
}

fn refused(read: Result<Dataset, DataError>) -> DataError {
    read.expect_err("broken data must be refused")
}

#[test]
fn the_bundled_data_is_whole() {
    let dataset = fixtures::dataset();
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
    let dataset = fixtures::dataset();
    let prauthoy = dataset.communes.iter().find(|c| c.name == "Prauthoy").expect("a commune");
    let today = prauthoy.today.as_ref().map(|today| today.name.as_str());
    assert_eq!(today, Some("Le Montsaugeonnais"));
    assert!(dataset.communes.iter().all(|c| !c.postcodes.is_empty()));
    let error = refused(communes(r#"["52340"]"#, r#"["5234"]"#));
    assert_eq!((error.file, error.record.as_str()), ("communes.geojson", "52001"));
    assert_eq!(error.rule, "« 5234 » n’est pas un code postal");
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
    assert!(error.rule.contains("il manque « date »"), "{error}");
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
fn the_browser_reads_a_part_of_what_is_published() {
    let folder = Folder::open(&fixtures::geodata()).expect("the data is valid");
    let text = folder.first_view();
    let first = first_view(&text).expect("what was written is read");
    let whole = fixtures::dataset();
    assert!(first.services == whole.services && first.indicators == whole.indicators);
    assert!(first.communes.len() < 60 && !first.communes.are_all());
    details(&folder.details(), &first).expect("what was written is read");
    assert!(first.communes[..] == whole.communes[..] && first.details == whole.details);
    let published = published_indicators(&fixtures::text("indicateurs.json"), whole);
    let published = published.expect("the published data is valid");
    assert!(whole.indicators.iter().all(|indicator| published.contains(indicator)));
    assert_eq!((whole.indicators.len(), published.len()), (61, 152));
    let published = published_anomalies(&fixtures::text("anomalies.json"), whole);
    let published = published.expect("the published data is valid");
    assert!(whole.anomalies().iter().all(|anomaly| published.contains(anomaly)));
    assert_eq!((whole.anomalies().len(), published.len()), (24, 86));
}

#[test]
fn a_text_cut_short_is_an_error() {
    let folder = Folder::open(&fixtures::geodata()).expect("the data is valid");
    let text = folder.first_view();
    for end in (0..text.len()).step_by(997).filter(|end| text.is_char_boundary(*end)) {
        assert!(first_view(&text[..end]).is_err(), "{end} bytes");
    }
}

#[test]
fn unreadable_files_are_errors_not_panics() {
    for text in ["", "{", "null", "[{}]", "{\"type\":\"Feature\"}"] {
        assert!(published_anomalies(text, fixtures::dataset()).is_err(), "{text}");
        assert!(first_view(text).is_err(), "{text}");
        for file in ["epci.geojson", "communes.geojson", "indicateurs.json", "lieux.json"] {
            let folder = Folder::from_texts(|name| {
                Ok(if name == file { text.to_owned() } else { fixtures::text(name) })
            });
            let faults = folder.map_or_else(|error| vec![error], |folder| folder.faults());
            assert_eq!(faults.first().map(|fault| fault.file), Some(file), "{text}");
        }
    }
}
