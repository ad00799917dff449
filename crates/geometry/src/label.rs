//! Labels on the map: inside their outline, or hidden until zooming makes room.

use crate::label_spot::{best_label_spot, label_fit_ratio};
use crate::{Bounds, MapPoint, Outline};

/// Maximum zoom; 1 shows the whole map. A label that would need a higher zoom is left out.
pub const MAX_ZOOM: f64 = 12.0;

/// Line height, in font sizes.
pub const LINE_HEIGHT: f64 = 1.15;
/// A label leaves its preferred position only for one where it fits this many times larger.
const PREFERRED_FIT_FACTOR: f64 = 1.5;

/// How the names of a layer are written. A small map, as on a phone, needs a larger font in map units, and
/// therefore other label positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelStyle {
    /// Font size on the unzoomed map, in map units.
    pub font_size: f64,
    /// Maximum number of lines of a name.
    pub max_lines: usize,
}

/// The sizes here and below are those of `public/style.css`; a test of `analysis::scene::palette` compares them.
impl LabelStyle {
    /// Names of territories on a map of at least 400 × 526 CSS pixels.
    pub const LARGE_MAP: Self = Self { font_size: 205.0, max_lines: 3 };
    /// Names of territories on a smaller map: 268/205 times larger, so that on a map 328 pixels wide they look
    /// as those of `LARGE_MAP` do on one 430 wide.
    pub const SMALL_MAP: Self = Self { font_size: 268.0, max_lines: 3 };
}

/// Font sizes of communes' names on the large and on the small map, in map units.
pub const COMMUNE_FONT_SIZES: [f64; 2] = [190.0, 250.0];

/// Font sizes of the base map's names on the large and on the small map, in map units.
pub const BASE_MAP_FONT_SIZES: [f64; 2] = [190.0, 270.0];

/// One line of a label, with its width.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The words of the line.
    pub text: String,
    /// Drawn width in font sizes, whatever the font (`textLength`): a reader's own font cannot push a name out
    /// of its territory.
    pub width: f64,
}

impl Line {
    /// A line with the width of its text.
    #[must_use]
    pub fn new(text: String) -> Self {
        let width = text_width(&text);
        Self { text, width }
    }
}

/// Width of a line in common sans-serif fonts, in font sizes.
#[must_use]
pub fn text_width(text: &str) -> f64 {
    text.chars().map(letter_width).sum()
}

/// Width of a letter in common sans-serif fonts, in font sizes.
fn letter_width(letter: char) -> f64 {
    match letter {
        ' ' | '\'' | '’' | ',' | '.' | 'i' | 'j' | 'l' | 'I' => 0.3,
        '-' | 'f' | 'r' | 't' => 0.4,
        'm' | 'w' | 'M' | 'W' => 0.9,
        capital if capital.is_uppercase() => 0.7,
        _ => 0.6,
    }
}

/// A placed name. Its font keeps its size on screen: at a higher zoom the label stays at its position and covers
/// fewer map units.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The name, line by line from the top.
    pub lines: Vec<Line>,
    /// The point of the map that it is attached to.
    pub position: MapPoint,
    /// From `position` to the centre of the label, in font sizes.
    pub offset: Offset,
    /// Start of the leader line, in the territory; `None` if the label lies on what it names.
    pub leader: Option<MapPoint>,
    /// The zoom at which the label first fits; at most 1 if it always does.
    pub min_zoom: f64,
}

/// A shift, in font sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Offset {
    /// Shift to the right, in font sizes.
    pub x: f64,
    /// Shift downwards, in font sizes.
    pub y: f64,
}

impl Label {
    /// The lines, each with the distance from the label's position down to its baseline, in font sizes.
    pub fn baselines(&self) -> impl Iterator<Item = (f64, &Line)> {
        // The middle of the letters is about a third of their height above the baseline.
        let first = LINE_HEIGHT * (0.3 - (self.lines.len() as f64 - 1.0) / 2.0) + self.offset.y;
        let baseline = move |rank: usize| first + rank as f64 * LINE_HEIGHT;
        self.lines.iter().enumerate().map(move |(rank, line)| (baseline(rank), line))
    }

    /// Width and height with a padding of half a letter, in font sizes.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        lines_size(&self.lines)
    }

    /// The rectangle it covers at `zoom`, in map units. `font_size` is that of the unzoomed map, in map units.
    #[must_use]
    pub fn bounds(&self, font_size: f64, zoom: f64) -> Bounds {
        let zoomed_size = font_size / zoom;
        let (width, height) = self.size();
        let at = |x: f64, y: f64| MapPoint {
            x: self.position.x + (self.offset.x + x * width / 2.0) * zoomed_size,
            y: self.position.y + (self.offset.y + y * height / 2.0) * zoomed_size,
        };
        Bounds { min: at(-1.0, -1.0), max: at(1.0, 1.0) }
    }

    /// The zoom from which it no longer overlaps `other`. Both font sizes are those of the unzoomed map, in map
    /// units.
    #[must_use]
    pub fn clear_zoom(&self, font_size: f64, other: &Self, other_size: f64) -> f64 {
        // Rectangles relative to the labels' positions: zooming shrinks them, but not the distance between the
        // positions.
        let relative_bounds = |label: &Self, size: f64| {
            Self { position: MapPoint::default(), ..label.clone() }.bounds(size, 1.0)
        };
        let (a, b) = (relative_bounds(self, font_size), relative_bounds(other, other_size));
        let zoom_on_axis =
            |from: f64, (a_min, a_max): (f64, f64), to: f64, (b_min, b_max): (f64, f64)| {
                let distance = if from < to { a_max - b_min } else { b_max - a_min };
                if distance <= 0.0 { 0.0 } else { distance / (to - from).abs() }
            };
        let (from, to) = (self.position, other.position);
        let x_zoom = zoom_on_axis(from.x, (a.min.x, a.max.x), to.x, (b.min.x, b.max.x));
        x_zoom.min(zoom_on_axis(from.y, (a.min.y, a.max.y), to.y, (b.min.y, b.max.y)))
    }
}

