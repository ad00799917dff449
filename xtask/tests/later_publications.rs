//! Every figure of the later publications' tables in `geodata/source/` is in the data as the program reads them,
//! with its source.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bundle::Folder;
use model::{
    CommuneFigures, Dataset, Figure, Indicator, InseeCode, NationalComparison, PartialDate, Siren,
    TerritoryId, TerritoryLevel,
};

static DATASET: LazyLock<Dataset> =
    LazyLock::new(|| Folder::open(&geodata()).unwrap().dataset().unwrap());

fn geodata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../geodata")
}

fn communes() -> &'static CommuneFigures {
    DATASET.commune_figures.get().unwrap()
}

fn comparison() -> &'static NationalComparison {
    DATASET.details.get().unwrap().comparison.as_ref().unwrap()
}

/// The rows of a table by the names of its columns.
fn rows(name: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(geodata().join("source").join(name)).unwrap();
    let head = text.lines().next().unwrap();
    let delimiter = if head.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

fn number(text: &str) -> f64 {
    text.replace(',', ".").parse().unwrap_or_else(|_| panic!("{text}"))
}

fn year(text: &str) -> PartialDate {
    PartialDate::Year(text.parse().unwrap())
}

fn insee(text: &str) -> InseeCode {
    InseeCode::parse(text).unwrap()
}

/// The indicator `id` of the first view's data or of the details.
fn indicator(id: &str) -> &'static Indicator {
    let details = &DATASET.details.get().unwrap().indicators;
    let indicator = DATASET
        .published_indicators
        .iter()
        .chain(details)
        .find(|indicator| indicator.id.as_str() == id);
    indicator.unwrap_or_else(|| panic!("no indicator {id}"))
}

/// The figure of a territory at a date from the publication `source`.
fn figure(id: &str, territory: &TerritoryId, date: PartialDate, source: &str) -> &'static Figure {
    let indicator = indicator(id);
    let mut all = indicator.figures.iter().chain(&indicator.other_publications).filter(|figure| {
        figure.territory == *territory
            && figure.date == date
            && figure.source.publication.id.as_str() == source
    });
    let figure = all.next().unwrap_or_else(|| panic!("{id}: nothing of {territory:?} in {date}"));
    assert_eq!(all.next(), None, "{id}: twice");
    figure
}

/// The value of a commune at a date from the publication `source`.
fn commune_value(id: &str, code: &str, date: PartialDate, source: &str) -> Option<f64> {
    let series = communes().indicator(id).unwrap_or_else(|| panic!("no indicator {id}"));
    let mut figures = series.figures_of(insee(code)).filter(|(moment, ..)| *moment == date);
    let (_, publication, value) = figures.next()?;
    assert_eq!(publication.id.as_str(), source, "{id}, {code}");
    Some(value)
}

/// The indicators of the coverage rate of 2023, and the columns of the Cnaf.
const COVERAGE_COLUMNS: [(&str, &str); 5] = [
    ("taux_couverture", "txcouv"),
    ("taux_couverture_eaje", "txcouv_eaje"),
    ("taux_couverture_assistantes_maternelles", "txcouv_am_ind"),
    ("taux_couverture_scolarisation", "txcouv_prescol"),
    ("taux_couverture_domicile", "txcouv_gad_ind"),
];

#[test]
fn the_coverage_of_2023_is_complete() {
    let source = "cnaf-couverture-2023";
    let mut count = 0;
    for row in rows("cnaf-couverture-2023.csv") {
        let date = year(&row["annee"]);
        for (at, (id, column)) in COVERAGE_COLUMNS.iter().enumerate() {
            let (code, value) = (row["code"].as_str(), number(&row[*column]));
            let record = comparison().territories.iter().find(|record| record.code == code);
            let compared_value = record.map(|record| record.values[at]);
            let place = format!("{id}, {code}");
            match row["niveau"].as_str() {
                "COM" => {
                    assert_eq!(commune_value(id, code, date, source), Some(value), "{place}");
                    count += 1;
                    continue;
                }
                // Of this one only a single commune is in the département.
                "EPCI" if code != "200068559" => {
                    let territory = TerritoryId::Epci(Siren::parse(code).unwrap());
                    assert_eq!(figure(id, &territory, date, source).value, value, "{place}");
                }
                "DEP" => {
                    let territory = TerritoryId::Departement;
                    assert_eq!(figure(id, &territory, date, source).value, value, "{place}");
                }
                "FRANCE" => {
                    let territory = TerritoryId::France;
                    assert_eq!(figure(id, &territory, date, source).value, value, "{place}");
                }
                _ => {}
            }
            assert_eq!(compared_value, Some(value), "{place}");
            count += 1;
        }
    }
    assert_eq!(count, 14 * 5);
    for id in comparison().indicators.iter().zip(COVERAGE_COLUMNS) {
        assert_eq!(id.0.as_str(), id.1.0);
    }
}

