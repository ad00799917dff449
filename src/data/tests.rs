//! The bundled data is valid; broken data is refused with file, record and rule.

use super::*;
use crate::domain::{Category, TerritoryId};

/// The bundle with one file altered. Leaks the text: tests are short-lived.
fn broken(
    alter: impl FnOnce(&mut Bundle, &dyn Fn(&'static str, &str, &str) -> &'static str),
) -> DataError {
    let mut bundle = Bundle::GEODATA;
    alter(&mut bundle, &|text, from, to| {
        assert!(text.contains(from), "nothing to break: {from}");
        Box::leak(text.replacen(from, to, 1).into_boxed_str())
    });
    load(&bundle).expect_err("broken data must be refused")
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
    let error = broken(|bundle, alter| {
        bundle.services =
            alter(bundle.services, r#""categorie":"laep""#, r#""categorie":"piscine""#);
    });
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
    let error = broken(|bundle, alter| {
        bundle.communes = alter(bundle.communes, r#"["52340"]"#, r#"["5234"]"#);
    });
    assert_eq!((error.file, error.record.as_str()), ("communes.geojson", "52001"));
    assert!(error.rule.contains("5234"), "{error}");
}

#[test]
fn a_broken_reference_is_refused() {
    let error = broken(|bundle, alter| {
        bundle.conventions =
            alter(bundle.conventions, r#""signataire":"200027308""#, r#""signataire":"999999999""#);
    });
    assert_eq!((error.file, error.record.as_str()), ("conventions.json", "999999999"));
    let error = broken(|bundle, alter| {
        bundle.services =
            alter(bundle.services, r#""communes":["52121"]"#, r#""communes":["75056"]"#);
    });
    assert!(error.rule.contains("75056"), "{error}");
}

#[test]
fn a_figure_without_date_or_unit_is_refused() {
    let error = broken(|bundle, alter| {
        bundle.indicators = alter(bundle.indicators, r#","date":"2014-12-31""#, "");
    });
    assert_eq!(error.file, "indicateurs.json");
    assert!(error.rule.contains("date"), "{error}");
    let error = broken(|bundle, alter| {
        bundle.indicators = alter(bundle.indicators, r#""unite":"pourcent""#, r#""unite":"""#);
    });
    assert!(error.rule.contains("unité"), "{error}");
    let error = broken(|bundle, alter| {
        bundle.indicators =
            alter(bundle.indicators, r#""date":"2014-12-31""#, r#""date":"2014-13-31""#);
    });
    assert!(error.rule.contains("2014-13-31"), "{error}");
}

#[test]
fn an_identifier_used_twice_is_refused() {
    let error = broken(|bundle, alter| {
        bundle.conventions =
            alter(bundle.conventions, r#""signataire":"200035954""#, r#""signataire":"200027308""#);
    });
    assert!(error.rule.contains("déjà"), "{error}");
}

#[test]
fn unreadable_files_are_errors_not_panics() {
    for text in ["", "{", "[]", "null", "[{}]", "{\"type\":\"Feature\"}"] {
        assert!(load(&Bundle { territories: text, ..Bundle::GEODATA }).is_err(), "{text}");
        if text != "[]" {
            assert!(load(&Bundle { services: text, ..Bundle::GEODATA }).is_err(), "{text}");
        }
    }
}
