//! Finds the position inside an outline where a label can be largest.

use super::{Bounds, MapPoint, Outline};

/// Grid cells per axis of the first search, over the whole outline.
const STEPS: u32 = 16;
/// Number of searches around the best position so far.
const REFINEMENTS: u32 = 4;
/// Grid cells per axis of these searches. Each covers an eighth of the width searched before: the first halves
/// the grid step, each later one divides it by eight.
const FINE_STEPS: u32 = 4;

/// A position for a label inside an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LabelSpot {
    /// Centre of the label, in map units.
    pub centre: MapPoint,
    /// How many times larger the label could be and still fit; below 1 it does not fit.
    pub fit_ratio: f64,
}

/// The position in `outline` where a label of `width` × `height` map units, clear of `obstacles`, can be
/// largest.
/// Candidates lie on a grid; each is rated by the largest scale at which the label's rectangle crosses no edge.
pub(crate) fn best_label_spot(
    outline: &Outline,
    obstacles: &[Bounds],
    width: f64,
    height: f64,
) -> Option<LabelSpot> {
    let mut bounds = outline.bounds()?;
    let mut edges: Vec<(MapPoint, MapPoint)> = outline.edges().collect();
    edges.extend(obstacles.iter().flat_map(Bounds::edges));
    let is_free = |p: &MapPoint| outline.contains(*p) && !obstacles.iter().any(|o| o.contains(*p));
    let spot_at =
        |centre| LabelSpot { centre, fit_ratio: fit_ratio_at(&edges, centre, width, height) };
    let best = |spots: &mut dyn Iterator<Item = LabelSpot>| {
        spots.max_by(|a, b| a.fit_ratio.total_cmp(&b.fit_ratio))
    };
    let mut best_spot = best(&mut grid(&bounds, STEPS).filter(is_free).map(spot_at))?;
    for _ in 0..REFINEMENTS {
        let half_window = |length: f64| length / f64::from(STEPS);
        let centre = best_spot.centre;
        bounds = Bounds {
            min: MapPoint {
                x: centre.x - half_window(bounds.width()),
                y: centre.y - half_window(bounds.height()),
            },
            max: MapPoint {
                x: centre.x + half_window(bounds.width()),
                y: centre.y + half_window(bounds.height()),
            },
        };
        let finer = grid(&bounds, FINE_STEPS).filter(is_free).map(spot_at);
        best_spot = best(&mut finer.chain([best_spot]))?;
    }
    Some(best_spot)
}

/// How many times larger a label of `width` × `height` map units centred on `centre` could be and still lie
/// inside `outline`.
pub(crate) fn label_fit_ratio(outline: &Outline, centre: MapPoint, width: f64, height: f64) -> f64 {
    let edges: Vec<(MapPoint, MapPoint)> = outline.edges().collect();
    fit_ratio_at(&edges, centre, width, height)
}

/// The inner grid points of `steps` × `steps` cells over `bounds`.
pub(crate) fn grid(bounds: &Bounds, steps: u32) -> impl Iterator<Item = MapPoint> + use<> {
    let (min, width, height) = (bounds.min, bounds.width(), bounds.height());
    let step = move |i: u32| f64::from(i) / f64::from(steps);
    (1..steps).flat_map(move |i| {
        (1..steps)
            .map(move |j| MapPoint { x: min.x + step(i) * width, y: min.y + step(j) * height })
    })
}

/// How many times larger a label centred on `centre` could be without crossing an edge. Scales the plane so that
/// the label is a square of half-side 1: the result is the distance to the nearest edge in the maximum norm.
pub(crate) fn fit_ratio_at(
    edges: &[(MapPoint, MapPoint)],
    centre: MapPoint,
    width: f64,
    height: f64,
) -> f64 {
    let normalize = |p: MapPoint| MapPoint {
        x: (p.x - centre.x) / (width / 2.0),
        y: (p.y - centre.y) / (height / 2.0),
    };
    edges
        .iter()
        .map(|&(a, b)| max_norm_distance(normalize(a), normalize(b)))
        .fold(f64::INFINITY, f64::min)
}

/// Distance from the origin to the segment `a`–`b` in the maximum norm.
///
/// Along the segment the norm is convex, so its minimum is at an end, where a coordinate
/// vanishes, or where both are equally large.
fn max_norm_distance(a: MapPoint, b: MapPoint) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let candidates =
        [0.0, 1.0, -a.x / dx, -a.y / dy, (a.y - a.x) / (dx - dy), -(a.x + a.y) / (dx + dy)];
    candidates
        .into_iter()
        .filter(|t| (0.0..=1.0).contains(t)) // leaves out NaN and infinities of upright segments
        .map(|t| (a.x + t * dx).abs().max((a.y + t * dy).abs()))
        .fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::super::Polygon;
    use super::*;

    fn outline(points: &[(f64, f64)]) -> Outline {
        let exterior = points.iter().map(|&(x, y)| MapPoint { x, y }).collect();
        Outline { polygons: vec![Polygon { exterior, holes: vec![] }] }
    }

    #[test]
    fn a_square_has_its_label_in_the_middle() {
        let square = outline(&[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]);
        let spot = best_label_spot(&square, &[], 20.0, 10.0).expect("a square has an inside");
        assert!((spot.centre.x - 50.0).abs() < 3.0);
        assert!((spot.fit_ratio - 5.0).abs() < 0.3, "room {}", spot.fit_ratio);
    }

    #[test]
    fn an_l_keeps_its_label_out_of_the_notch() {
        let l = outline(&[
            (0.0, 0.0),
            (30.0, 0.0),
            (30.0, 70.0),
            (100.0, 70.0),
            (100.0, 100.0),
            (0.0, 100.0),
        ]);
        let spot = best_label_spot(&l, &[], 60.0, 10.0).expect("an L has an inside");
        assert!(spot.centre.y > 70.0, "the long arm holds a wide label: {spot:?}");
        assert!(spot.fit_ratio >= 1.0);
    }

    #[test]
    fn a_label_keeps_clear_of_obstacles() {
        let square = outline(&[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]);
        let pin = Bounds { min: MapPoint { x: 40.0, y: 40.0 }, max: MapPoint { x: 60.0, y: 60.0 } };
        let spot = best_label_spot(&square, &[pin], 30.0, 10.0).expect("there is room around");
        assert!(spot.fit_ratio >= 1.0);
        assert!((spot.centre.y - 50.0).abs() >= 15.0 || (spot.centre.x - 50.0).abs() >= 25.0);
    }

    #[test]
    fn a_sliver_has_no_room() {
        let sliver = outline(&[(0.0, 0.0), (100.0, 0.0), (100.0, 4.0), (0.0, 4.0)]);
        let spot = best_label_spot(&sliver, &[], 20.0, 10.0).expect("a sliver has an inside");
        assert!(spot.fit_ratio < 1.0);
    }
}
