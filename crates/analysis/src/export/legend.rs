//! The legend of an exported picture.

use std::fmt::Write;

use super::palette::colour;
use super::picture::LINE;
use crate::scene::appearance::{Appearance, Ground, Over};
use crate::scene::legend::{Legend, Sign};
use crate::statistics::chart::Chart;
use small_std::escaped;

/// Where the words begin, and where they do beside circles, in map units.
const WORDS_AT: [f64; 2] = [700.0, 1300.0];

/// A legend as SVG, from the point 0, 0 down, and how tall it is.
pub struct Drawn {
    /// Its SVG.
    pub svg: String,
    /// Its height, in map units.
    pub height: f64,
}

/// Draws `legend`, line by line.
#[must_use]
pub fn drawn(legend: &Legend, chart: &Chart) -> Drawn {
    let [beside_patches, beside_circles] = WORDS_AT;
    let words_at = match chart {
        Chart::Choropleth(_) => beside_patches,
        Chart::Circles { .. } => beside_circles,
    };
    let mut drawn = Drawn { svg: String::new(), height: 0.0 };
    if !legend.heading.is_empty() {
        drawn.line("", 0.0, 0.0, legend.heading);
    }
    for entry in &legend.entries {
        let radius = if let Sign::Circle(radius) = entry.sign { radius } else { 0.0 };
        drawn.line(&sign(entry.sign, chart), radius, words_at, &entry.words());
    }
    for reference in &legend.references {
        drawn.line("", 0.0, words_at, &reference.words);
    }
    drawn
}

impl Drawn {
    /// A sign around the point 0, 0 of its line, and its words from `words_at` on.
    fn line(&mut self, sign: &str, radius: f64, words_at: f64, words: &str) {
        let height = LINE.max(2.0 * radius + LINE / 4.0);
        let y = self.height + height / 2.0;
        let _ = write!(
            self.svg,
            "<g transform=\"translate(0 {y:.0})\">{sign}<text x=\"{words_at}\" y=\"75\">{}</text></g>",
            escaped(words)
        );
        self.height += height;
    }
}

fn sign(sign: Sign, chart: &Chart) -> String {
    let rect = |fill: &str| {
        format!(
            "<rect y=\"-125\" width=\"540\" height=\"250\" stroke=\"#525d6b\" stroke-width=\"10\" fill=\"{fill}\"/>"
        )
    };
    match sign {
        Sign::Patch(appearance) => fills(appearance, chart).iter().map(|fill| rect(fill)).collect(),
        Sign::Over(over) => format!("{}{}", rect("#fff"), rect(pattern(over))),
        Sign::Circle(radius) if radius > 0.0 => format!(
            "<circle cx=\"560\" r=\"{radius:.0}\" fill=\"#1c4f8f\" fill-opacity=\".55\" stroke=\"#1b2430\" stroke-width=\"14\"/>"
        ),
        Sign::Circle(_) => String::new(),
    }
}

/// What a territory or a patch is filled with, one over the other.
#[must_use]
pub fn fills(Appearance { ground, over }: Appearance, chart: &Chart) -> Vec<String> {
    let empty = "#e7e6e1";
    let (base, figure) = match (ground, chart) {
        (Ground::Class(class), Chart::Choropleth(classes)) => {
            (colour(classes, class), over.map(pattern))
        }
        (Ground::Together, _) => (empty.to_owned(), Some("url(#maille)")),
        (Ground::Without, _) => (empty.to_owned(), Some("url(#croix)")),
        (Ground::Silent, _) => (empty.to_owned(), Some("url(#points)")),
        (Ground::Plain | Ground::Class(_), _) => (empty.to_owned(), None),
    };
    std::iter::once(base).chain(figure.map(str::to_owned)).collect()
}

fn pattern(over: Over) -> &'static str {
    match over {
        Over::Priority => "url(#hachures)",
        Over::Negative => "url(#tirets)",
    }
}
