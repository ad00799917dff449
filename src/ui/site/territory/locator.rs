//! The département in small: where the territory lies, and the way to the others. Decoration
//! for whoever points: the same links stand in the text.

use crate::ui::map::context::drawn;
use crate::ui::map::drawing::{choropleth_class, static_territory, svg_pattern};
use crate::ui::map::legend::entries;
use analysis::scene::context::Surroundings;
use analysis::scene::{Feature, ScaleBar, Scene};
use dom::{Element, Node, html, svg};
use geometry::{Bounds, MapPoint};
use model::{Dataset, Territory};
use small_std::fixed;
use state::link::page_of;

/// Map units to one of this drawing.
const STEP: f64 = 16.0;
/// The size of the name's letters, in units of this drawing (`territory.css`).
const LETTER: f64 = 21.0;
/// The size of the letters of what lies around, in the same units.
const SMALL_LETTER: f64 = 16.0;
/// From the scale to the edges, in the same units.
const INSET: f64 = 10.0;

/// The map and its legend. `root` leads to the site's root.
pub fn locator(dataset: &Dataset, own: &Territory, root: &str) -> Element {
    let scene = Scene::of_territory(dataset, own);
    let (width, height) = (scene.projection.width / STEP, scene.projection.height / STEP);
    let outlines = dataset.outlines.get();
    let shape = |feature: &Feature<'_>| -> Node {
        let territory = feature.territory;
        let outline = outlines.and_then(|outlines| outlines.of(&territory.id));
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
    let name = name(own, width, height);
    let around = outlines.and_then(|outlines| {
        let room = name.as_ref().map(|own| own.bounds);
        let own = Surroundings::in_locator(&scene, outlines, STEP, SMALL_LETTER * STEP, room)?;
        Some(drawn(own, 1.0, STEP))
    });
    let (beneath, above) = around.map(|[beneath, above]| (beneath, above)).unzip();
    let name = name.map(|Name { x, lines, .. }| {
        let line = |(y, words): (f64, String)| {
            svg("text")
                .class("nom")
                .attr("x", fixed(x, 0).to_string())
                .attr("y", fixed(y, 1).to_string())
                .child(words)
        };
        lines.into_iter().map(line).collect::<Vec<_>>()
    });
    let style = scene.features.last().map(|feature| feature.style);
    let pattern = style.and_then(|style| {
        let pattern = style.pattern()?;
        let drawn = svg_pattern(pattern, choropleth_class(style));
        Some(drawn.attr("patternTransform", pattern.transform(1.0 / STEP)))
    });
    let drawing = svg("svg")
        .attr("viewBox", format!("0 0 {width:.0} {height:.0}"))
        .attr("aria-hidden", "true")
        .children(pattern)
        .children(beneath)
        .children(scene.features.iter().map(shape))
        .children(above)
        .children(name.unwrap_or_default())
        .children(scale(scene.scale_bar(), width, height));
    html("div").class("situation").child(drawing).child(entries(&scene.legend))
}

/// The scale, in the lower right corner.
fn scale(bar: ScaleBar, width: f64, height: f64) -> [Element; 2] {
    let (right, bottom) = (width - INSET, height - INSET);
    let line = bar.reduced(STEP).path(right, bottom, 5.0);
    [
        svg("path").class("echelle").attr("d", line),
        svg("text")
            .attr("x", fixed(right, 0).to_string())
            .attr("y", fixed(bottom - 11.0, 0).to_string())
            .child(bar.label()),
    ]
}

/// A territory's name over it, moved within the drawing: nobody else is named here, so that it needs no leader.
/// Lengths are in units of the drawing.
fn name(territory: &Territory, width: f64, height: f64) -> Option<Name> {
    let label = territory.drawing.labels.small_map.as_ref()?;
    let centre = if label.leader.is_some() { territory.drawing.centre } else { label.position };
    let (half_width, half_height) = label.size();
    // Letters, and the halo around them.
    let [half_width, half_height] = [half_width, half_height].map(|size| size * LETTER / 2.0);
    let x = (centre.x / STEP).min(width - half_width).max(half_width);
    let y = (centre.y / STEP).min(height - half_height).max(half_height);
    let lines = label
        .baselines()
        .map(|(baseline, line)| (y + (baseline - label.offset.y) * LETTER, line.text.clone()));
    let at = |x: f64, y: f64| MapPoint { x: x * STEP, y: y * STEP };
    let bounds = Bounds {
        min: at(x - half_width, y - half_height),
        max: at(x + half_width, y + half_height),
    };
    Some(Name { x, lines: lines.collect(), bounds })
}

/// A name on the drawing.
struct Name {
    /// The middle of its lines.
    x: f64,
    /// Each line on its baseline.
    lines: Vec<(f64, String)>,
    /// The room that it takes, in map units.
    bounds: Bounds,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stays_within_the_drawing() {
        let dataset = crate::into_static(fixtures::dataset().clone());
        let (width, height) = (dataset.projection.width / STEP, dataset.projection.height / STEP);
        for territory in dataset.epci() {
            let label = territory.drawing.labels.small_map.as_ref().unwrap();
            let name = name(territory, width, height).unwrap();
            let half = (label.size().0 - 0.5) * LETTER / 2.0;
            assert!(name.x - half >= 0.0 && name.x + half <= width, "{}", territory.name);
            let within = |(y, _): &(f64, String)| *y > 0.7 * LETTER && *y < height;
            assert!(name.lines.iter().all(within), "{}", territory.name);
        }
    }
}
