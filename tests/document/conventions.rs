//! `geodata/conventions.json` matches the document: the 16 Epci and 3 communes of its table, and the announced
//! counts.

use std::collections::{BTreeMap, BTreeSet};

use crate::source_text::{assert_prints, assert_sorted, fold, geodata, items, line, number, text};
use serde_json::Value;

fn signed_by<'a>(all: &'a [Value], kind: &str) -> Vec<&'a Value> {
    all.iter().filter(|c| c["statut"] == "signee" && text(&c["nom"]).starts_with(kind)).collect()
}

#[test]
fn each_row_is_transcribed() {
    let data = geodata("conventions.json");
    assert_sorted(items(&data).iter().map(|c| text(&c["signataire"])));
    for convention in items(&data) {
        let (name, years) = (text(&convention["nom"]), text(&convention["texte"]));
        assert_prints(&convention["source"], &[name, years]);
        let printed_years: Vec<u64> = years
            .split(|c: char| !c.is_ascii_digit())
            .filter(|digits| digits.len() == 4)
            .map(|digits| digits.parse().unwrap())
            .collect();
        let listed: Vec<_> = items(&convention["annees"]).iter().map(number).collect();
        assert_eq!(listed, printed_years, "{name}");
        let statut = match years {
            "-" => "aucune",
            "En cours" => "en_cours",
            _ => "signee",
        };
        assert_eq!(convention["statut"], statut, "{name}");
    }
    let rows: BTreeSet<_> =
        items(&data).iter().map(|c| number(&c["source"]["lignes"][0])).collect();
    let printed = (367..=387).filter(|number| !line(*number).trim().is_empty());
    assert!(rows.into_iter().eq(printed.map(|number| number as u64)));
}

#[test]
fn signatories_are_the_16_epci_and_3_communes() {
    let data = geodata("conventions.json");
    let communes = geodata("communes.geojson");
    let names: BTreeMap<_, _> = items(&communes["features"])
        .iter()
        .map(|f| (text(&f["properties"]["insee"]), text(&f["properties"]["nom"])))
        .collect();
    let epci: BTreeSet<_> = items(&communes["features"])
        .iter()
        .filter_map(|f| f["properties"]["epci"].as_str())
        .collect();
    let (mut signatories, mut towns) = (BTreeSet::new(), 0);
    for convention in items(&data) {
        let code = text(&convention["signataire"]);
        if let Some(name) = names.get(code) {
            assert_eq!(text(&convention["nom"]), format!("Commune de {name}"));
            towns += 1;
        } else {
            signatories.insert(code);
        }
    }
    assert_eq!(signatories, epci);
    assert_eq!((signatories.len(), towns), (16, 3));
}

#[test]
fn the_announced_number_is_signed() {
    let data = geodata("conventions.json");
    let all = items(&data);
    let assert_printed = |number: usize, words: String| {
        assert!(fold(line(number)).contains(&fold(&words)), "line {number}: {words}");
    };
    assert_printed(356, format!("a signé {} CTG", signed_by(all, "").len()));
    assert_printed(357, format!("- {} avec des Communautés d’Agglo", signed_by(all, "CA ").len()));
    assert_printed(358, format!("- {} avec des Communautés de", signed_by(all, "CC ").len()));
    assert_printed(359, format!("- {} avec les Communes", signed_by(all, "Commune ").len()));
    // The six Epci without a convention include the one « en cours ».
    let without_agreement = all.iter().filter(|c| c["statut"] != "signee").count();
    assert_eq!(without_agreement, 6);
    assert_printed(391, "Six EPCI n’ont pas conclu".to_owned());
}

/// The coverage table marks the same Epci as signatories.
#[test]
fn the_coverage_table_ticks_the_same_epci() {
    let data = geodata("conventions.json");
    let ticked = (417..=447).filter(|number| line(*number).trim_end().ends_with('X')).count();
    let signed = ["CA ", "CC "].map(|kind| signed_by(items(&data), kind).len());
    assert_eq!((ticked, signed), (10, [2, 8]));
}