#[test]
fn later_publications_do_not_replace_the_document() {
    for indicator in DATASET.offered_indicators() {
        for figure in &indicator.figures {
            assert!(figure.source.excerpt.is_some(), "{}: {figure:?}", indicator.id);
        }
    }
    let rate = indicator("taux_couverture");
    let latest = rate.latest_figure(&TerritoryId::Departement).unwrap();
    assert_eq!((latest.value, latest.date.to_string().as_str()), (65.66, "31/12/2013"));
    assert_eq!(rate.other_publications.len(), 10);
}

#[test]
fn the_departement_series_are_complete() {
    let ids = [
        ("assistants_maternels_agrements", "agrements_assistantes_maternelles"),
        ("creches_familiales", "creches_familiales"),
        ("eaje_collectifs", "eaje_collectifs"),
        ("places_eaje_collectifs", "places_eaje_collectifs"),
    ];
    let rows = rows("drees-haute-marne-2010-2023.csv");
    for row in &rows {
        let (_, id) = ids.iter().find(|(series, _)| *series == row["serie"]).unwrap();
        let figure = figure(id, &TerritoryId::Departement, year(&row["annee"]), "drees-pmi");
        assert_eq!(figure.value, number(&row["valeur"]), "{id}");
    }
    let count: usize = ids.iter().map(|(_, id)| indicator(id).figures.len()).sum();
    assert_eq!(count, rows.len());
}

#[test]
fn births_are_complete_by_commune_and_year() {
    let rows = rows("insee-naissances-communes-2008-2025.csv");
    let births = communes().indicator("naissances").unwrap();
    assert_eq!((rows.len(), births.values.len(), births.dates.len()), (426, 426, 18));
    let mut blanks = 0;
    for row in &rows {
        for (column, text) in row.iter().filter(|(column, _)| column.starts_with("20")) {
            let value = commune_value(
                "naissances",
                &row["code_commune"],
                year(column),
                "naissances-communes",
            );
            if text.is_empty() {
                assert_eq!(value, None, "{row:?}: a blank is no zero");
                blanks += 1;
            } else {
                assert_eq!(value, Some(number(text)), "{row:?}, {column}");
            }
        }
    }
    assert_eq!(blanks, 16);
    assert_eq!(births.sum(PartialDate::Year(2014)), Some(1881.0));
    assert_eq!(births.sum(PartialDate::Year(2007)), None);
    assert_eq!(births.latest_figure(insee("52001")).map(|(date, _, value)| (date, value)), {
        Some((PartialDate::Year(2025), 1.0))
    });
}

#[test]
fn amenities_are_complete_and_missing_ones_are_zero() {
    let ids = [
        ("accueil_loisirs", "accueils_loisirs"),
        ("eaje", "eaje"),
        ("france_services", "france_services"),
        ("micro_creche", "micro_creches"),
        ("relais_petite_enfance", "relais_petite_enfance"),
    ];
    let date = PartialDate::Year(2025);
    let value_of = |id: &str, code: &str| commune_value(id, code, date, "bpe-2025");
    let rows = rows("insee-bpe-2025.csv");
    for row in &rows {
        for (column, id) in ids {
            assert_eq!(
                value_of(id, &row["code_commune"]),
                Some(number(&row[column])),
                "{row:?}, {id}"
            );
        }
    }
    let sum = |id: &str| communes().indicator(id).unwrap().sum(date).unwrap();
    assert_eq!((sum("eaje"), sum("micro_creches")), (29.0, 4.0));
    for (column, id) in ids {
        let total: f64 = rows.iter().map(|row| number(&row[column])).sum();
        assert_eq!(sum(id), total, "{id}");
        // Ageville is not in the table: it has none.
        assert_eq!(value_of(id, "52001"), Some(0.0), "{id}");
    }
    let names = communes().names.iter().find(|record| record.id.as_str() == "france_services_noms");
    let names = names.unwrap();
    assert_eq!(names.publication.id.as_str(), "annuaire-administration");
    let name_rows = self::rows("france-services-2026.csv");
    for row in &name_rows {
        let service_names = names.names_in(insee(&row["code_commune"]));
        assert_eq!(service_names, std::slice::from_ref(&row["nom"]), "{row:?}");
    }
    assert_eq!((names.names.len(), name_rows.len()), (21, 21));
}

