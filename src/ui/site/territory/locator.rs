//! The département in small: where the territory lies, and the way to the others. Decoration
//! for whoever points: the same links stand in the text. The territory is drawn as on the map.

use super::ROOT;
use analysis::scene::appearance::{Ground, Over, appearance};
use analysis::statistics::chart::Chart;
use dom::{Element, svg};
use geometry::LINE_HEIGHT;
use model::{Dataset, Epci, Role};
use state::link::page_of;

/// Map units to one of this drawing.
const STEP: f64 = 16.0;
/// The size of the name's letters, in units of this drawing (`territory.css`).
const LETTER: f64 = 21.0;
/// The mean width of a letter that the build has not measured, in letter sizes.
const WIDTH: f64 = 0.56;
/// The longest line of a name that the build has not placed, in letters.
const LONGEST: usize = 16;

/// The map: this territory in its colour, hatched if it is a priority, outlined and named.
pub fn locator(dataset: &'static Dataset, territory: &'static Epci) -> Element {
    let projection = dataset.projection;
    let (width, height) = (projection.width / STEP, projection.height / STEP);
    let reduced = |territory: &Epci| {
        let outline = dataset.outlines.get().and_then(|outlines| outlines.of(&territory.id));
        svg("path").attr("d", outline.map(|outline| outline.reduced(STEP).to_svg_path()))
    };
    let shape = |other: &Epci| match other.siren() {
        Some(siren) => svg("a")
            .attr("href", format!("{ROOT}{}", page_of(siren)))
            .attr("tabindex", "-1")
            .child(svg("title").child(other.name.clone()))
            .child(reduced(other)),
        None => reduced(other),
    };
    let others = dataset.territories.iter().filter(|other| other.id != territory.id);
    let look = dataset
        .in_role(Role::Coverage)
        .map(|rate| appearance(dataset, rate, &Chart::of(dataset, rate), territory, None));
    let class = look.and_then(|look| match look.ground {
        Ground::Class(class) => Some(class),
        _ => None,
    });
    let hatched = look.is_some_and(|look| look.over == Some(Over::Priority));
    let name = Name::of(territory, width, height);
    let line = |(rank, words): (usize, &String)| {
        let (x, y) = (format!("{:.0}", name.x), format!("{:.1}", name.y(rank)));
        svg("text").attr("x", x).attr("y", y).child(words.clone())
    };
    let pattern = svg("pattern")
        .attr("id", "ici")
        .attr("width", "9")
        .attr("height", "9")
        .attr("patternUnits", "userSpaceOnUse")
        .attr("patternTransform", "rotate(45)")
        .child(svg("path").attr("d", "M0 0V9"));
    let own = reduced(territory)
        .class(if hatched { "ici prioritaire" } else { "ici" })
        .attr("data-class", class);
    svg("svg")
        .class("situation")
        .attr("viewBox", format!("0 0 {width:.0} {height:.0}"))
        .attr("aria-hidden", "true")
        .child(svg("defs").child(pattern))
        .children(others.map(shape))
        .child(own)
        .children(hatched.then(|| reduced(territory).class("hachures")))
        .children(name.lines.iter().enumerate().map(line))
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
