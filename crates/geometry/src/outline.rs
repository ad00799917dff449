//! Outlines of territories on the drawn map, and their SVG path.

use std::fmt::Write;

use super::{Bounds, MapPoint};

/// A closed line; the last point is not repeated.
pub type Ring = Vec<MapPoint>;

/// One piece of land and its holes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polygon {
    /// The outer ring, in map units.
    pub exterior: Ring,
    /// The rings of its holes, in map units.
    pub holes: Vec<Ring>,
}

/// The outline of a territory or commune: one polygon per piece of land.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// One polygon per piece of land.
    pub polygons: Vec<Polygon>,
}

impl Outline {
    /// All rings, exteriors and holes alike.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flat_map(|p| std::iter::once(&p.exterior).chain(&p.holes))
    }

    /// The bounding box; `None` for an empty outline.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::from_points(self.rings().flatten().copied())
    }

    /// Whether `point` lies inside; points in a hole do not.
    #[must_use]
    pub fn contains(&self, point: MapPoint) -> bool {
        // Even-odd rule: a ray from a point inside a hole crosses an even number of edges.
        self.edges().filter(|(a, b)| crosses_ray(point, *a, *b)).count() % 2 == 1
    }

    /// Every edge of every ring, closing edges included.
    pub fn edges(&self) -> impl Iterator<Item = (MapPoint, MapPoint)> {
        self.rings().flat_map(|r| r.iter().zip(r.iter().cycle().skip(1)).map(|(a, b)| (*a, *b)))
    }

    /// The outline for a drawing `step` times smaller, in whole units of that drawing.
    ///
    /// Points are snapped to a grid that neighbours share, so that their common edges stay without gap or
    /// overlap.
    #[must_use]
    pub fn scaled_down(&self, step: f64) -> Self {
        let ring = |ring: &Ring| {
            let on_grid =
                |p: &MapPoint| MapPoint { x: (p.x / step).round(), y: (p.y / step).round() };
            let mut points: Ring = ring.iter().map(on_grid).collect();
            points.dedup();
            // A ring that rounds to one or two points is too small to see.
            (points.len() > 2).then_some(points)
        };
        let polygon = |polygon: &Polygon| {
            let holes = polygon.holes.iter().filter_map(ring).collect();
            Some(Polygon { exterior: ring(&polygon.exterior)?, holes })
        };
        Self { polygons: self.polygons.iter().filter_map(polygon).collect() }
    }

    /// The `d` of an SVG path, in whole map units and relative moves, which keeps it short.
    ///
    /// Points are rounded before they are subtracted, so that neighbours which share a
    /// vertex also share it on screen.
    #[must_use]
    pub fn to_svg_path(&self) -> String {
        let mut d = String::new();
        for ring in self.rings() {
            if write_line(&mut d, ring, 1.0) {
                d.push('z');
            }
        }
        d
    }
}

/// The `d` of an SVG path for open lines, in whole units of `step` map units. A line that rounds to a point is
/// kept as a move of length zero.
#[must_use]
pub fn lines_to_svg_path(lines: &[Vec<MapPoint>], step: f64) -> String {
    let mut d = String::new();
    for line in lines {
        write_line(&mut d, line, step);
        if d.ends_with('l') {
            d.truncate(d.len() - 1);
            d.push_str("h0");
        }
    }
    d
}

/// Writes a line in whole units of `step` map units and relative moves; `false` if it has no points.
fn write_line(d: &mut String, line: &[MapPoint], step: f64) -> bool {
    let to_steps = |value: f64| (value / step).round() as i64;
    let mut rounded = line.iter().map(|p| (to_steps(p.x), to_steps(p.y)));
    let Some((mut x, mut y)) = rounded.next() else { return false };
    let _ = write!(d, "M{x} {y}l"); // writing to a String cannot fail
    let mut separator = "";
    for (nx, ny) in rounded {
        let (dx, dy) = (nx - x, ny - y);
        if (dx, dy) == (0, 0) {
            continue;
        }
        let x_separator = if dx < 0 { "" } else { separator };
        let y_separator = if dy < 0 { "" } else { " " };
        let _ = write!(d, "{x_separator}{dx}{y_separator}{dy}");
        (x, y, separator) = (nx, ny, " ");
    }
    true
}

/// Whether the edge from `a` to `b` crosses the horizontal ray from `p` to the right.
fn crosses_ray(p: MapPoint, a: MapPoint, b: MapPoint) -> bool {
    (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, side: f64) -> Ring {
        [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
            .map(|(x, y)| MapPoint { x, y })
            .to_vec()
    }

    fn square_with_hole() -> Outline {
        Outline {
            polygons: vec![Polygon {
                exterior: square(0.0, 0.0, 10.0),
                holes: vec![square(4.0, 4.0, 2.0)],
            }],
        }
    }

    #[test]
    fn a_hole_is_outside() {
        assert!(square_with_hole().contains(MapPoint { x: 1.0, y: 1.0 }));
        assert!(!square_with_hole().contains(MapPoint { x: 5.0, y: 5.0 }));
        assert!(!square_with_hole().contains(MapPoint { x: 11.0, y: 5.0 }));
    }

    #[test]
    fn paths_are_relative_and_closed() {
        assert_eq!(square_with_hole().to_svg_path(), "M0 0l10 0 0 10-10 0zM4 4l2 0 0 2-2 0z");
    }

    #[test]
    fn a_line_of_one_point_is_a_dot() {
        let at = |x, y| MapPoint { x, y };
        let lines = [vec![at(20.0, 30.0), at(20.0, 30.0)], vec![at(0.0, 0.0), at(26.0, -10.0)]];
        assert_eq!(lines_to_svg_path(&lines, 10.0), "M2 3h0M0 0l3-1");
        assert_eq!(lines_to_svg_path(&[vec![]], 10.0), "");
    }

    #[test]
    fn tiny_rings_are_dropped_and_shared_edges_stay_shared() {
        let scaled_path = |corners: &[(f64, f64)]| {
            let exterior = corners.iter().map(|&(x, y)| MapPoint { x, y }).collect();
            let outline = Outline { polygons: vec![Polygon { exterior, holes: vec![] }] };
            outline.scaled_down(10.0).to_svg_path()
        };
        let islet = [(0.0, 0.0), (3.0, 0.0), (3.0, 3.0)];
        assert_eq!(scaled_path(&islet), "");
        // The same edge in both directions.
        let left = [(0.0, 0.0), (52.0, 3.0), (51.0, 54.0), (0.0, 54.0)];
        let right = [(52.0, 3.0), (101.0, 0.0), (101.0, 54.0), (51.0, 54.0)];
        assert_eq!(scaled_path(&left), "M0 0l5 0 0 5-5 0z");
        assert_eq!(scaled_path(&right), "M5 0l5 0 0 5-5 0z");
        let hole = square(40.0, 40.0, 2.0);
        let with_hole = Polygon { exterior: square(0.0, 0.0, 100.0), holes: vec![hole] };
        let outline = Outline { polygons: vec![with_hole] };
        assert_eq!(outline.scaled_down(10.0).to_svg_path(), "M0 0l10 0 0 10-10 0z");
    }

    #[test]
    fn points_that_round_together_are_drawn_once() {
        let mut ring = square(0.0, 0.0, 10.0);
        ring.insert(1, MapPoint { x: 0.2, y: 0.3 });
        let outline = Outline { polygons: vec![Polygon { exterior: ring, holes: vec![] }] };
        assert_eq!(outline.to_svg_path(), "M0 0l10 0 0 10-10 0z");
    }
}
