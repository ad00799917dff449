//! The names on the map: inside their territory, or hidden until zooming makes room.

use super::pins::{grouped, pins};
use crate::domain::{Dataset, Epci};
use crate::geo::{Bounds, LabelSpot, MapPoint, best_label_spot};

/// Height of a label's letters on the unzoomed map, in map units.
pub const FONT_SIZE: f64 = 215.0;
/// From one line to the next, in map units.
pub const LINE_HEIGHT: f64 = FONT_SIZE * 1.15;
/// Mean width of a letter of the system fonts, in font sizes; a little generous.
const LETTER_WIDTH: f64 = 0.56;
/// Half the width that a label leaves free around a pin, in map units.
const PIN_HALF: f64 = 210.0;

/// A name and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The name, in one to three lines.
    pub lines: Vec<String>,
    /// Middle of the whole label.
    pub centre: MapPoint,
    /// How far the map must be zoomed in for the label to fit; at most 1 when it always does.
    pub min_zoom: f64,
}

/// The labels of `dataset.territories`, in the same order.
#[must_use]
pub fn labels(dataset: &Dataset) -> Vec<Option<Label>> {
    let pins = pins(dataset, |_| true);
    let obstacles: Vec<Bounds> = grouped(&pins, 2.0 * PIN_HALF)
        .iter()
        .filter_map(|group| {
            let MapPoint { x, y } = group.position;
            let corner = |sign: f64| MapPoint { x: x + sign * PIN_HALF, y: y + sign * PIN_HALF };
            Bounds::around([corner(-1.0), corner(1.0)])
        })
        .collect();
    dataset.territories.iter().map(|territory| label(territory, &obstacles)).collect()
}

fn label(territory: &Epci, obstacles: &[Bounds]) -> Option<Label> {
    (1..=3)
        .filter_map(|lines| {
            let lines = wrap(&territory.short_name, lines)?;
            let longest = lines.iter().map(|l| l.chars().count()).max()?;
            let width = longest as f64 * LETTER_WIDTH * FONT_SIZE;
            let height = lines.len() as f64 * LINE_HEIGHT;
            let spot = best_label_spot(&territory.outline, obstacles, width, height)?;
            Some((lines, spot))
        })
        // The fewer lines the better, as long as they fit.
        .max_by(|(_, a), (_, b)| fit(a).total_cmp(&fit(b)).then(std::cmp::Ordering::Greater))
        .map(|(lines, spot)| Label { lines, centre: spot.centre, min_zoom: 1.0 / spot.room })
}

fn fit(spot: &LabelSpot) -> f64 {
    spot.room.min(1.0)
}

/// `name` broken between words into `count` lines, the longest as short as can be; `None` when
/// it has too few words.
fn wrap(name: &str, count: usize) -> Option<Vec<String>> {
    let words: Vec<&str> = name.split(' ').collect();
    if count == 1 {
        return Some(vec![name.to_owned()]);
    }
    (1..words.len())
        .filter_map(|cut| {
            let mut lines = vec![words.get(..cut)?.join(" ")];
            lines.extend(wrap(&words.get(cut..)?.join(" "), count - 1)?);
            Some(lines)
        })
        .min_by_key(|lines| lines.iter().map(|line| line.chars().count()).max())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_into_even_lines() {
        assert_eq!(wrap("Bassin nogentais", 2), Some(vec!["Bassin".into(), "nogentais".into()]));
        assert_eq!(
            wrap("Bologne Vignory et Froncles", 2),
            Some(vec!["Bologne Vignory".into(), "et Froncles".into()])
        );
        assert_eq!(wrap("Chaumont", 2), None);
    }
}
