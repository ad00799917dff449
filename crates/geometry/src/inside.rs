//! Whether a point lies inside an outline, read back from the path that draws it.

use super::MapPoint;
use super::outline::crosses_ray;

/// Whether `point` lies inside the path `d` written by [`super::Outline::to_svg_path`], holes
/// excluded. Any other text holds no point.
#[must_use]
pub fn path_contains(d: &str, point: MapPoint) -> bool {
    let rings = d.split('z').filter_map(|ring| ring.strip_prefix('M'));
    let crossings: usize = rings.map(|ring| ring_crossings(ring, point)).sum();
    crossings % 2 == 1
}

/// How often the edges of a ring cross the ray from `point` rightwards.
fn ring_crossings(ring: &str, point: MapPoint) -> usize {
    let (start, steps) = ring.split_once('l').unwrap_or((ring, ""));
    let mut start = Numbers(start);
    let (Some(x), Some(y)) = (start.next(), start.next()) else { return 0 };
    let first = MapPoint { x, y };
    let (mut from, mut steps, mut count) = (first, Numbers(steps), 0);
    while let (Some(dx), Some(dy)) = (steps.next(), steps.next()) {
        let to = MapPoint { x: from.x + dx, y: from.y + dy };
        count += usize::from(crosses_ray(point, from, to));
        from = to;
    }
    count + usize::from(crosses_ray(point, from, first))
}

/// Whole numbers, each parted from the last by a space or by its own minus.
pub(super) struct Numbers<'a>(pub(super) &'a str);

impl Iterator for Numbers<'_> {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        let text = self.0.trim_start();
        let digits = text.strip_prefix('-').unwrap_or(text);
        let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let end = text.len() - digits.len() + length;
        let number: i64 = text.get(..end)?.parse().ok()?;
        self.0 = text.get(end..)?;
        Some(number as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Outline, Polygon};

    fn ring(corners: &[(f64, f64)]) -> Vec<MapPoint> {
        corners.iter().map(|&(x, y)| MapPoint { x, y }).collect()
    }

    #[test]
    fn a_path_holds_what_its_outline_holds() {
        let exterior = ring(&[(10.0, 0.0), (60.0, 20.0), (55.0, 70.0), (20.0, 60.0), (0.0, 30.0)]);
        let holes = vec![ring(&[(20.0, 20.0), (40.0, 25.0), (30.0, 50.0)])];
        let island =
            Polygon { exterior: ring(&[(80.0, 0.0), (90.0, 0.0), (85.0, 9.0)]), holes: vec![] };
        let outline = Outline { polygons: vec![Polygon { exterior, holes }, island] };
        let path = outline.to_svg_path();
        let mut inside = 0;
        for x in 0..100 {
            for y in 0..80 {
                let point = MapPoint { x: f64::from(x) + 0.5, y: f64::from(y) + 0.5 };
                assert_eq!(path_contains(&path, point), outline.contains(point), "{point:?}");
                inside += usize::from(outline.contains(point));
            }
        }
        assert!(inside > 1000, "the outline holds some of the points: {inside}");
    }

    #[test]
    fn other_texts_hold_nothing() {
        for text in ["", "z", "M", "M1", "M1 1", "Mlz", "Ma bl", "M1 1l99999999999999999999 1z"] {
            assert!(!path_contains(text, MapPoint { x: 0.0, y: 0.0 }), "{text}");
        }
    }
}