#[test]
fn rates_and_places_of_larger_communes_are_complete() {
    let rates = [
        ("taux_couverture", "taux_de_couv_global"),
        ("taux_couverture_accueil_individuel", "taux_de_couv_accueil_individuel_ensemble"),
        ("taux_couverture_assistantes_maternelles", "taux_de_couv_assistante_maternelle"),
        ("taux_couverture_domicile", "taux_de_couv_salariee_a_domicile"),
        ("taux_couverture_eaje", "taux_de_couv_eaje_ensemble"),
        ("taux_couverture_eaje_hors_psu", "taux_de_couv_hors_eaje_psu"),
        ("taux_couverture_eaje_psu", "taux_de_couv_eaje_psu"),
        ("taux_couverture_scolarisation", "taux_de_couv_prescolarisation"),
    ];
    let places = [
        ("places_accueil_individuel", "places_accueil_individuel_ensemble"),
        ("places_assistantes_maternelles", "places_assistante_maternelle"),
        ("places_domicile", "places_salariee_domicile"),
        ("places_eaje", "places_EAJE_ensemble"),
        ("places_eaje_hors_psu", "places_hors_EAJE_PSU"),
        ("places_eaje_psu", "places_EAJE_PSU"),
        ("places_offertes", "places_offertes_ensemble"),
        ("places_scolarisation", "places_prescolarisation"),
    ];
    for (file, commune, columns) in [
        ("cnaf-couverture-communes-2017-2022.csv", "numero_commune", rates),
        ("cnaf-places-communes-2017-2022.csv", "num_commune", places),
    ] {
        let rows = rows(file);
        assert_eq!(rows.len(), 12);
        for row in rows {
            let date = year(&row["date_reference"]);
            for (id, column) in columns {
                let value = commune_value(id, &row[commune], date, "cnaf-couverture-communes");
                assert_eq!(value, Some(number(&row[column])), "{row:?}, {id}");
            }
        }
    }
    let count = communes().indicators.len() + communes().names.len();
    assert_eq!(count, rates.len() + places.len() + 1 + 5 + 1, "and nothing else");
}

#[test]
fn ranks_are_those_of_all_france() {
    let france = rows("cnaf-couverture-france-2023.csv");
    let excluded_codes = ["XX", "977", "978"];
    for territory in &comparison().territories {
        let level = match territory.level {
            TerritoryLevel::Epci => "epci",
            TerritoryLevel::Departement => "dep",
            TerritoryLevel::Region => "reg",
            TerritoryLevel::France => {
                assert!(territory.rank.is_none() && territory.similar.is_empty());
                continue;
            }
        };
        let all = france.iter().filter(|row| row["niveau"] == level);
        let all = all.filter(|row| !excluded_codes.contains(&row["code"].as_str()));
        let rates: Vec<(&str, f64)> =
            all.map(|row| (row["code"].as_str(), number(&row["txcouv"]))).collect();
        let rank = territory.rank.as_ref().unwrap();
        let mut sorted: Vec<f64> = rates.iter().map(|(_, rate)| *rate).collect();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let position = sorted.iter().position(|rate| *rate == territory.values[0]).unwrap() + 1;
        assert_eq!((rank.position as usize, rank.ranked_count as usize), (position, sorted.len()));
        let same = rates
            .iter()
            .filter(|(code, rate)| *rate == territory.values[0] && *code != territory.code);
        assert_eq!(
            rank.tied,
            same.map(|(code, _)| *code).collect::<Vec<_>>(),
            "{}",
            territory.code
        );
    }
    let departement = comparison().first_at_level(TerritoryLevel::Departement).unwrap();
    let rank = departement.rank.as_ref().unwrap();
    assert_eq!(
        (rank.position, rank.tied.as_slice(), rank.ranked_count),
        (25, &["55".to_owned()][..], 100)
    );
    let epci =
        comparison().territories.iter().filter(|territory| territory.level == TerritoryLevel::Epci);
    assert!(
        epci.clone()
            .all(|territory| territory.rank.as_ref().is_some_and(|rank| rank.ranked_count == 1250))
    );
    assert_eq!(epci.count(), 9);
}

#[test]
fn the_five_similar_epci_are_the_nearest() {
    let france = rows("cnaf-couverture-france-2023.csv");
    let parts = ["txcouv_eaje", "txcouv_am_ind", "txcouv_prescol", "txcouv_gad_ind"];
    for territory in
        comparison().territories.iter().filter(|territory| territory.level == TerritoryLevel::Epci)
    {
        let gap = |row: &BTreeMap<String, String>| {
            let square = |(at, column): (usize, &&str)| {
                (number(&row[*column]) - territory.values[at + 1]).powi(2)
            };
            parts.iter().enumerate().map(square).sum::<f64>().sqrt()
        };
        let sirens: Vec<String> =
            territory.similar.iter().map(|other| other.siren.to_string()).collect();
        assert_eq!(sirens.len(), 5, "{}", territory.code);
        let furthest = territory.similar.last().unwrap().distance;
        let others = france.iter().filter(|row| {
            row["niveau"] == "epci" && row["code"] != "XX" && row["code"] != territory.code
        });
        for row in others {
            match sirens.iter().position(|siren| *siren == row["code"]) {
                Some(at) => {
                    let other = &territory.similar[at];
                    assert!((other.distance - gap(row)).abs() < 0.005, "{}", row["code"]);
                    assert_eq!(other.values[0], number(&row["txcouv"]), "{}", row["code"]);
                }
                None => assert!(gap(row) > furthest - 0.005, "{}: {}", territory.code, row["code"]),
            }
        }
        assert!(territory.similar.is_sorted_by(|a, b| a.distance <= b.distance));
    }
}
