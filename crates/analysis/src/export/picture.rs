//! The map as a standalone picture with title, legend, source and date; without scripts or external references.

use std::fmt::Write;

use super::drawing::{DrawnLegend, LEGEND_LINE_HEIGHT, map_svg, pattern_defs};
use super::metadata;
use crate::scene::Scene;
use crate::scene::palette::{INK, QUIET_INK, SURFACE};
use crate::simulation::outcome::Simulation;
use crate::statistics::chart::Chart;
use crate::wording::format::typeset;
use crate::wording::sentence::dates_text;
use model::{Dataset, Indicator, Outlines};
use small_std::escape_markup;

/// Height of the space above the map, in map units.
const TITLE_HEIGHT: f64 = 900.0;
/// Font size of the texts, in map units.
const FONT_SIZE: f64 = 215.0;
/// Height of a line of the credits, in map units.
const CREDIT_LINE_HEIGHT: f64 = 210.0;

/// The map to be drawn.
#[derive(Clone, Copy)]
pub struct PictureInput<'a> {
    /// The dataset of the shown découpage and date.
    pub dataset: &'a Dataset,
    /// The outlines of the territories, in map units.
    pub outlines: &'a Outlines,
    /// The indicator that colours the territories.
    pub indicator: &'a Indicator,
    /// Its classes or circles.
    pub chart: &'a Chart,
    /// The simulation shown instead, with the name of its scenario.
    pub scenario: Option<(&'a Simulation, &'a str)>,
}

/// A picture with its size in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// A complete SVG document with title, legend and credits.
    pub svg: String,
    /// Width in CSS pixels, at the SVG's own scale.
    pub width: u32,
    /// Height in CSS pixels, at the SVG's own scale.
    pub height: u32,
}

/// The current map as a picture for print and slides, with everything needed to read it.
#[must_use]
pub fn draw_picture(input: PictureInput<'_>) -> Picture {
    let PictureInput { dataset, outlines, indicator, chart, scenario } = input;
    let projection = dataset.projection;
    let scene = Scene::for_indicator(dataset, indicator, chart, scenario.map(|(s, _)| s));
    let legend = DrawnLegend::new(&scene.legend, chart);
    let width = projection.width;
    let legend_top = TITLE_HEIGHT + projection.height + 200.0;
    let credits = metadata::credit_lines(dataset, indicator);
    let credits: Vec<String> = credits.iter().flat_map(|line| wrap_text(&typeset(line))).collect();
    let height = legend_top
        + legend.height
        + LEGEND_LINE_HEIGHT / 2.0
        + (credits.len() as f64 + 1.0) * CREDIT_LINE_HEIGHT;
    let (title, subtitle) = (picture_title(input), picture_subtitle(input));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         width=\"1000\" height=\"{:.0}\" font-family=\"system-ui, sans-serif\" \
         font-size=\"{FONT_SIZE}\" fill=\"{INK}\"><title>{}</title>{}\
         <rect width=\"100%\" height=\"100%\" fill=\"{SURFACE}\"/>\
         <text x=\"200\" y=\"420\" font-size=\"{:.0}\" font-weight=\"700\">{}</text>\
         <text x=\"200\" y=\"760\" font-size=\"{:.0}\">{}</text>",
        1000.0 * height / width,
        escape_markup(&title),
        pattern_defs(),
        fitted_font_size(&title, 300.0, width),
        escape_markup(&title),
        fitted_font_size(&subtitle, FONT_SIZE, width),
        escape_markup(&subtitle),
    );
    let map = map_svg(&scene, chart, outlines);
    let _ = write!(svg, "<g transform=\"translate(0 {TITLE_HEIGHT})\">{map}</g>");
    let _ = write!(svg, "<g transform=\"translate(200 {legend_top})\">{}</g>", legend.svg);
    for (row, line) in credits.iter().enumerate() {
        let y =
            legend_top + legend.height + LEGEND_LINE_HEIGHT / 2.0 + row as f64 * CREDIT_LINE_HEIGHT;
        let _ = write!(
            svg,
            "<text x=\"200\" y=\"{y:.0}\" font-size=\"150\" fill=\"{QUIET_INK}\">{}</text>",
            escape_markup(line)
        );
    }
    svg.push_str("</svg>");
    Picture { svg, width: 1000, height: (1000.0 * height / width).round() as u32 }
}

/// The largest font size, up to `max_size`, at which `text` fits into `width`.
fn fitted_font_size(text: &str, max_size: f64, width: f64) -> f64 {
    // Mean width of a bold letter, relative to its size. A margin of 200 units stays free on both sides.
    const LETTER_WIDTH: f64 = 0.6;
    max_size.min((width - 400.0) / (text.chars().count() as f64 * LETTER_WIDTH))
}

/// Breaks a text into lines that fit the picture.
fn wrap_text(text: &str) -> Vec<String> {
    const MAX_LINE_CHARS: usize = 92;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= MAX_LINE_CHARS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn picture_title(input: PictureInput<'_>) -> String {
    match input.scenario {
        Some((_, name)) => format!("{}, scénario {name}", input.indicator.label),
        None => input.indicator.label.clone(),
    }
}

fn picture_subtitle(input: PictureInput<'_>) -> String {
    let PictureInput { dataset, indicator, .. } = input;
    let date = dates_text(dataset, indicator);
    let year = dataset.shown_decoupage().map(|decoupage| format!(" de {}", decoupage.day.year()));
    let (departement, year) = (&dataset.metadata.departement.name, year.unwrap_or_default());
    format!("{departement}, intercommunalités{year} ; chiffres {date}")
}
