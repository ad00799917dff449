//! A small map of the département that locates the territory, with links to the others. Decoration for pointers:
//! the text has the same links.

use crate::ui::map::base_map::draw_base_map;
use crate::ui::map::drawing::{choropleth_class, static_territory, svg_pattern};
use crate::ui::map::legend::entry_list;
use analysis::scene::base_map::BaseMapDrawing;
use analysis::scene::{Feature, ScaleBar, Scene};
use dom::{Element, Node, html, svg};
use geometry::{Bounds, MapPoint};
use model::{Dataset, Territory};
use small_std::to_fixed;
use state::link::territory_path;

/// Map units per unit of this drawing.
const STEP: f64 = 16.0;
/// Font size of the name, in units of this drawing (`territory.css`).
const FONT_SIZE: f64 = 21.0;
/// Font size of the base map, in the same units.
const SMALL_FONT_SIZE: f64 = 16.0;
/// Distance of the scale bar from the edges, in the same units.
const INSET: f64 = 10.0;

/// The map and its legend. `root` is the relative path to the site's root.
pub fn locator(dataset: &Dataset, territory: &Territory, root: &str) -> Element {
    let scene = Scene::locator(dataset, territory);
    let (width, height) = (scene.projection.width / STEP, scene.projection.height / STEP);
    let outlines = dataset.outlines.get();
    let shape = |feature: &Feature<'_>| -> Node {
        let territory = feature.territory;
        let outline = outlines.and_then(|outlines| outlines.outline_of(&territory.id));
        let path = outline.map(|outline| outline.scaled_down(STEP).to_svg_path());
        let shape = static_territory(feature, path);
        match territory.siren() {
            Some(siren) if !feature.is_outlined => svg("a")
                .attr("href", format!("{root}{}", territory_path(siren)))
                .attr("tabindex", "-1")
                .child(svg("title").child(territory.name.clone()))
                .child(shape)
                .into(),
            _ => shape.into(),
        }
    };
    let name = place_label(territory, width, height);
    let base_map = outlines.and_then(|outlines| {
        let bounds = name.as_ref().map(|name| name.bounds);
        let base_map =
            BaseMapDrawing::for_locator(&scene, outlines, STEP, SMALL_FONT_SIZE * STEP, bounds)?;
        Some(draw_base_map(base_map, 1.0, STEP))
    });
    let (below, above) = base_map.map(|[below, above]| (below, above)).unzip();
    let name = name.map(|PlacedLabel { x, lines, .. }| {
        let line = |(y, words): (f64, String)| {
            svg("text")
                .class("nom")
                .attr("x", to_fixed(x, 0).to_string())
                .attr("y", to_fixed(y, 1).to_string())
                .child(words)
        };
        lines.into_iter().map(line).collect::<Vec<_>>()
    });
    let style = scene.features.last().map(|feature| feature.style);
    let pattern = style.and_then(|style| {
        let pattern = style.pattern()?;
        let element = svg_pattern(pattern, choropleth_class(style));
        Some(element.attr("patternTransform", pattern.transform(1.0 / STEP)))
    });
    let drawing = svg("svg")
        .attr("viewBox", format!("0 0 {width:.0} {height:.0}"))
        .attr("aria-hidden", "true")
        .children(pattern)
        .children(below)
        .children(scene.features.iter().map(shape))
        .children(above)
        .children(name.unwrap_or_default())
        .children(scale(scene.scale_bar(), width, height));
    html("div").class("situation").child(drawing).child(entry_list(&scene.legend))
}

/// The scale bar, in the lower right corner.
fn scale(bar: ScaleBar, width: f64, height: f64) -> [Element; 2] {
    let (right, bottom) = (width - INSET, height - INSET);
    let line = bar.scaled_down(STEP).path(right, bottom, 5.0);
    [
        svg("path").class("echelle").attr("d", line),
        svg("text")
            .attr("x", to_fixed(right, 0).to_string())
            .attr("y", to_fixed(bottom - 11.0, 0).to_string())
            .child(bar.label()),
    ]
}

/// The label of a territory, moved to lie within the drawing. No other is labelled, so that it needs no leader.
/// Lengths are in units of the drawing.
fn place_label(territory: &Territory, width: f64, height: f64) -> Option<PlacedLabel> {
    let label = territory.layout.labels.small_map.as_ref()?;
    let centre = if label.leader.is_some() { territory.layout.centre } else { label.position };
    let (half_width, half_height) = label.size();
    // Half the size of the letters with their halo.
    let [half_width, half_height] = [half_width, half_height].map(|size| size * FONT_SIZE / 2.0);
    let x = (centre.x / STEP).min(width - half_width).max(half_width);
    let y = (centre.y / STEP).min(height - half_height).max(half_height);
    let lines = label
        .baselines()
        .map(|(baseline, line)| (y + (baseline - label.offset.y) * FONT_SIZE, line.text.clone()));
    let to_map = |x: f64, y: f64| MapPoint { x: x * STEP, y: y * STEP };
    let bounds = Bounds {
        min: to_map(x - half_width, y - half_height),
        max: to_map(x + half_width, y + half_height),
    };
    Some(PlacedLabel { x, lines: lines.collect(), bounds })
}

/// A label in the drawing.
struct PlacedLabel {
    /// Horizontal centre of the lines.
    x: f64,
    /// The lines with their baselines.
    lines: Vec<(f64, String)>,
    /// The area that it covers, in map units.
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
            let label = territory.layout.labels.small_map.as_ref().unwrap();
            let name = place_label(territory, width, height).unwrap();
            let half = (label.size().0 - 0.5) * FONT_SIZE / 2.0;
            assert!(name.x - half >= 0.0 && name.x + half <= width, "{}", territory.name);
            let within = |(y, _): &(f64, String)| *y > 0.7 * FONT_SIZE && *y < height;
            assert!(name.lines.iter().all(within), "{}", territory.name);
        }
    }
}
