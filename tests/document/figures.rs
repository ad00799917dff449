//! Figures computed from the data, compared with what the document prints.

use std::sync::LazyLock;

use analysis::statistics::coverage::{Coverage, Interval, combined_rate, coverage, threshold};
use analysis::statistics::ranking::{figures_by_epci, rank};
use carte_services_familles::into_static;
use model::{Dataset, Siren, Territory, TerritoryId, Unit};

static DATASET: LazyLock<&Dataset> = LazyLock::new(|| into_static(fixtures::dataset().clone()));

const PRIORITY_THRESHOLD: f64 = 60.0;

fn coverage_of(siren: &str) -> Coverage {
    let id = TerritoryId::Epci(Siren::parse(siren).expect("a SIREN"));
    coverage(*DATASET, &id).expect("both figures")
}

fn priority_territories() -> Vec<(&'static Territory, Coverage)> {
    let all = DATASET.epci().map(|epci| (epci, coverage(*DATASET, &epci.id).expect("figures")));
    all.filter(|(_, coverage)| coverage.rate < PRIORITY_THRESHOLD).collect()
}

#[test]
fn six_territories_are_under_the_documents_threshold() {
    assert_eq!(threshold(*DATASET), Some(PRIORITY_THRESHOLD));
    let names: Vec<&str> =
        priority_territories().iter().map(|(epci, _)| epci.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "CA Saint-Dizier, Der et Blaise",
            "CC Bassigny",
            "CC Bassin de Joinville en Champagne",
            "CC Bourmont, Breuvannes, Saint-Blin",
            "CC Trois Forêts",
            "CC Vannier Amance",
        ]
    );
}

#[test]
fn the_rows_do_not_add_up_to_the_printed_total() {
    let rows: Vec<Coverage> =
        DATASET.epci().map(|epci| coverage(*DATASET, &epci.id).expect("both figures")).collect();
    assert_eq!(rows.len(), 16);
    let Interval { low, high } = combined_rate(&rows).expect("there are children");
    // As recorded by the anomaly `taux-couverture-departement`.
    assert_eq!(format!("{low:.3} {high:.3}"), "65.677 65.687");
    let printed = coverage(*DATASET, &TerritoryId::Departement).expect("both figures");
    assert!((printed.rate - 65.66).abs() < 1e-9);
    assert!(printed.rate + 0.005 < low, "the printed total is beyond all rounding");
    let mean: f64 = rows.iter().map(|row| row.rate).sum::<f64>() / 16.0;
    assert!(mean > high + 1.0, "{mean}: a mean of the rates would be far off");
}

#[test]
fn saint_dizier_lacks_seven_places() {
    let saint_dizier = coverage_of("200044170");
    assert_eq!(saint_dizier, Coverage::from_printed_rate(59.56, 1401.0));
    assert_eq!(saint_dizier.missing_places(PRIORITY_THRESHOLD), Interval { low: 7.0, high: 7.0 });
}

#[test]
fn chalindrey_stays_beyond_a_hundred() {
    let chalindrey = coverage_of("245200381");
    assert_eq!(chalindrey, Coverage::from_printed_rate(119.88, 121.0));
    assert!(chalindrey.implied_places().low > chalindrey.children);
    assert_eq!(chalindrey.missing_places(PRIORITY_THRESHOLD).high, 0.0);
}

/// Counts places one by one instead of solving for their number.
fn places_by_counting(places: f64, children: f64) -> f64 {
    let reaches_target =
        |more: &u32| 100.0 * (places + f64::from(*more)) >= PRIORITY_THRESHOLD * children - 1e-6;
    f64::from((0..1000).find(reaches_target).expect("fewer than a thousand places"))
}

#[test]
fn the_missing_places_reach_the_target_and_one_fewer_does_not() {
    for (epci, coverage) in priority_territories() {
        let missing = coverage.missing_places(PRIORITY_THRESHOLD);
        let places = coverage.implied_places();
        assert_eq!(
            missing.low,
            places_by_counting(places.high, coverage.children),
            "{}",
            epci.name
        );
        assert_eq!(
            missing.high,
            places_by_counting(places.low, coverage.children),
            "{}",
            epci.name
        );
        assert!(0.0 < missing.low && missing.low <= missing.high, "{}", epci.name);
    }
}

#[test]
fn territories_without_value_have_no_rank() {
    // Agreements have a status and no rank.
    let indicators = DATASET.indicators.iter().filter(|i| i.unit != Unit::Agreement);
    for indicator in indicators {
        let missing = DATASET.epci().filter(|epci| indicator.latest_figure(&epci.id).is_none());
        for epci in missing {
            assert_eq!(rank(*DATASET, indicator, &epci.id), None, "{}", indicator.id);
        }
        let outside = rank(*DATASET, indicator, &TerritoryId::OutsideEpci);
        assert_eq!(outside, None, "{}: not an intercommunalité", indicator.id);
        let mut positions = Vec::new();
        let count = figures_by_epci(*DATASET, indicator).count();
        for (id, _) in figures_by_epci(*DATASET, indicator) {
            let rank = rank(*DATASET, indicator, id).expect("a value has a rank");
            assert_eq!(rank.among, count, "{}: only values are ranked", indicator.id);
            positions.push(rank.position);
        }
        positions.sort_unstable();
        let fits = positions.iter().enumerate().all(|(index, position)| *position <= index + 1);
        assert!(fits && positions.first().is_none_or(|first| *first == 1), "{}", indicator.id);
    }
    let rank_count =
        |id: &str| figures_by_epci(*DATASET, DATASET.indicator(id).expect("an indicator")).count();
    assert_eq!(rank_count("places_eaje"), 16, "all are listed: where none is, there is none");
    assert_eq!(rank_count("naissances"), 4, "the other twelve are only summed up");
}
