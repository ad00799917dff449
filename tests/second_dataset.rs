//! The program on data of another département (`tests/ain`), without a plan, services or a document: what
//! it writes is about these data, and says nothing of the Haute-Marne.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::LazyLock;

use analysis::export::{self, csv, geojson, metadata, picture};
use analysis::grid::Grid;
use analysis::scene::Scene;
use analysis::scene::strip::strips;
use analysis::search::{Outcome, Search};
use analysis::simulation::dates;
use analysis::simulation::outcome::is_possible;
use analysis::statistics::chart::Chart;
use analysis::statistics::childminders::known;
use analysis::statistics::comparison::comparison;
use analysis::statistics::profile::{Profile, profile};
use analysis::statistics::similar::{measured_by, similar};
use analysis::wording::family_words::{Reading, unknown};
use analysis::wording::sentence::{of_departement, of_territory};
use analysis::wording::sheet::facts;
use carte_services_familles::into_static;
use carte_services_familles::ui::site::{Page, pages};
use model::{Dataset, Siren};
use state::{ViewState, codec, embedding};

static DATASET: LazyLock<&'static Dataset> = LazyLock::new(|| into_static(fixtures::ain().clone()));

/// All that the build writes, by path.
fn site() -> Vec<(String, String)> {
    let pages = pages(&DATASET, fixtures::ain_background(), None);
    let text = |page| match page {
        Page::View { title, description, html, .. } => {
            format!("{title}\n{}\n{html}", description.unwrap_or_default())
        }
        Page::Whole(text) => text,
    };
    pages.into_iter().map(|(path, page)| (path, text(page))).collect()
}

/// All that a person can take away.
fn exports() -> Vec<(String, String)> {
    let dataset = *DATASET;
    let mut all = vec![
        ("indicateurs".to_owned(), csv::of_all(dataset)),
        ("services".to_owned(), csv::of_services(dataset)),
    ];
    let outlines = std::fs::read_to_string(fixtures::ain_folder().join("epci.geojson")).unwrap();
    for indicator in dataset.offered_indicators() {
        let chart = Chart::of(dataset, indicator);
        let shown = picture::Shown {
            dataset,
            outlines: dataset.outlines.get().unwrap(),
            indicator,
            chart: &chart,
            scenario: None,
        };
        let (name, today) = (export::file_name(dataset, indicator), "2026-11-27");
        let geojson = geojson::of_indicator(dataset, indicator, &chart, &outlines, today);
        let codes = embedding::codes(dataset, indicator, &ViewState::default(), "https://a.fr/");
        for text in [
            csv::of_indicator(dataset, indicator, &chart),
            metadata::of_indicator(dataset, indicator, today),
            picture::picture(shown).svg,
            geojson.unwrap(),
            codes.frame,
            codes.text,
        ] {
            all.push((name.clone(), text));
        }
    }
    all
}

/// What the tools for officials say.
fn tools() -> Vec<(String, String)> {
    let dataset = *DATASET;
    let sirens: Vec<Siren> = dataset.epci().filter_map(|epci| epci.siren()).collect();
    let mut all = vec![
        ("dates".to_owned(), dates(dataset)),
        ("comparaison".to_owned(), words(&comparison(dataset, &sirens[..3]))),
        ("semblables".to_owned(), measured_by(dataset)),
    ];
    for epci in dataset.epci() {
        let Profile { strengths, gaps } = profile(dataset, epci);
        let strips = strips(dataset, &epci.id).into_iter().flat_map(|own| [own.label, own.words]);
        let alike = similar(dataset, &epci.id).into_iter().map(|own| own.difference);
        let facts = facts(dataset, epci).into_iter().flat_map(|own| [own.label, own.value]);
        let known = known(dataset, epci.siren()).map(|own| own.sentence);
        let said = strengths.into_iter().chain(gaps).chain(strips).chain(alike).chain(facts);
        all.extend(said.chain(known).map(|text| (epci.name.clone(), text)));
    }
    all
}

/// All words of a table.
fn words(grid: &Grid) -> String {
    let cells = grid.lines.iter().flat_map(|line| std::iter::once(&line.head).chain(&line.cells));
    let cells = cells.flat_map(|cell| [cell.text.clone(), cell.note.clone()]);
    let words = std::iter::once(grid.caption.clone()).chain(grid.heads.clone()).chain(cells);
    words.collect::<Vec<_>>().join(" | ")
}

