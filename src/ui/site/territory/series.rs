//! Yearly figures: small charts side by side, then all values in a table.

use super::super::elements::table;
use analysis::grid::Grid;
use analysis::scene::bar_chart::{
    BOTTOM_MARGIN, Bar, BarChart, HEIGHT, TOP_MARGIN, WIDTH, bar_chart,
};
use analysis::statistics::series::{Point, Series};
use analysis::wording::format::typeset;
use analysis::wording::series::{bar_label, first_and_last_text, remarks};
use dom::{Element, html, svg};
use small_std::to_fixed;

/// Height of the bar for zero, in units of the drawing, so that it differs from a year without a figure.
const MIN_BAR_HEIGHT: f64 = 1.5;

/// A chart for each series, then their values in a table that opens on demand: `id` is its `data-table`. `notes`
/// apply to all of them; `root` is the relative path to the site's root.
pub fn yearly_charts(
    series: &[Series<'_>],
    values: &Grid,
    notes: Vec<String>,
    id: String,
    root: &str,
) -> Vec<Element> {
    let mut sentences: Vec<String> = Vec::new();
    for sentence in series.iter().flat_map(remarks).chain(notes) {
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    let drawings = html("div").class("series").children(series.iter().filter_map(drawing));
    let sentences = sentences.into_iter().map(|w| html("p").class("note").child(typeset(&w)));
    let values = html("details")
        .class("valeurs")
        .child(html("summary").child("Voir les valeurs"))
        .child(table(values, id, root));
    [drawings].into_iter().chain(sentences).chain([values]).collect()
}

/// The bars of a series, below its name, with its first and last year; `None` without figures.
fn drawing(series: &Series<'_>) -> Option<Element> {
    let (chart, words) = (bar_chart(series)?, first_and_last_text(series)?);
    let caption = html("figcaption")
        .child(html("strong").child(series.label.to_owned()))
        .child(html("span").child(words));
    Some(html("figure").class("serie").child(caption).child(bars(series, &chart)))
}

fn bars(series: &Series<'_>, chart: &BarChart) -> Element {
    let number = |value: f64| to_fixed(value, 1).to_string();
    let bar = |(bar, point): (&Bar, &Point<'_>)| {
        let title = format!("{}\u{a0}: {}", point.date, bar_label(series, point.value));
        svg("rect")
            .attr("x", number(bar.x))
            .attr("y", number(bar.y.min(HEIGHT - BOTTOM_MARGIN - MIN_BAR_HEIGHT)))
            .attr("width", number(bar.width))
            .attr("height", number(bar.height.max(MIN_BAR_HEIGHT)))
            .child(svg("title").child(title))
    };
    let text = |class: &'static str, x: f64, y: f64, words: String| {
        svg("text").class(class).attr("x", number(x)).attr("y", number(y)).child(words)
    };
    let ends = [("debut", 0.0, series.points.first()), ("fin", WIDTH, series.points.last())];
    let has_both_ends = series.points.len() > 1;
    let ends = ends.into_iter().filter(|(class, ..)| has_both_ends || *class == "debut");
    let labels = ends.flat_map(|(class, x, point)| {
        point.into_iter().flat_map(move |point| {
            [
                text(class, x, 16.0, bar_label(series, point.value)),
                text(class, x, HEIGHT - 4.0, point.date.year().to_string()),
            ]
        })
    });
    let baseline = HEIGHT - BOTTOM_MARGIN;
    let source_change_line = |x: &f64| {
        svg("path")
            .class("rupture")
            .attr("d", format!("M{} {}V{}", number(*x), number(TOP_MARGIN), number(baseline)))
    };
    svg("svg")
        .attr("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
        .attr("aria-hidden", "true")
        .children(chart.bars.iter().zip(&series.points).map(bar))
        .children(chart.source_changes.iter().map(source_change_line))
        .child(svg("path").class("sol").attr("d", format!("M0 {}H{WIDTH}", number(baseline))))
        .children(labels)
}
