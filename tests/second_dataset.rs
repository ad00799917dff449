//! The program with the data of another département (`tests/ain`), which has no plan, services or document: its
//! output is about these data and never mentions the Haute-Marne.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::LazyLock;

use analysis::export::{self, csv, geojson, metadata, picture};
use analysis::grid::Grid;
use analysis::scene::Scene;
use analysis::scene::strip_plot::strips;
use analysis::search::{QueryOutcome, Search};
use analysis::simulation::outcome::is_possible;
use analysis::simulation::scenario_dates;
use analysis::statistics::chart::Chart;
use analysis::statistics::childminders::childminder_facts;
use analysis::statistics::profile::{Profile, profile};
use analysis::statistics::similar::{measures_text, similar_epci};
use analysis::statistics::territory_comparison::comparison_table;
use analysis::wording::family_words::{ReadingLevel, missing_details_text};
use analysis::wording::sentence::{departement_sentence, territory_sentence};
use analysis::wording::sheet::facts;
use carte_services_familles::into_static;
use carte_services_familles::ui::site::{OutputFile, pages};
use model::{Dataset, Siren};
use state::{ViewState, codec, embedding};

static DATASET: LazyLock<&'static Dataset> = LazyLock::new(|| into_static(fixtures::ain().clone()));

/// All files that the build writes, by path.
fn site() -> Vec<(String, String)> {
    let pages = pages(&DATASET, fixtures::ain_site_content(), None);
    let text = |page| match page {
        OutputFile::View { title, description, html, .. } => {
            format!("{title}\n{}\n{html}", description.unwrap_or_default())
        }
        OutputFile::Document(text) => text,
    };
    pages.into_iter().map(|(path, page)| (path, text(page))).collect()
}

/// Everything that can be exported, by name.
fn exports() -> Vec<(String, String)> {
    let dataset = *DATASET;
    let mut all = vec![
        ("indicateurs".to_owned(), csv::all_indicators_csv(dataset)),
        ("services".to_owned(), csv::services_csv(dataset)),
    ];
    let outlines = std::fs::read_to_string(fixtures::ain_folder().join("epci.geojson")).unwrap();
    for indicator in dataset.offered_indicators() {
        let chart = Chart::for_indicator(dataset, indicator);
        let input = picture::PictureInput {
            dataset,
            outlines: dataset.outlines.get().unwrap(),
            indicator,
            chart: &chart,
            scenario: None,
        };
        let (name, today) = (export::indicator_file_name(dataset, indicator), "2026-11-27");
        let geojson = geojson::indicator_geojson(dataset, indicator, &chart, &outlines, today);
        let codes =
            embedding::embed_codes(dataset, indicator, &ViewState::default(), "https://a.fr/");
        for text in [
            csv::indicator_csv(dataset, indicator, &chart),
            metadata::indicator_metadata(dataset, indicator, today),
            picture::draw_picture(input).svg,
            geojson.unwrap(),
            codes.iframe,
            codes.fallback,
        ] {
            all.push((name.clone(), text));
        }
    }
    all
}

/// The texts of the tools for officials.
fn tool_texts() -> Vec<(String, String)> {
    let dataset = *DATASET;
    let sirens: Vec<Siren> = dataset.epci().filter_map(|epci| epci.siren()).collect();
    let mut all = vec![
        ("dates".to_owned(), scenario_dates(dataset)),
        ("comparaison".to_owned(), cell_texts(&comparison_table(dataset, &sirens[..3]))),
        ("semblables".to_owned(), measures_text(dataset)),
    ];
    for epci in dataset.epci() {
        let Profile { strengths, gaps } = profile(dataset, epci);
        let strips =
            strips(dataset, &epci.id).into_iter().flat_map(|strip| [strip.label, strip.value_text]);
        let alike = similar_epci(dataset, &epci.id).into_iter().map(|other| other.difference);
        let facts = facts(dataset, epci).into_iter().flat_map(|fact| [fact.label, fact.value]);
        let changes = childminder_facts(dataset, epci.siren()).map(|change| change.sentence);
        let texts = strengths.into_iter().chain(gaps).chain(strips).chain(alike).chain(facts);
        all.extend(texts.chain(changes).map(|text| (epci.name.clone(), text)));
    }
    all
}

/// The text of all cells of a table.
fn cell_texts(grid: &Grid) -> String {
    let cells =
        grid.rows.iter().flat_map(|line| std::iter::once(&line.row_header).chain(&line.cells));
    let cells = cells.flat_map(|cell| [cell.text.clone(), cell.note.clone()]);
    let words =
        std::iter::once(grid.caption.clone()).chain(grid.column_headers.clone()).chain(cells);
    words.collect::<Vec<_>>().join(" | ")
}

