//! Draws a scene as standalone SVG in the colours of the light theme; style sheets do not apply to it.

use std::fmt::Write;

use crate::scene::Scene;
use crate::scene::base_map::{BaseMapDrawing, PICTURE_FONT_SIZE};
use crate::scene::legend::{Legend, Symbol};
use crate::scene::palette::{
    ACCENT, BORDER, GROUND, HATCH, INK, NEUTRAL_MARK, QUIET_INK, RIVER, SURFACE, TOWN, colour,
};
use crate::scene::pattern::{DASHES, HATCH_OPACITY, HATCHING, Pattern, WITHOUT_VALUE};
use crate::scene::style::Style;
use crate::statistics::chart::Chart;
use geometry::{LabelStyle, MapPoint, Outline, Projection};
use model::Outlines;
use small_std::escape_markup;

/// Height of a legend line, in map units.
pub const LEGEND_LINE_HEIGHT: f64 = 330.0;

/// Left edge of the legend's text beside patches and beside circles, in map units.
const LEGEND_TEXT_X: [f64; 2] = [700.0, 1300.0];

/// The `<defs>` of all patterns.
#[must_use]
pub fn pattern_defs() -> String {
    let hatch = format!("stroke=\"{HATCH}\" stroke-opacity=\"{HATCH_OPACITY}\"");
    let over_neutral = format!("stroke=\"{NEUTRAL_MARK}\" stroke-linecap=\"round\"");
    let hatches = [HATCHING, DASHES].map(|motif| pattern_element(motif, &hatch)).concat();
    let empty = WITHOUT_VALUE.map(|motif| pattern_element(motif, &over_neutral)).concat();
    format!("<defs>{hatches}{empty}</defs>")
}

fn pattern_element(Pattern { id, side, rotation, d, width }: Pattern, stroke: &str) -> String {
    format!(
        "<pattern id=\"{id}\" width=\"{side}\" height=\"{side}\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate({rotation})\"><path d=\"{d}\" fill=\"none\" \
         stroke-width=\"{width}\" {stroke}/></pattern>"
    )
}

/// The map: base map, territories, circles, names and scale.
#[must_use]
pub fn map_svg(scene: &Scene<'_>, chart: &Chart, outlines: &Outlines) -> String {
    let base_map = BaseMapDrawing::for_picture(scene, outlines);
    let mut svg = String::new();
    if let Some(base_map) = &base_map {
        draw_land(&mut svg, base_map, scene);
    }
    let _ = write!(svg, "<g stroke=\"{SURFACE}\" stroke-width=\"26\">");
    for feature in &scene.features {
        let territory = feature.territory;
        let path = outlines.outline_of(&territory.id).map(Outline::to_svg_path).unwrap_or_default();
        for (index, fill) in fills(feature.style, chart).iter().enumerate() {
            let code = territory.code();
            let attribute =
                if index == 0 { format!(" data-epci=\"{code}\"") } else { String::new() };
            let _ = write!(svg, "<path{attribute} fill=\"{fill}\" d=\"{path}\"/>");
        }
    }
    svg.push_str("</g>");
    if let Some(base_map) = &base_map {
        draw_rivers_and_places(&mut svg, base_map, scene);
    }
    for feature in scene.features.iter().filter(|feature| feature.radius > 0.0) {
        let centre = feature.territory.layout.centre;
        svg.push_str(&circle_element(centre.x, centre.y, feature.radius));
    }
    draw_names(&mut svg, scene);
    draw_scale_bar(&mut svg, scene);
    svg
}

/// The land around the territories with its borders, clipped to the picture.
fn draw_land(svg: &mut String, base_map: &BaseMapDrawing<'_>, scene: &Scene<'_>) {
    let Projection { width, height, .. } = scene.projection;
    let _ = write!(
        svg,
        "<svg width=\"{width:.0}\" height=\"{height:.0}\"><rect width=\"100%\" height=\"100%\" \
         fill=\"{GROUND}\"/><path d=\"{}\" fill=\"none\" stroke=\"{BORDER}\" stroke-width=\"18\"/></svg>",
        base_map.borders
    );
}

/// Rivers, towns, and the names that fit within the picture.
fn draw_rivers_and_places(svg: &mut String, base_map: &BaseMapDrawing<'_>, scene: &Scene<'_>) {
    let Projection { width, height, .. } = scene.projection;
    let _ = write!(
        svg,
        "<svg width=\"{width:.0}\" height=\"{height:.0}\" font-size=\"{PICTURE_FONT_SIZE}\" fill=\"{TOWN}\">\
         <g fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\
         <path d=\"{}\" stroke=\"{RIVER}\" stroke-width=\"22\"/>\
         <path d=\"{}\" stroke=\"{TOWN}\" stroke-width=\"70\"/></g>",
        base_map.rivers,
        base_map.towns.iter().map(|(_, dots)| dots.as_str()).collect::<String>()
    );
    for placed in &base_map.names {
        let (anchor, gap) = placed.anchor.text_anchor();
        let (x, y) = (
            placed.name.point.x + gap * PICTURE_FONT_SIZE,
            placed.name.point.y + 0.35 * PICTURE_FONT_SIZE,
        );
        let text = match placed.name.kind.is_area() {
            true => placed.name.text.to_uppercase(),
            false => placed.name.text.to_owned(),
        };
        let spacing = if placed.name.kind.is_area() { " letter-spacing=\".12em\"" } else { "" };
        let _ = write!(
            svg,
            "<text x=\"{x:.0}\" y=\"{y:.0}\" text-anchor=\"{anchor}\"{spacing}>{}</text>",
            escape_markup(&text)
        );
    }
    let _ = write!(
        svg,
        "<g font-style=\"italic\" text-anchor=\"middle\" fill=\"{ACCENT}\" stroke=\"{SURFACE}\" \
         stroke-width=\"28\" stroke-linejoin=\"round\" paint-order=\"stroke\">"
    );
    for name in &base_map.river_names {
        let ((cos, sin), MapPoint { x, y }) = (name.direction, name.point);
        let _ = write!(
            svg,
            "<text transform=\"matrix({cos:.2} {sin:.2} {:.2} {cos:.2} {x:.0} {y:.0})\" y=\"{:.0}\">{}</text>",
            -sin,
            (name.offset + 0.35) * PICTURE_FONT_SIZE,
            escape_markup(name.text)
        );
    }
    svg.push_str("</g></svg>");
}

