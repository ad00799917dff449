//! The département in small: where the territory lies, and the way to the others. Decoration
//! for whoever points: the same links stand in the text.

use crate::ui::map::drawing::{choropleth_class, static_territory, svg_pattern};
use crate::ui::map::legend::entries;
use analysis::scene::{Feature, ScaleBar, Scene};
use dom::{Element, Node, html, svg};
use geometry::LINE_HEIGHT;
use model::{Dataset, Epci};
use small_std::fixed;
use state::link::page_of;

/// Map units to one of this drawing.
const STEP: f64 = 16.0;
/// The size of the name's letters, in units of this drawing (`territory.css`).
const LETTER: f64 = 21.0;
/// The mean width of a letter that the build has not measured, in letter sizes.
const WIDTH: f64 = 0.56;
/// The longest line of a name that the build has not placed, in letters.
const LONGEST: usize = 16;

/// The map and its legend. `root` leads to the site's root.
pub fn locator(dataset: &Dataset, own: &Epci, root: &str) -> Element {
    let scene = Scene::of_territory(dataset, own);
    let (width, height) = (scene.projection.width / STEP, scene.projection.height / STEP);
    let shape = |feature: &Feature<'_>| -> Node {
        let territory = feature.territory;
        let outline = dataset.outlines.get().and_then(|outlines| outlines.of(&territory.id));
        let path = outline.map(|outline| outline.reduced(STEP).to_svg_path());
        let shape = static_territory(feature, path);
        match territory.siren() {
            Some(siren) if !feature.outlined => svg("a")
                .attr("href", format!("{root}{}", page_of(siren)))
                .attr("tabindex", "-1")
                .child(svg("title").child(territory.name.clone()))
                .child(shape)
                .into(),
            _ => shape.into(),
        }
    };
    let name = Name::of(own, width, height);
    let line = |(rank, words): (usize, &String)| {
        svg("text")
            .class("nom")
            .attr("x", fixed(name.x, 0).to_string())
            .attr("y", fixed(name.y(rank), 1).to_string())
            .child(words.clone())
    };
    let style = scene.features.last().map(|feature| feature.style);
    let pattern = style.and_then(|style| {
        Some(svg_pattern(
            style.pattern()?,
            choropleth_class(style),
            &format!(" scale({})", 1.0 / STEP),
        ))
    });
    let drawing = svg("svg")
        .attr("viewBox", format!("0 0 {width:.0} {height:.0}"))
        .attr("aria-hidden", "true")
        .children(pattern)
        .children(scene.features.iter().map(shape))
        .children(name.lines.iter().enumerate().map(line))
        .children(scale(scene.scale_bar(), width, height));
    html("div").class("situation").child(drawing).child(entries(&scene.legend))
}

/// The scale, in the lower right corner.
fn scale(bar: ScaleBar, width: f64, height: f64) -> [Element; 2] {
    let line = bar.reduced(STEP).path(width - 2.0, height - 2.0, 5.0);
    [
        svg("path").class("echelle").attr("d", line),
        svg("text")
            .attr("x", fixed(width - 2.0, 0).to_string())
            .attr("y", fixed(height - 13.0, 0).to_string())
            .child(bar.label()),
    ]
}

/// A territory's name where it stands on the drawing, and within it.
#[derive(Clone, Debug)]
struct Name {
    lines: Vec<String>,
    /// The middle of its lines.
    x: f64,
    /// The middle of its height.
    middle: f64,
}

impl Name {
    fn of(territory: &Epci, width: f64, height: f64) -> Self {
        let label = territory.drawing.label.as_ref();
        let centre = label.map_or(territory.drawing.centre, |label| label.centre);
        let (lines, widest) = match label {
            Some(label) => (
                label.lines.iter().map(|line| line.text.clone()).collect(),
                label.lines.iter().map(|line| line.width).fold(0.0, f64::max),
            ),
            None => folded(&territory.short_name),
        };
        // Letters, and the halo around them.
        let half = widest * LETTER / 2.0 + 5.0;
        let half_height = lines.len() as f64 * LINE_HEIGHT * LETTER / 2.0;
        Self {
            x: (centre.x / STEP).min(width - half).max(half),
            middle: (centre.y / STEP).min(height - half_height).max(half_height),
            lines,
        }
    }

    /// The middle of a line's height.
    fn y(&self, rank: usize) -> f64 {
        let from_middle = rank as f64 - (self.lines.len() as f64 - 1.0) / 2.0;
        self.middle + from_middle * LINE_HEIGHT * LETTER
    }
}

/// A name in short lines, and the width of the longest, in letter sizes.
fn folded(name: &str) -> (Vec<String>, f64) {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LONGEST => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    (lines, longest as f64 * WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stays_within_the_drawing() {
        let dataset = crate::lasting(fixtures::dataset().clone());
        let (width, height) = (dataset.projection.width / STEP, dataset.projection.height / STEP);
        for territory in dataset.epci() {
            let name = Name::of(territory, width, height);
            let widest = match &territory.drawing.label {
                Some(label) => label.lines.iter().map(|line| line.width).fold(0.0, f64::max),
                None => folded(&territory.short_name).1,
            };
            let half = widest * LETTER / 2.0;
            assert!(name.x - half >= 0.0 && name.x + half <= width, "{}", territory.name);
            let (first, last) = (name.y(0), name.y(name.lines.len() - 1));
            assert!(first > 0.0 && last < height, "{}", territory.name);
        }
    }
}
