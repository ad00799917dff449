//! The legend of a scene: its entries, and a scale for classes.

use super::drawing::{choropleth_class, css_class};
use crate::store::Store;
use analysis::scene::Scene;
use analysis::scene::legend::{Legend, LegendEntry, Mark, Reference, Symbol};
use analysis::statistics::chart::Chart;
use analysis::statistics::classes::Classes;
use dom::{Element, Node, dynamic, html, svg};
use small_std::to_fixed;

/// Map units per unit of a legend sample, so that sample circles are as large as those of the map in a window of
/// usual size.
const MAP_UNITS_PER_SAMPLE_UNIT: f64 = 18.0;

/// Baselines of the references' labels on the scale, and ends of their lines: one above the classes, one below.
const MARK_ROWS: [(usize, usize); 2] = [(14, 17), (48, 35)];

/// The legend of the map.
pub fn legend(store: Store) -> Element {
    let body = move || {
        let (store, indicator) = (store.with_shown_dataset(), store.current_indicator()?);
        Some(store.chart.with(|chart| {
            store.simulation.with(|simulation| {
                let simulation = simulation.as_ref();
                let scene = Scene::for_indicator(store.dataset, indicator, chart, simulation);
                legend_body(&scene.legend, chart)
            })
        }))
    };
    html("div")
        .class("legende")
        .attr("role", "group")
        .attr("aria-label", "Légende")
        .child(dynamic(body))
}

/// Draws the legend. A scale carries the references that fit; the others are listed.
fn legend_body(legend: &Legend, chart: &Chart) -> Node {
    let (scale, mark_count) = match chart {
        Chart::Choropleth(classes) => (colour_scale(classes, &legend.references), MARK_ROWS.len()),
        Chart::Circles { .. } => (html("p").child(legend.heading), 0),
    };
    let item = |r: &Reference| html("li").child(html("span").child(r.label.clone()));
    let list = entry_list(legend).children(legend.references.iter().skip(mark_count).map(item));
    vec![scale, list].into()
}

/// The entries with their symbols.
pub fn entry_list(legend: &Legend) -> Element {
    html("ul").class("classes").children(legend.entries.iter().map(entry_item))
}

fn entry_item(entry: &LegendEntry) -> Element {
    let detail = html("span").class("discret").child(entry.detail.clone());
    let label = html("span").child(entry.label.clone());
    html("li").child(symbol(entry.symbol)).child(label).child(detail)
}

fn symbol(symbol: Symbol) -> Element {
    let radius = match symbol {
        Symbol::Patch(style) => {
            return html("span")
                .attr("class", css_class("pastille", style))
                .attr("data-class", choropleth_class(style));
        }
        Symbol::Overlay(overlay) => {
            return html("span").attr("class", format!("pastille {}", overlay.pattern().id));
        }
        Symbol::Circle(radius) => to_fixed(radius / MAP_UNITS_PER_SAMPLE_UNIT, 1).to_string(),
    };
    svg("svg")
        .class("echantillon")
        .attr("viewBox", "-30 -30 60 60")
        .attr("aria-hidden", "true")
        .child(svg("circle").attr("r", radius))
}

/// The classes side by side, with a mark for each reference that fits ([`MARK_ROWS`]).
fn colour_scale(classes: &Classes, references: &[Reference]) -> Element {
    let width = 100.0 / classes.count() as f64;
    let class_rect = |class: usize| {
        svg("rect")
            .class("fond")
            .attr("data-class", class)
            .attr("x", percent(class as f64 * width))
            .attr("y", "20")
            .attr("width", percent(width))
            .attr("height", "12")
    };
    let mark = |(reference, (text_y, line_y)): (&Reference, (usize, usize))| {
        let Mark { position, label_start: words_start } = reference.mark(classes);
        let (x, start) = (percent(position), percent(words_start));
        let line = svg("line")
            .attr("x1", x.clone())
            .attr("x2", x)
            .attr("y1", line_y.min(20))
            .attr("y2", line_y.max(32));
        let words = svg("text").attr("x", start).attr("y", text_y).child(reference.label.clone());
        vec![line, words]
    };
    svg("svg")
        .class("echelle")
        .attr("width", "100%")
        .attr("height", "52")
        .attr("aria-hidden", "true")
        .attr("translate", "no")
        .children((0..classes.count()).map(class_rect))
        .children(references.iter().zip(MARK_ROWS).map(mark))
}

/// A CSS length in percent.
fn percent(value: f64) -> String {
    format!("{}%", to_fixed(value, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reference_is_listed_once() {
        for count in 0..4 {
            let reference =
                |rank: usize| Reference { value: 1.5, label: format!("reference {rank}") };
            let references = (0..count).map(reference).collect();
            let legend = Legend { references, ..Legend::default() };
            let chart = Chart::Choropleth(Classes::with_bounds(&[1.0, 2.0]));
            let html = html("div").child(legend_body(&legend, &chart)).to_html();
            for rank in 0..count {
                assert_eq!(html.matches(&format!("reference {rank}<")).count(), 1, "{html}");
            }
        }
    }
}
