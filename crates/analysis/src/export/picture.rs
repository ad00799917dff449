//! The map as a picture that stands alone: title, legend, source and date, no script, nothing
//! referred to outside.

use std::fmt::Write;

use super::legend::{drawn, fills};
use super::metadata;
use crate::scene::appearance::appearance;
use crate::scene::legend::legend;
use crate::simulation::outcome::Simulation;
use crate::statistics::chart::Chart;
use crate::wording::format::typeset;
use crate::wording::sentence::when;
use geometry::{LINE_HEIGHT, Outline};
use model::{Dataset, Epci, Indicator, Outlines};
use small_std::escaped;

/// Space above the map, in map units.
const HEAD: f64 = 900.0;
/// Height of a line of the legend.
pub const LINE: f64 = 330.0;
/// Size of the letters.
pub const LETTER: f64 = 215.0;
/// Height of a line of the credits.
const SMALL: f64 = 210.0;

/// What the picture shows.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// Everything known.
    pub dataset: &'a Dataset,
    /// What is drawn.
    pub outlines: &'a Outlines,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// How it is drawn.
    pub chart: &'a Chart,
    /// What a scenario, named so, makes of it.
    pub scenario: Option<(&'a Simulation, &'a str)>,
}

/// A picture and its size in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The SVG document.
    pub svg: String,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Shown<'_> {
    /// The value of a territory in the scenario.
    fn supposed(&self, territory: &Epci) -> Option<f64> {
        self.scenario.and_then(|(s, _)| Some(s.of(territory.siren()?)?.rate.middle()))
    }
}

/// Draws the picture.
#[must_use]
pub fn picture(shown: Shown<'_>) -> Picture {
    let projection = shown.dataset.projection;
    let Shown { dataset, indicator, chart, scenario, .. } = shown;
    let legend = drawn(&legend(dataset, indicator, chart, scenario.map(|(s, _)| s)), chart);
    let width = projection.width;
    let foot = HEAD + projection.height + 200.0;
    let credits = metadata::credits();
    let credits: Vec<&str> = credits.lines().filter(|line| line.starts_with("- ")).collect();
    let credits: Vec<String> =
        credits.iter().flat_map(|line| folded(&typeset(line.trim_start_matches("- ")))).collect();
    let height = foot + legend.height + LINE / 2.0 + (credits.len() as f64 + 1.0) * SMALL;
    let (title, subtitle) = (title(shown), subtitle(shown));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         width=\"1000\" height=\"{:.0}\" font-family=\"system-ui, sans-serif\" \
         font-size=\"{LETTER}\" fill=\"#1b2430\"><title>{}</title>\
         <defs><pattern id=\"hachures\" width=\"150\" height=\"150\" \
         patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V150\" \
         stroke=\"#5b2a08\" stroke-width=\"26\" stroke-opacity=\".55\"/></pattern>\
         <pattern id=\"tirets\" width=\"150\" height=\"150\" \
         patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V150\" \
         stroke=\"#5b2a08\" stroke-width=\"26\" stroke-opacity=\".55\" stroke-dasharray=\"70 80\"/></pattern>\
         <pattern id=\"croix\" width=\"200\" height=\"200\" patternUnits=\"userSpaceOnUse\">\
         <path d=\"M60 60 140 140M140 60 60 140\" stroke=\"#77756d\" stroke-width=\"18\"/></pattern>\
         <pattern id=\"points\" width=\"130\" height=\"130\" patternUnits=\"userSpaceOnUse\">\
         <circle cx=\"65\" cy=\"65\" r=\"16\" fill=\"#77756d\"/></pattern>\
         <pattern id=\"maille\" width=\"260\" height=\"260\" patternUnits=\"userSpaceOnUse\">\
         <path d=\"M0 130H260M130 0V260\" stroke=\"#77756d\" stroke-width=\"16\"/></pattern></defs>\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\
         <text x=\"200\" y=\"420\" font-size=\"{:.0}\" font-weight=\"700\">{}</text>\
         <text x=\"200\" y=\"760\" font-size=\"{:.0}\">{}</text>",
        1000.0 * height / width,
        escaped(&title),
        fitting(&title, 300.0, width),
        escaped(&title),
        fitting(&subtitle, LETTER, width),
        escaped(&subtitle),
    );
    let _ =
        write!(svg, "<g transform=\"translate(0 {HEAD})\" stroke=\"#fff\" stroke-width=\"26\">");
    for territory in &shown.dataset.territories {
        draw(&mut svg, shown, territory);
    }
    svg.push_str("</g>");
    let _ = write!(svg, "<g transform=\"translate(0 {HEAD})\">");
    circles(&mut svg, shown);
    labels(&mut svg, shown.dataset);
    svg.push_str("</g>");
    let _ = write!(svg, "<g transform=\"translate(200 {foot})\">{}</g>", legend.svg);
    for (rank, line) in credits.iter().enumerate() {
        let y = foot + legend.height + LINE / 2.0 + rank as f64 * SMALL;
        let _ = write!(
            svg,
            "<text x=\"200\" y=\"{y:.0}\" font-size=\"150\" fill=\"#525d6b\">{}</text>",
            escaped(line)
        );
    }
    svg.push_str("</svg>");
    Picture { svg, width: 1000, height: (1000.0 * height / width).round() as u32 }
}

