//! The contradictions of the document, found by program, are exactly those of `geodata/anomalies.json`: numbers
//! are recomputed by the rules of `relations.rs`, texts are compared with the lines they cite. `cargo test --test
//! anomalies -- --nocapture` prints them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod annex;
mod announced;
mod check;
mod data;
mod document;
mod finding;
mod lookup;
mod record;
mod relations;
mod rule;

use std::collections::BTreeSet;

use data::Data;
use finding::Finding;
use record::{Anomaly, Body, Severity};

/// Everything that the rules find.
fn rule_findings(data: &Data) -> BTreeSet<Finding> {
    let by_rules = relations::RULES.iter().flat_map(|rule| {
        let checks = rule.checks(data);
        assert!(!checks.is_empty(), "{rule:?} has nothing to check");
        checks
    });
    by_rules.chain(announced::checks(data)).filter_map(|check| check.finding()).collect()
}

/// All numeric anomalies of the file.
fn recorded_findings(anomalies: &[Anomaly]) -> BTreeSet<Finding> {
    anomalies.iter().filter_map(Anomaly::finding).collect()
}

#[test]
fn the_file_records_exactly_what_the_rules_find() {
    let (findings, records) = (rule_findings(&Data::load()), recorded_findings(&record::load()));
    for finding in &findings {
        println!("{finding}");
    }
    let unrecorded: Vec<_> = findings.difference(&records).collect();
    let without_rule: Vec<_> = records.difference(&findings).collect();
    assert!(unrecorded.is_empty(), "not recorded: {unrecorded:#?}");
    assert!(without_rule.is_empty(), "no rule finds: {without_rule:#?}");
}

#[test]
fn a_figure_altered_by_one_is_detected() {
    for id in ["ram", "population", "structures_eaje", "bas_revenus"] {
        let mut data = Data::load();
        data.alter(id, lookup::DEPARTEMENT, |value| value + 1.0);
        assert_ne!(rule_findings(&data), recorded_findings(&record::load()), "{id}");
    }
}

#[test]
fn each_record_is_unique_and_cites_its_numbers() {
    let data = Data::load();
    let mut numbers = BTreeSet::new();
    for anomaly in record::load() {
        let Some(finding) = anomaly.finding() else {
            continue;
        };
        assert!(numbers.insert(finding), "{} is told twice", anomaly.id);
        let Body::Numbers { imprime, decimales, .. } = anomaly.body else {
            continue;
        };
        let printed = format!("{:.*}", usize::from(decimales), imprime.abs());
        let cited = document::cited_lines(anomaly.source.lignes).replace(',', ".");
        let is_cited = cited.contains(&printed);
        // A total of 100 % may be implied: then the document does not print it.
        let is_implied = !data.has_value(&anomaly.indicateurs[0], &anomaly.territoires[0]);
        assert!(
            is_cited || is_implied && anomaly.is_total_of_100_percent(),
            "{}: {printed} is not in « {cited} »",
            anomaly.id
        );
    }
}

#[test]
fn wordings_are_in_the_cited_lines() {
    for anomaly in record::load() {
        let Body::Wordings { imprime, calcule, citations } = &anomaly.body else {
            continue;
        };
        println!("{} : « {imprime} » / « {calcule} »", anomaly.id);
        assert_eq!(imprime, &citations[0].texte, "{}", anomaly.id);
        assert_eq!(calcule, &citations[1].texte, "{}", anomaly.id);
        assert_ne!(imprime, calcule, "{}", anomaly.id);
        assert_eq!(anomaly.source.lignes, citations[0].lignes, "{}", anomaly.id);
        for citation in citations {
            let cited = document::cited_lines(citation.lignes);
            assert!(
                cited.contains(&document::with_single_spaces(&citation.texte)),
                "{}: « {} » is not in « {cited} »",
                anomaly.id,
                citation.texte
            );
        }
    }
}

#[test]
fn records_are_sorted_and_refer_to_what_exists() {
    let data = Data::load();
    let anomalies = record::load();
    assert!(anomalies.is_sorted_by(|a, b| a.id < b.id), "ids are sorted and unique");
    for anomaly in &anomalies {
        for id in &anomaly.indicateurs {
            assert!(data.has_indicator(id), "{}: no indicator {id}", anomaly.id);
        }
        for territory in &anomaly.territoires {
            assert!(
                data.has_value("population", territory),
                "{}: no territory {territory}",
                anomaly.id
            );
        }
    }
}

#[test]
fn roundings_differ_in_the_last_decimal_only() {
    for anomaly in record::load() {
        let Body::Numbers { imprime, calcule, decimales } = anomaly.body else {
            assert_ne!(anomaly.gravite, Severity::Arrondi, "{}", anomaly.id);
            continue;
        };
        let units = (imprime - calcule).abs() * 10f64.powi(i32::from(decimales));
        if anomaly.gravite == Severity::Arrondi {
            assert!(units < 2.5, "{} is no rounding", anomaly.id);
        }
    }
}

/// The coverage table marks with an X the Epci that have signed a convention according to the table of
/// conventions.
#[test]
fn the_two_tables_of_conventions_agree() {
    let data = Data::load();
    for epci in data.epci() {
        let row = document::cited_lines(data.lines("taux_couverture", epci));
        assert_eq!(row.ends_with(" X"), data.has_convention(epci), "{row}");
    }
}

/// Every text that the plan prints in two ways is recorded, with a citation of both places.
#[test]
fn the_annex_differs_only_where_recorded() {
    let cited: Vec<Vec<document::Lines>> = record::load()
        .into_iter()
        .filter_map(|anomaly| match anomaly.body {
            Body::Wordings { citations, .. } => Some(citations),
            Body::Numbers { .. } => None,
        })
        .map(|citations| citations.into_iter().map(|c| c.lignes).collect())
        .collect();
    let data = Data::load();
    let differing: Vec<_> = data
        .axes
        .iter()
        .flat_map(annex::repeated_texts)
        .filter(|repeated| !repeated.is_repeated_verbatim())
        .collect();
    assert!(!differing.is_empty());
    for repeated in differing {
        println!("{} : {:?}, {:?}", repeated.text, repeated.lines, repeated.repeated_lines);
        let recorded = cited.iter().any(|places| {
            [repeated.lines, repeated.repeated_lines]
                .iter()
                .all(|&at| places.iter().any(|&place| annex::overlap(at, place)))
        });
        assert!(recorded, "not recorded: {}", repeated.text);
    }
}