/// Width and height of the lines with a padding of half a letter, in font sizes.
pub(crate) fn lines_size(lines: &[Line]) -> (f64, f64) {
    let longest = lines.iter().map(|line| line.width).fold(0.0, f64::max);
    (longest + 0.5, lines.len() as f64 * LINE_HEIGHT)
}

impl LabelStyle {
    /// Places `name` in `outline`, clear of `obstacles`, at `preferred` unless another position has much more
    /// room. `None` if the outline has no inside.
    #[must_use]
    pub fn place(
        &self,
        name: &str,
        outline: &Outline,
        obstacles: &[Bounds],
        preferred: Option<MapPoint>,
    ) -> Option<Label> {
        let label_on = |count| {
            let lines = wrap_lines(name, count)?;
            let (width, height) = lines_size(&lines);
            let (width, height) = (width * self.font_size, height * self.font_size);
            let best = best_label_spot(outline, obstacles, width, height)?;
            let preferred = preferred.filter(|point| outline.contains(*point));
            let preferred = preferred.map(|p| (p, label_fit_ratio(outline, p, width, height)));
            // The preferred position wins even if the label fits a little less well there.
            let (position, fit_ratio) = preferred
                .filter(|(_, fit_ratio)| fit_ratio * PREFERRED_FIT_FACTOR > best.fit_ratio)
                .unwrap_or((best.centre, best.fit_ratio));
            Some(Label {
                lines,
                position,
                offset: Offset::default(),
                leader: None,
                min_zoom: 1.0 / fit_ratio,
            })
        };
        // The fewest lines that fit.
        (1..=self.max_lines).filter_map(label_on).reduce(|best, label| {
            if label.min_zoom < best.min_zoom && best.min_zoom > 1.0 { label } else { best }
        })
    }
}

/// `name` broken into `count` lines with their widths; `None` if it has too few words.
#[must_use]
pub fn wrap_lines(name: &str, count: usize) -> Option<Vec<Line>> {
    Some(wrap_words(name, count)?.into_iter().map(Line::new).collect())
}

/// Breaks `name` between words into `count` lines, keeping the longest as short as possible; `None` if it has
/// too few words.
fn wrap_words(name: &str, count: usize) -> Option<Vec<String>> {
    let words: Vec<&str> = name.split(' ').collect();
    if count == 1 {
        return Some(vec![name.to_owned()]);
    }
    (1..words.len())
        .filter_map(|cut| {
            let mut lines = vec![words.get(..cut)?.join(" ")];
            lines.extend(wrap_words(&words.get(cut..)?.join(" "), count - 1)?);
            Some(lines)
        })
        .min_by_key(|lines| lines.iter().map(|line| line.chars().count()).max())
}

#[cfg(test)]
mod tests {
    use super::super::Polygon;
    use super::*;

    const STYLE: LabelStyle = LabelStyle { font_size: 10.0, max_lines: 3 };

    fn square(side: f64) -> Outline {
        let corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)];
        let exterior = corners.map(|(x, y)| MapPoint { x, y }).to_vec();
        Outline { polygons: vec![Polygon { exterior, holes: vec![] }] }
    }

    #[test]
    fn names_break_into_even_lines() {
        assert_eq!(
            wrap_words("Bassin nogentais", 2),
            Some(vec!["Bassin".into(), "nogentais".into()])
        );
        assert_eq!(
            wrap_words("Bourmont, Breuvannes, Saint-Blin", 2),
            Some(vec!["Bourmont, Breuvannes,".into(), "Saint-Blin".into()])
        );
        assert_eq!(wrap_words("Chaumont", 2), None);
    }

    #[test]
    fn lines_are_centred_vertically_on_the_position() {
        let label = |count| Label {
            lines: vec![Line::new("Chaumont".to_owned()); count],
            position: MapPoint::default(),
            offset: Offset::default(),
            leader: None,
            min_zoom: 1.0,
        };
        for count in 1..=3 {
            let label = label(count);
            let baselines: Vec<f64> = label.baselines().map(|(baseline, _)| baseline).collect();
            assert!(
                baselines.windows(2).all(|pair| (pair[1] - pair[0] - LINE_HEIGHT).abs() < 1e-9)
            );
            let mean = baselines.iter().sum::<f64>() / count as f64;
            assert!((mean - 0.3 * LINE_HEIGHT).abs() < 1e-9, "{baselines:?}");
        }
    }

    #[test]
    fn a_name_breaks_only_when_it_must() {
        let lines = |side| {
            let label = STYLE.place("Bassin nogentais", &square(side), &[], None);
            label.expect("a square has an inside").lines.len()
        };
        assert_eq!(lines(200.0), 1);
        assert_eq!(lines(70.0), 2);
    }

    #[test]
    fn min_zoom_is_the_zoom_at_which_the_name_fits() {
        let label = STYLE.place("Chaumont", &square(20.0), &[], None).expect("it has an inside");
        let width = (label.lines[0].width + 0.5) * 10.0;
        assert!(width > 20.0);
        assert!((label.min_zoom - width / 20.0).abs() < 0.05, "{label:?}");
    }
}
