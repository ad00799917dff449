//! The legend of a scene on a page: its entries, and a scale where there are classes.

use super::drawing::{class_names, class_number};
use crate::store::Store;
use analysis::scene::Scene;
use analysis::scene::legend::{Entry, Legend, Reference, Symbol};
use analysis::statistics::chart::Chart;
use analysis::statistics::classes::Classes;
use dom::{Element, Node, dynamic, html, svg};
use small_std::fixed;

/// The mean width of a letter, in hundredths of the narrowest scale (16rem).
const LETTER: f64 = 2.7;
/// Map units to one of a sample circle: as large as on the map, on a window of the usual size.
const SAMPLE: f64 = 18.0;

/// The legend of what is on the map.
pub fn legend(store: Store) -> Element {
    let body = move || {
        let (store, indicator) = (store.as_shown(), store.current_indicator()?);
        Some(store.chart.with(|chart| {
            store.simulated.with(|simulation| {
                let simulation = simulation.as_ref();
                let scene = Scene::of_indicator(store.dataset, indicator, chart, simulation);
                drawn(&scene.legend, chart)
            })
        }))
    };
    html("div")
        .class("legende")
        .attr("role", "group")
        .attr("aria-label", "Légende")
        .child(dynamic(body))
}

/// The legend drawn: where there is a scale, it bears the references.
fn drawn(legend: &Legend, chart: &Chart) -> Node {
    let list = entries(legend);
    match chart {
        Chart::Choropleth(classes) => vec![scale(classes, &legend.references), list].into(),
        Chart::Circles { .. } => {
            let reference =
                |own: &Reference| html("li").child(html("span").child(own.words.clone()));
            let list = list.children(legend.references.iter().map(reference));
            vec![html("p").child(legend.heading), list].into()
        }
    }
}

/// The entries, each with its symbol.
pub fn entries(legend: &Legend) -> Element {
    html("ul").class("classes").children(legend.entries.iter().map(entry))
}

fn entry(entry: &Entry) -> Element {
    let detail = html("span").class("discret").child(entry.detail.clone());
    let label = html("span").child(entry.label.clone());
    html("li").child(symbol(entry.symbol)).child(label).child(detail)
}

fn symbol(symbol: Symbol) -> Element {
    let radius = match symbol {
        Symbol::Patch(style) => {
            return html("span")
                .attr("class", class_names("pastille", style))
                .attr("data-class", class_number(style));
        }
        Symbol::Overlay(overlay) => {
            return html("span").attr("class", format!("pastille {}", overlay.pattern().id));
        }
        Symbol::Circle(radius) => fixed(radius / SAMPLE, 1).to_string(),
    };
    svg("svg")
        .class("echantillon")
        .attr("viewBox", "-30 -30 60 60")
        .attr("aria-hidden", "true")
        .child(svg("circle").attr("r", radius))
}

/// The classes side by side, with a mark for each reference; two have room beside each other.
fn scale(classes: &Classes, references: &[Reference]) -> Element {
    let width = 100.0 / classes.count() as f64;
    let step = |class: usize| {
        svg("rect")
            .class("fond")
            .attr("data-class", class)
            .attr("x", percent(class as f64 * width))
            .attr("y", "20")
            .attr("width", percent(width))
            .attr("height", "12")
    };
    let mark = |(own, (text_y, line_y)): (&Reference, (usize, usize))| {
        let at = classes.position(own.value) * 100.0;
        // The words are centred on their mark, and stay on the narrowest scale.
        let width = own.words.chars().count() as f64 * LETTER;
        let start = (at - width / 2.0).min(100.0 - width).max(0.0);
        let (x, start) = (percent(at), percent(start));
        let line = svg("line")
            .attr("x1", x.clone())
            .attr("x2", x)
            .attr("y1", line_y.min(20))
            .attr("y2", line_y.max(32));
        let words = svg("text").attr("x", start).attr("y", text_y).child(own.words.clone());
        vec![line, words]
    };
    svg("svg")
        .class("echelle")
        .attr("width", "100%")
        .attr("height", "52")
        .attr("aria-hidden", "true")
        .attr("translate", "no")
        .children((0..classes.count()).map(step))
        .children(references.iter().zip([(14, 17), (48, 35)]).map(mark))
}

/// A length in percent.
fn percent(value: f64) -> String {
    format!("{}%", fixed(value, 2))
}