#[test]
fn no_text_mentions_the_other_dataset() {
    let first = &fixtures::dataset().metadata;
    let plan = first.plan.as_ref().unwrap();
    let mut foreign = vec![first.departement.name.as_str(), &first.slug, &plan.short, "schéma "];
    foreign.extend(plan.period.split('-').chain(["le document", "Le document", "du document"]));
    let names: Vec<&str> = fixtures::dataset().epci().map(|epci| epci.name.as_str()).collect();
    foreign.extend(&names);
    foreign.extend(["16 intercommunalités", "16\u{a0}intercommunalités"]);
    let mut matches = Vec::new();
    for (path, text) in site().into_iter().chain(exports()).chain(tool_texts()) {
        // The law cited by the accessibility statement, and what it requires of a site.
        let law = ["chéma pluriannuel", "2019-768 du 24 juillet 2019"];
        let text = law.iter().fold(text, |text, phrase| text.replace(phrase, ""));
        for word in &foreign {
            for (at, _) in text.match_indices(word) {
                let context: Vec<char> = text[..at].chars().rev().take(60).collect();
                let context: String = context.into_iter().rev().collect();
                matches.push(format!("{path}: {context}{word}"));
            }
        }
    }
    assert!(matches.is_empty(), "{}", matches.join("\n"));
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
        for link in ["plan/\"", "gouvernance/\""] {
            assert!(!text.contains(link), "{path} leads to a page that is not there");
        }
    }
    let (_, start) = &site[0];
    assert!(start.contains("Carte des services aux familles de l’Ain"), "its title");
    assert!(start.contains("Dans l’Ain"), "its sentence");
    assert!(start.contains("des 4 intercommunalités"), "how many there are: {start}");
}

#[test]
fn figures_name_their_own_source_and_departement() {
    let dataset = *DATASET;
    let rate = dataset.indicator("taux_couverture").unwrap();
    let sentence = departement_sentence(dataset, rate);
    assert!(sentence.starts_with("Dans l’Ain"), "{sentence}");
    assert!(
        sentence.contains("67,8") && sentence.contains("France") && sentence.contains("2023"),
        "{sentence}"
    );
    let dombes = dataset.epci().find(|epci| epci.name.contains("Dombes")).unwrap();
    let sentence = territory_sentence(dataset, rate, dombes);
    assert!(sentence.contains("91,9") && sentence.contains("des 4"), "{sentence}");
    let chart = Chart::for_indicator(dataset, rate);
    let legend = Scene::for_indicator(dataset, rate, &chart, None).legend.lines().join("\n");
    assert!(legend.contains("Ain\u{a0}: 67,8\u{a0}%"), "{legend}");
    let gap = dataset.indicator("ecart_departement").unwrap();
    assert_eq!(gap.latest_figure(&dombes.id).unwrap().value, 24.1, "91.9 - 67.8");
    assert_eq!(
        export::indicator_file_name(dataset, rate),
        "carte-services-familles_ain_taux-couverture_2023"
    );
}

#[test]
fn no_text_mentions_subjects_without_data() {
    let dataset = *DATASET;
    assert!(!is_possible(dataset), "the data have no children");
    for (subject, text) in tool_texts() {
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
    assert!(matches!(outcome, QueryOutcome::Exact(_)), "{outcome:?}");
    let (state, notices) = codec::read("?commune=01194", dataset);
    assert!(notices.is_empty() && state.home.is_some(), "{notices:?}");
    // Its only découpage is also the present one: no commune has changed since.
    let today = codec::read("?commune=01194@actuel", dataset);
    assert_eq!(today, (state.clone(), notices));
    assert_eq!(codec::write(&state, dataset), "?commune=01194");
    assert_eq!(codec::read("?commune=01194@2026", dataset).1.len(), 1);
}

#[test]
fn without_contacts_no_text_announces_them() {
    for reading in [ReadingLevel::Full, ReadingLevel::Easy] {
        assert!(missing_details_text(fixtures::dataset(), reading).ends_with(" :"), "{reading:?}");
        assert!(missing_details_text(*DATASET, reading).ends_with('.'), "{reading:?}");
    }
}

#[test]
fn the_second_dataset_is_valid() {
    let faults = bundle::check(&fixtures::ain_folder());
    assert!(faults.is_empty(), "{faults:?}");
}