fn draw_names(svg: &mut String, scene: &Scene<'_>) {
    let size = LabelStyle::LARGE_MAP.font_size;
    let labels = || {
        let labels = scene.features.iter().filter_map(|feature| feature.labels?.large_map.as_ref());
        labels.filter(|label| label.min_zoom <= 1.0)
    };
    for (label, leader_start) in labels().filter_map(|label| Some((label, label.leader?))) {
        let MapPoint { x, y } = label.position;
        let _ = write!(
            svg,
            "<path d=\"M{:.0} {:.0}L{x:.0} {y:.0}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"20\"/>",
            leader_start.x, leader_start.y
        );
    }
    let _ = write!(
        svg,
        "<g font-size=\"{size}\" font-weight=\"600\" text-anchor=\"middle\" stroke=\"{SURFACE}\" \
         stroke-width=\"50\" stroke-linejoin=\"round\" paint-order=\"stroke\">"
    );
    for label in labels() {
        let x = label.position.x + size * label.offset.x;
        for (baseline, line) in label.baselines() {
            let y = label.position.y + size * baseline;
            let _ =
                write!(svg, "<text x=\"{x:.0}\" y=\"{y:.0}\">{}</text>", escape_markup(&line.text));
        }
    }
    svg.push_str("</g>");
}

/// The scale bar, in the lower right corner.
fn draw_scale_bar(svg: &mut String, scene: &Scene<'_>) {
    let bar = scene.scale_bar();
    let (right, bottom) = (scene.projection.width - 200.0, scene.projection.height - 100.0);
    let _ = write!(
        svg,
        "<path d=\"{}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"26\"/>\
         <text x=\"{right:.0}\" y=\"{:.0}\" text-anchor=\"end\">{}</text>",
        bar.path(right, bottom, 80.0),
        bottom - 140.0,
        bar.label(),
    );
}

fn circle_element(x: f64, y: f64, radius: f64) -> String {
    format!(
        "<circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{radius:.0}\" fill=\"{ACCENT}\" \
         fill-opacity=\".55\" stroke=\"{INK}\" stroke-width=\"14\"/>"
    )
}

/// The fills of a territory or a patch, bottom layer first.
fn fills(style: Style, chart: &Chart) -> Vec<String> {
    let base_fill = colour(style.fill, chart);
    std::iter::once(base_fill).chain(style.pattern().map(pattern_url)).collect()
}

fn pattern_url(pattern: Pattern) -> String {
    format!("url(#{})", pattern.id)
}

/// A legend drawn as SVG downwards from the point (0, 0).
pub struct DrawnLegend {
    /// SVG elements without the enclosing `<svg>`.
    pub svg: String,
    /// Height, in map units.
    pub height: f64,
}

impl DrawnLegend {
    /// Draws `legend`, line by line.
    #[must_use]
    pub fn new(legend: &Legend, chart: &Chart) -> Self {
        let [beside_patches, beside_circles] = LEGEND_TEXT_X;
        let text_x = match chart {
            Chart::Choropleth(_) => beside_patches,
            Chart::Circles { .. } => beside_circles,
        };
        let mut drawn = Self { svg: String::new(), height: 0.0 };
        if !legend.heading.is_empty() {
            drawn.push_line("", 0.0, 0.0, legend.heading);
        }
        for entry in &legend.entries {
            let radius = if let Symbol::Circle(radius) = entry.symbol { radius } else { 0.0 };
            drawn.push_line(&symbol_svg(entry.symbol, chart), radius, text_x, &entry.text());
        }
        for reference in &legend.references {
            drawn.push_line("", 0.0, text_x, &reference.label);
        }
        drawn
    }

    /// Draws a symbol centred at (0, 0) of its line, and its text from `text_x` on.
    fn push_line(&mut self, symbol: &str, radius: f64, text_x: f64, words: &str) {
        let height = LEGEND_LINE_HEIGHT.max(2.0 * radius + LEGEND_LINE_HEIGHT / 4.0);
        let y = self.height + height / 2.0;
        let _ = write!(
            self.svg,
            "<g transform=\"translate(0 {y:.0})\">{symbol}<text x=\"{text_x}\" y=\"75\">{}</text></g>",
            escape_markup(words)
        );
        self.height += height;
    }
}

fn symbol_svg(symbol: Symbol, chart: &Chart) -> String {
    let patch = |fill: &str| {
        format!(
            "<rect y=\"-125\" width=\"540\" height=\"250\" stroke=\"{QUIET_INK}\" \
             stroke-width=\"10\" fill=\"{fill}\"/>"
        )
    };
    match symbol {
        Symbol::Patch(style) => fills(style, chart).iter().map(|fill| patch(fill)).collect(),
        Symbol::Overlay(overlay) => {
            format!("{}{}", patch(SURFACE), patch(&pattern_url(overlay.pattern())))
        }
        Symbol::Circle(radius) if radius > 0.0 => circle_element(560.0, 0.0, radius),
        Symbol::Circle(_) => String::new(),
    }
}
