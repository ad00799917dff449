//! The territories' names, where they fit.

use super::attributes::translate;

use crate::store::{Derived, Store};
use dom::{Element, svg};
use geometry::{LINE_HEIGHT, Label};
use small_std::fixed;

/// The names. They are decoration: each territory already says its own.
pub fn labels(store: Store, settled: Derived<f64>) -> Element {
    let labels = store.dataset.territories.iter().filter_map(|t| t.drawing.label.as_ref());
    svg("g")
        .class("etiquettes")
        .attr("translate", "no")
        .attr("aria-hidden", "true")
        .children(labels.map(|label| name(label, settled)))
}

fn name(label: &'static Label, settled: Derived<f64>) -> Element {
    let (lines, centre, min_zoom) = (&label.lines, label.centre, label.min_zoom);
    // The middle of the letters lies about a third of their height above the baseline.
    let first = LINE_HEIGHT * (0.3 - (lines.len() as f64 - 1.0) / 2.0);
    let lines = lines.iter().enumerate().map(|(rank, line)| {
        svg("text")
            .attr("y", format!("{}em", fixed(first + rank as f64 * LINE_HEIGHT, 2)))
            .attr("textLength", format!("{}em", fixed(line.width, 2)))
            .attr("lengthAdjust", "spacingAndGlyphs")
            .child(line.text.as_str())
    });
    let words = svg("g")
        .class("constant")
        .class_if("cache", move || settled.get() < min_zoom)
        .children(lines);
    svg("g").attr("transform", translate(centre)).child(words)
}