#[test]
fn no_text_speaks_of_other_data() {
    let first = &fixtures::dataset().metadata;
    let plan = first.plan.as_ref().unwrap();
    let mut foreign = vec![first.departement.name.as_str(), &first.slug, &plan.short, "schéma "];
    foreign.extend(plan.period.split('-').chain(["le document", "Le document", "du document"]));
    let names: Vec<&str> = fixtures::dataset().epci().map(|own| own.name.as_str()).collect();
    foreign.extend(&names);
    foreign.extend(["16 intercommunalités", "16\u{a0}intercommunalités"]);
    let mut found = Vec::new();
    for (path, text) in site().into_iter().chain(exports()).chain(tools()) {
        // The law that the statement of accessibility quotes, and what that wants of a site.
        let law = ["chéma pluriannuel", "2019-768 du 24 juillet 2019"];
        let text = law.iter().fold(text, |text, own| text.replace(own, ""));
        for word in &foreign {
            for (at, _) in text.match_indices(word) {
                let near: Vec<char> = text[..at].chars().rev().take(60).collect();
                let near: String = near.into_iter().rev().collect();
                found.push(format!("{path}: {near}{word}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_site_has_the_pages_that_the_data_give() {
    let site = site();
    let paths: Vec<&str> = site.iter().map(|(path, _)| path.as_str()).collect();
    for siren in DATASET.epci().filter_map(|epci| epci.siren()) {
        assert!(paths.contains(&format!("territoire/{siren}/").as_str()), "{siren}: {paths:?}");
    }
    assert!(!paths.iter().any(|path| path.starts_with("plan") || path.starts_with("gouv")));
    for (path, text) in &site {
        for left in ["plan/\"", "gouvernance/\""] {
            assert!(!text.contains(left), "{path} leads to a page that is not there");
        }
    }
    let (_, start) = &site[0];
    assert!(start.contains("Carte des services aux familles de l’Ain"), "its title");
    assert!(start.contains("Dans l’Ain"), "its sentence");
    assert!(start.contains("des 4 intercommunalités"), "how many there are: {start}");
}

#[test]
fn figures_are_told_of_their_own_source_and_whole() {
    let dataset = *DATASET;
    let rate = dataset.indicator("taux_couverture").unwrap();
    let told = of_departement(dataset, rate);
    assert!(told.starts_with("Dans l’Ain"), "{told}");
    assert!(told.contains("67,8") && told.contains("France") && told.contains("2023"), "{told}");
    let dombes = dataset.epci().find(|epci| epci.name.contains("Dombes")).unwrap();
    let told = of_territory(dataset, rate, dombes);
    assert!(told.contains("91,9") && told.contains("des 4"), "{told}");
    let chart = Chart::of(dataset, rate);
    let legend = Scene::of_indicator(dataset, rate, &chart, None).legend.lines().join("\n");
    assert!(legend.contains("Ain\u{a0}: 67,8\u{a0}%"), "{legend}");
    let gap = dataset.indicator("ecart_departement").unwrap();
    assert_eq!(gap.latest(&dombes.id).unwrap().value, 24.1, "91.9 - 67.8");
    assert_eq!(
        export::file_name(dataset, rate),
        "carte-services-familles_ain_taux-couverture_2023"
    );
}

#[test]
fn nothing_is_said_of_what_the_data_are_not_about() {
    let dataset = *DATASET;
    assert!(!is_possible(dataset), "the data have no children");
    for (subject, text) in tools() {
        for word in [
            "CTG",
            "Convention",
            "convention",
            "RAM",
            "LAEP",
            "Crèches (EAJE)\u{a0}: la",
            "n’en nomme",
        ] {
            assert!(!text.contains(word), "{subject}: {text}");
        }
    }
}

#[test]
fn communes_are_found_and_named_in_addresses() {
    let dataset = *DATASET;
    let gazetteer = &dataset.details.get().unwrap().gazetteer;
    let outcome = Search::new(dataset, gazetteer, None).find("Jassans-Riottier").outcome;
    assert!(matches!(outcome, Outcome::Exact(_)), "{outcome:?}");
    let (state, notices) = codec::read("?commune=01194", dataset);
    assert!(notices.is_empty() && state.home.is_some(), "{notices:?}");
    // Its only découpage is that of today too: no commune has changed since.
    let today = codec::read("?commune=01194@actuel", dataset);
    assert_eq!(today, (state.clone(), notices));
    assert_eq!(codec::write(&state, dataset), "?commune=01194");
    assert_eq!(codec::read("?commune=01194@2026", dataset).1.len(), 1);
}

#[test]
fn where_nobody_is_named_to_ask_nothing_leads_to_them() {
    for reading in [Reading::Full, Reading::Easy] {
        assert!(unknown(fixtures::dataset(), reading).ends_with(" :"), "{reading:?}");
        assert!(unknown(*DATASET, reading).ends_with('.'), "{reading:?}");
    }
}

#[test]
fn a_check_finds_no_fault() {
    let faults = bundle::check(&fixtures::ain_folder());
    assert!(faults.is_empty(), "{faults:?}");
}
