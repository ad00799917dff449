//! What the map draws and says, compared with `tests/golden/`, which a person has read. When a
//! change is wanted: `BLESS=1 cargo test --test golden`, then read the diff before committing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "golden/compare.rs"]
mod compare;
#[path = "golden/html.rs"]
mod html;

use std::sync::LazyLock;

use carte_services_familles::compute::chart::Chart;
use carte_services_familles::compute::sentence::{name_of, of_territory};
use carte_services_familles::domain::{Dataset, Indicator, Siren};
use carte_services_familles::{dataset, ui};
use leptos::prelude::{Owner, RenderHtml};

use compare::compare;
use html::{Tag, tags, texts};

static DATASET: LazyLock<&Dataset> = LazyLock::new(|| dataset().expect("the data is valid"));

/// The page as the build writes it.
static PAGE: LazyLock<String> =
    LazyLock::new(|| Owner::new().with(|| ui::still_page(*DATASET).to_html()));

fn indicator(id: &str) -> &'static Indicator {
    DATASET.indicator(id).expect("a known indicator")
}

#[test]
fn the_map_draws_each_territory() {
    let coverage = indicator("taux_couverture");
    let chart = Chart::of(*DATASET, coverage);
    let lines = DATASET.territories.iter().map(|territory| {
        let class = chart.class_of(coverage, &territory.id);
        let class = class.map_or_else(|| "aucune".to_owned(), |class| class.to_string());
        let name = name_of(*DATASET, territory);
        format!("{name}\n  classe {class}\n  {}", digest(&territory.drawing.path))
    });
    compare("territoires.txt", lines);
}

/// A path, in short: its points, its bounds, its beginning. Only M, l and z are drawn.
fn digest(path: &str) -> String {
    let (mut points, mut rings) = (0, 0);
    let (mut x, mut y) = (0, 0);
    let (mut low, mut high) = ((i32::MAX, i32::MAX), (i32::MIN, i32::MIN));
    for ring in path.split_terminator('z') {
        rings += 1;
        let (start, moves) = ring.strip_prefix('M').expect("M").split_once('l').expect("l");
        for (rank, pair) in [numbers(start), numbers(moves)].concat().chunks(2).enumerate() {
            let [dx, dy] = pair else { panic!("half a point: {ring}") };
            (x, y) = if rank == 0 { (*dx, *dy) } else { (x + dx, y + dy) };
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
            points += 1;
        }
    }
    let start: String = path.chars().take(60).collect();
    format!("{rings} contour(s), {points} points, de {low:?} à {high:?}\n  {}", start.trim_end())
}

fn numbers(text: &str) -> Vec<i32> {
    let spaced = text.replace('-', " -");
    spaced.split_whitespace().map(|number| number.parse().expect("a whole number")).collect()
}

#[test]
fn each_territory_has_its_sentence() {
    for id in ["taux_couverture", "population"] {
        let sentence = |territory| of_territory(*DATASET, indicator(id), territory);
        let lines = DATASET.territories.iter().map(sentence);
        compare(&format!("phrases-{id}.txt"), lines);
    }
}

#[test]
fn the_legend_counts_its_classes() {
    let start = PAGE.find("<ul class=\"classes\">").expect("a legend");
    let list = &PAGE[start..];
    let list = &list[..list.find("</ul>").expect("its end")];
    let lines = list.split("<li>").skip(1).map(|item| {
        let class = tags(item).into_iter().find_map(|tag| tag.value("data-class"));
        format!("{} : {}", class.unwrap_or("–"), texts(item).join(" | "))
    });
    compare("legende.txt", lines);
}

#[test]
fn the_page_is_drawn_before_any_program_runs() {
    let tags = tags(&PAGE);
    let sirens: Vec<Siren> = DATASET.epci().filter_map(|epci| epci.siren()).collect();
    assert_eq!(sirens.len(), 16);
    let lines = sirens.into_iter().map(|siren| {
        let siren = siren.to_string();
        let own = |tag: &&Tag| tag.value("data-epci") == Some(&siren);
        let paths: Vec<&Tag> = tags.iter().filter(|tag| tag.name == "path").filter(own).collect();
        let [path] = paths[..] else { panic!("{siren}: {} paths", paths.len()) };
        let row = tags.iter().position(|tag| tag.name == "tr" && own(&tag)).expect("a row");
        let cell = tags[row..].iter().find(|tag| tag.name == "td").expect("a cell");
        let of = |tag: &Tag, name| tag.value(name).unwrap_or("absent").to_owned();
        format!(
            "{siren} data-class={} data-value={}",
            of(path, "data-class"),
            of(cell, "data-value")
        )
    });
    compare("page.txt", lines);
}
