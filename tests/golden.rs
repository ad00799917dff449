//! The map's drawings and sentences, compared with reviewed outputs in `tests/golden/`.
//! After an intended change: `BLESS=1 cargo test --test golden`, then read the difference.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use analysis::statistics::chart::Chart;
use analysis::wording::sentence::{departement_sentence, territory_sentence};
use carte_services_familles::into_static;
use carte_services_familles::ui::site::prerender_view;
use model::{Dataset, Indicator};
use state::View;

fn assert_golden(name: &str, current: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if env::var_os("BLESS").is_some() {
        fs::write(&path, current).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    let first = golden.lines().zip(current.lines()).find(|(golden, current)| golden != current);
    assert!(
        golden == current,
        "{name} has changed, first here:\n  golden  {}\n  current {}\nIf it is meant: BLESS=1 cargo test --test golden",
        first.map_or("(end)", |(golden, _)| golden),
        first.map_or("(end)", |(_, current)| current),
    );
}

fn text_of_each_indicator(write: impl Fn(&mut String, &Dataset, &Indicator)) -> String {
    let dataset = into_static(fixtures::dataset().clone());
    let mut text = String::new();
    for indicator in dataset.offered_indicators() {
        let id = &indicator.id;
        writeln!(text, "# {id}").unwrap();
        write(&mut text, dataset, indicator);
    }
    text
}

#[test]
fn outlines() {
    let dataset = into_static(fixtures::dataset().clone());
    let outlines = dataset.outlines.get().expect("the native dataset has its outlines");
    let lines = dataset.territories.iter().map(|territory| {
        let outline = outlines.outline_of(&territory.id).expect("each has one");
        format!("{} {}\n", territory.short_name, outline.to_svg_path())
    });
    assert_golden("outlines.txt", &lines.collect::<String>());
}

#[test]
fn classes_and_circles() {
    let text = text_of_each_indicator(|text, dataset, indicator| {
        let chart = Chart::for_indicator(dataset, indicator);
        for territory in &dataset.territories {
            let class = chart.territory_class(indicator, &territory.id);
            let radius =
                indicator.latest_figure(&territory.id).map(|f| chart.radius(f.value).round());
            writeln!(text, "{}: class {class:?}, radius {radius:?}", territory.name).unwrap();
        }
    });
    assert_golden("classes.txt", &text);
}

#[test]
fn sentences() {
    let text = text_of_each_indicator(|text, dataset, indicator| {
        writeln!(text, "{}", departement_sentence(dataset, indicator)).unwrap();
        for territory in &dataset.territories {
            writeln!(text, "{}", territory_sentence(dataset, indicator, territory)).unwrap();
        }
    });
    assert_golden("sentences.txt", &text);
}

#[test]
fn the_prerendered_page_holds_every_value() {
    let dataset = into_static(fixtures::dataset().clone());
    let html = prerender_view(dataset, fixtures::site_content(), View::Families);
    let rate = dataset.indicator("taux_couverture").unwrap();
    let chart = Chart::for_indicator(dataset, rate);
    for epci in dataset.epci() {
        let siren = epci.siren().unwrap();
        let class = chart.territory_class(rate, &epci.id).unwrap();
        let value = rate.latest_figure(&epci.id).unwrap().value;
        let path = between(&html, &format!("data-epci=\"{siren}\" d="), ">");
        let class = format!(" data-class=\"{class}\"");
        assert!(path.contains(&class), "{}: {path}", epci.name);
        let row = between(&html, &format!("<tr id=\"ligne-{siren}\""), "</tr>");
        assert!(row.contains(&format!("data-value=\"{value}\"")), "{}: {row}", epci.name);
    }
    for service in &dataset.services {
        assert!(html.contains(&format!("href=\"?structure={}\"", service.id)), "{}", service.id);
    }
}

#[test]
fn the_legend_counts_its_classes() {
    let dataset = into_static(fixtures::dataset().clone());
    let html = prerender_view(dataset, fixtures::site_content(), View::Families);
    let list = between(&html, "<ul class=\"classes\">", "</ul>");
    let lines = list.split("<li>").skip(1).map(|item| {
        let texts = item.split('>').filter_map(|part| part.split('<').next());
        let texts: Vec<&str> = texts.filter(|text| !text.trim().is_empty()).collect();
        texts.join(" | ") + "\n"
    });
    assert_golden("legend.txt", &lines.collect::<String>());
}

/// What stands in `html` from the first `start` to the next `end`.
fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    let from = html.find(start).unwrap_or_else(|| panic!("no {start}"));
    let rest = &html[from..];
    &rest[..rest.find(end).unwrap_or_else(|| panic!("no {end} after {start}"))]
}
