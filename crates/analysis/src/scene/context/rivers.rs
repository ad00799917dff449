//! The names of rivers: along their course, beside the line, where that is nearly straight.

use super::MapSize;
use geometry::{Bounds, MapPoint, text_width};
use model::River;
use small_std::sort_by;

/// From the line of a river to the middle of its name, in font sizes.
const BESIDE: f64 = 0.8;
/// How far the line may stray from a straight one along its name, in font sizes: otherwise it would cross the letters.
const MAX_BEND: f64 = 0.6;
/// Half the height of the letters with the air around them, in font sizes.
const HALF_HEIGHT: f64 = 0.6;
/// From one place along the river to the next that is tried, in font sizes.
const STEP: f64 = 0.5;

/// A river's name where it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RiverName<'a> {
    /// The name.
    pub text: &'a str,
    /// The point of the river that it stays at.
    pub point: MapPoint,
    /// Where its letters lead, as a vector of length 1, never to the left.
    pub direction: (f64, f64),
    /// How far below that point, seen along its letters, their middle is, in font sizes.
    pub offset: f64,
    /// The smallest map on which it is whole; larger ones have it too.
    pub smallest: MapSize,
}

impl RiverName<'_> {
    /// The room that it takes with letters of `font_size`: squares along it.
    #[must_use]
    pub fn squares(&self, font_size: f64) -> Vec<Bounds> {
        let (cos, sin) = self.direction;
        let length = text_width(self.text);
        let count = (length / HALF_HEIGHT).ceil();
        let square = |rank: u32| {
            let along = length * (f64::from(rank) / count - 0.5) * font_size;
            let below = self.offset * font_size;
            let centre = MapPoint {
                x: self.point.x + along * cos - below * sin,
                y: self.point.y + along * sin + below * cos,
            };
            Bounds::square(centre, HALF_HEIGHT * font_size)
        };
        (0..=count as u32).map(square).collect()
    }
}

/// Where the name of a river may stand as it is written in letters of `font_size`, the best first.
pub fn places(river: &River, font_size: f64) -> Vec<RiverName<'_>> {
    let length = text_width(&river.name) * font_size;
    let mut places: Vec<(f64, RiverName<'_>)> = Vec::new();
    for line in &river.lines {
        let whole = line.iter().zip(line.iter().skip(1)).map(|(a, b)| a.distance(*b)).sum::<f64>();
        let mut start = 0.0;
        while start + length <= whole {
            let stretch = part(line, start, start + length);
            start += STEP * font_size;
            let (Some(&from), Some(&to)) = (stretch.first(), stretch.last()) else { continue };
            // Letters are read from left to right.
            let (from, to) = if from.x <= to.x { (from, to) } else { (to, from) };
            let (x, y) = (to.x - from.x, to.y - from.y);
            let chord = x.hypot(y);
            let below = |own: &MapPoint| (x * (own.y - from.y) - y * (own.x - from.x)) / chord;
            let bend = stretch.iter().map(|own| below(own).abs()).fold(0.0, f64::max) / font_size;
            if chord < 0.9 * length || bend > MAX_BEND {
                continue;
            }
            let point = MapPoint { x: f64::midpoint(from.x, to.x), y: f64::midpoint(from.y, to.y) };
            let direction = (x / chord, y / chord);
            // Above the line is better, a flat name better than a steep one.
            let cost = bend + direction.1.powi(2);
            for (offset, cost) in [(-BESIDE, cost), (BESIDE, cost + 0.1)] {
                let smallest = MapSize::Wide;
                let name = RiverName { text: &river.name, point, direction, offset, smallest };
                places.push((cost, name));
            }
        }
    }
    sort_by(&mut places, |a: &(f64, RiverName<'_>), b| a.0.total_cmp(&b.0));
    places.into_iter().map(|(_, name)| name).collect()
}

/// What of a line lies between two distances from its start.
fn part(line: &[MapPoint], from: f64, to: f64) -> Vec<MapPoint> {
    let mut part = Vec::new();
    let mut walked = 0.0;
    for pair in line.windows(2) {
        let &[a, b] = pair else { continue };
        let step = a.distance(b);
        let at = |distance: f64| {
            let share = (distance - walked) / step;
            MapPoint { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
        };
        let within = |distance: f64| (walked..=walked + step).contains(&distance) && step > 0.0;
        if within(from) {
            part.push(at(from));
        }
        if within(to) {
            part.push(at(to));
            return part;
        }
        if walked + step > from {
            part.push(b);
        }
        walked += step;
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn river(points: &[(f64, f64)]) -> River {
        let line = points.iter().map(|&(x, y)| MapPoint { x, y }).collect();
        River { name: "Marne".to_owned(), lines: vec![line] }
    }

    #[test]
    fn a_name_follows_a_straight_stretch_and_reads_from_left_to_right() {
        // A zigzag, then a long slope that flows from the right to the left.
        let own = river(&[(9000.0, 0.0), (8800.0, 900.0), (8600.0, 0.0), (4600.0, 2000.0)]);
        let places = places(&own, 200.0);
        let best = places.first().expect("there is a straight stretch");
        let (right, down) = best.direction;
        assert!((down / right + 0.5).abs() < 0.01 && right > 0.0, "{best:?}");
        assert!((4600.0..8600.0).contains(&best.point.x) && best.offset < 0.0, "{best:?}");
        let on_line = |own: &Bounds| {
            let slope = |x: f64| (8600.0 - x) / 2.0;
            own.contains(MapPoint { x: own.centre().x, y: slope(own.centre().x) })
        };
        assert!(!best.squares(200.0).iter().any(on_line), "it lies beside the line");
    }

    #[test]
    fn a_river_that_winds_everywhere_has_no_name() {
        let points: Vec<(f64, f64)> =
            (0..20).map(|step| (f64::from(step) * 200.0, f64::from(step % 2) * 500.0)).collect();
        assert_eq!(places(&river(&points), 200.0), []);
    }
}