/// The size of letters by which `text` fits a picture so wide, at most `size`.
fn fitting(text: &str, size: f64, width: f64) -> f64 {
    // The mean width of a bold letter, in letter sizes; 200 units stay free on both sides.
    const LETTER_WIDTH: f64 = 0.6;
    size.min((width - 400.0) / (text.chars().count() as f64 * LETTER_WIDTH))
}

/// A text in lines that fit the picture.
fn folded(text: &str) -> Vec<String> {
    const LONGEST: usize = 92;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LONGEST => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn title(shown: Shown<'_>) -> String {
    match shown.scenario {
        Some((_, name)) => format!("{}, scénario {name}", shown.indicator.label),
        None => shown.indicator.label.clone(),
    }
}

fn subtitle(shown: Shown<'_>) -> String {
    let date = when(shown.dataset, shown.indicator);
    format!("Haute-Marne, intercommunalités de 2015 ; chiffres {date}")
}

fn draw(svg: &mut String, shown: Shown<'_>, territory: &Epci) {
    let Shown { dataset, outlines, indicator, chart, .. } = shown;
    let path = outlines.of(&territory.id).map(Outline::to_svg_path).unwrap_or_default();
    let look = appearance(dataset, indicator, chart, territory, shown.supposed(territory));
    let code = territory.code();
    for (rank, fill) in fills(look, chart).iter().enumerate() {
        let named = if rank == 0 { format!(" data-epci=\"{code}\"") } else { String::new() };
        let _ = write!(svg, "<path{named} fill=\"{fill}\" d=\"{path}\"/>");
    }
}

fn circles(svg: &mut String, shown: Shown<'_>) {
    if let Chart::Circles { .. } = shown.chart {
        for territory in &shown.dataset.territories {
            let Some(figure) = shown.indicator.latest(&territory.id) else { continue };
            let value = figure.value;
            let (centre, radius) = (territory.drawing.centre, shown.chart.radius(value));
            let _ = write!(
                svg,
                "<circle cx=\"{:.0}\" cy=\"{:.0}\" r=\"{radius:.0}\" fill=\"#1c4f8f\" \
                 fill-opacity=\".55\" stroke=\"#1b2430\" stroke-width=\"14\"/>",
                centre.x, centre.y
            );
        }
    }
}

/// The names that have room without zooming.
fn labels(svg: &mut String, dataset: &Dataset) {
    svg.push_str(
        "<g font-size=\"195\" font-weight=\"600\" text-anchor=\"middle\" stroke=\"#fff\" \
         stroke-width=\"50\" stroke-linejoin=\"round\" paint-order=\"stroke\">",
    );
    let labels = dataset.territories.iter().filter_map(|t| t.drawing.label.as_ref());
    for label in labels.filter(|label| label.min_zoom <= 1.0) {
        let first = LINE_HEIGHT * (0.3 - (label.lines.len() as f64 - 1.0) / 2.0);
        for (rank, line) in label.lines.iter().enumerate() {
            let y = label.centre.y + 195.0 * (first + rank as f64 * LINE_HEIGHT);
            let x = label.centre.x;
            let _ = write!(svg, "<text x=\"{x:.0}\" y=\"{y:.0}\">{}</text>", escaped(&line.text));
        }
    }
    svg.push_str("</g>");
}
