//! Names of rivers, placed beside a nearly straight part of their course.

use super::MapSize;
use geometry::{Bounds, MapPoint, text_width};
use model::River;
use small_std::sort_by;

/// Distance from the river to the middle of its name, in font sizes.
const NAME_OFFSET: f64 = 0.8;
/// Maximum deviation of the river from a straight line along its name, in font sizes, so that it does not cross
/// the letters.
const MAX_BEND: f64 = 0.6;
/// Half the height of the letters with the space around them, in font sizes.
const HALF_HEIGHT: f64 = 0.6;
/// Distance along the river between the positions that are tried, in font sizes.
const POSITION_STEP: f64 = 0.5;

/// The name of a river with its position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RiverName<'a> {
    /// The text of the name.
    pub text: &'a str,
    /// The point of the river it is anchored at.
    pub point: MapPoint,
    /// Direction of the text as a unit vector; its x is never negative.
    pub direction: (f64, f64),
    /// Distance from `point` to the middle of the text, across it and downwards, in font sizes.
    pub offset: f64,
    /// The smallest map on which it fits; larger ones show it too.
    pub smallest_map: MapSize,
}

impl RiverName<'_> {
    /// The area of the name in the given font size, as a row of squares in map units.
    #[must_use]
    pub fn squares(&self, font_size: f64) -> Vec<Bounds> {
        let (cos, sin) = self.direction;
        let length = text_width(self.text);
        let count = (length / HALF_HEIGHT).ceil();
        let square = |rank: u32| {
            let along = length * (f64::from(rank) / count - 0.5) * font_size;
            let down = self.offset * font_size;
            let centre = MapPoint {
                x: self.point.x + along * cos - down * sin,
                y: self.point.y + along * sin + down * cos,
            };
            Bounds::square(centre, HALF_HEIGHT * font_size)
        };
        (0..=count as u32).map(square).collect()
    }
}

/// The possible positions of a river's name in the given font size (map units), the best first.
pub fn candidates(river: &River, font_size: f64) -> Vec<RiverName<'_>> {
    let length = text_width(&river.name) * font_size;
    let mut candidates: Vec<(f64, RiverName<'_>)> = Vec::new();
    for line in &river.lines {
        let total = line.iter().zip(line.iter().skip(1)).map(|(a, b)| a.distance(*b)).sum::<f64>();
        let mut start = 0.0;
        while start + length <= total {
            let stretch = sub_line(line, start, start + length);
            start += POSITION_STEP * font_size;
            let (Some(&from), Some(&to)) = (stretch.first(), stretch.last()) else { continue };
            // Text runs from left to right.
            let (from, to) = if from.x <= to.x { (from, to) } else { (to, from) };
            let (x, y) = (to.x - from.x, to.y - from.y);
            let chord = x.hypot(y);
            let signed_distance = |p: &MapPoint| (x * (p.y - from.y) - y * (p.x - from.x)) / chord;
            let bend = stretch.iter().map(|point| signed_distance(point).abs()).fold(0.0, f64::max)
                / font_size;
            if chord < 0.9 * length || bend > MAX_BEND {
                continue;
            }
            let point = MapPoint { x: f64::midpoint(from.x, to.x), y: f64::midpoint(from.y, to.y) };
            let direction = (x / chord, y / chord);
            // Positions above the river are preferred, and flat ones to steep ones.
            let cost = bend + direction.1.powi(2);
            for (offset, cost) in [(-NAME_OFFSET, cost), (NAME_OFFSET, cost + 0.1)] {
                let smallest_map = MapSize::Wide;
                let name = RiverName { text: &river.name, point, direction, offset, smallest_map };
                candidates.push((cost, name));
            }
        }
    }
    sort_by(&mut candidates, |a: &(f64, RiverName<'_>), b| a.0.total_cmp(&b.0));
    candidates.into_iter().map(|(_, name)| name).collect()
}

/// The part of a line between two distances from its start, in map units.
fn sub_line(line: &[MapPoint], from: f64, to: f64) -> Vec<MapPoint> {
    let mut points = Vec::new();
    let mut length_before = 0.0;
    for pair in line.windows(2) {
        let &[a, b] = pair else { continue };
        let step = a.distance(b);
        let point_at = |distance: f64| {
            let share = (distance - length_before) / step;
            MapPoint { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
        };
        let is_on_segment =
            |at: f64| (length_before..=length_before + step).contains(&at) && step > 0.0;
        if is_on_segment(from) {
            points.push(point_at(from));
        }
        if is_on_segment(to) {
            points.push(point_at(to));
            return points;
        }
        if length_before + step > from {
            points.push(b);
        }
        length_before += step;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn river(points: &[(f64, f64)]) -> River {
        let line = points.iter().map(|&(x, y)| MapPoint { x, y }).collect();
        River { name: "Marne".to_owned(), lines: vec![line] }
    }

    #[test]
    fn a_name_follows_a_straight_stretch_from_left_to_right() {
        // A zigzag, then a long straight slope that flows from right to left.
        let river = river(&[(9000.0, 0.0), (8800.0, 900.0), (8600.0, 0.0), (4600.0, 2000.0)]);
        let candidates = candidates(&river, 200.0);
        let best = candidates.first().expect("there is a straight stretch");
        let (right, down) = best.direction;
        assert!((down / right + 0.5).abs() < 0.01 && right > 0.0, "{best:?}");
        assert!((4600.0..8600.0).contains(&best.point.x) && best.offset < 0.0, "{best:?}");
        let on_line = |bounds: &Bounds| {
            let slope = |x: f64| (8600.0 - x) / 2.0;
            bounds.contains(MapPoint { x: bounds.centre().x, y: slope(bounds.centre().x) })
        };
        assert!(!best.squares(200.0).iter().any(on_line), "it lies beside the line");
    }

    #[test]
    fn a_river_that_winds_everywhere_has_no_name() {
        let points: Vec<(f64, f64)> =
            (0..20).map(|step| (f64::from(step) * 200.0, f64::from(step % 2) * 500.0)).collect();
        assert_eq!(candidates(&river(&points), 200.0), []);
    }
}
