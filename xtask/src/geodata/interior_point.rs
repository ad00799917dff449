//! A point inside an outline, far from every edge: for communes without a usable town hall.

use super::grid::Vertex;
use super::outline::Outline;

/// Candidates per side of the search window.
const CANDIDATES_PER_SIDE: i32 = 64;
/// The search ends when candidates are this close, in grid steps (about 10 m).
const MIN_SPACING: i32 = 10;

/// A point of the outline as far from its edges as a grid search finds: the best of a grid of
/// candidates over the whole outline, then over ever smaller windows around the best so far.
/// Ties go to the first candidate, so equal outlines always give the same point.
pub fn innermost_point(outline: &Outline) -> Vertex {
    let (mut south_west, mut north_east) = bounds(outline);
    loop {
        let spacing = spacing(south_west, north_east);
        let (best, _) = candidates(south_west, north_east, spacing)
            .map(|point| (point, depth(outline, point)))
            .fold(
                (south_west, f64::NEG_INFINITY),
                |best, next| {
                    if next.1 > best.1 { next } else { best }
                },
            );
        if spacing <= MIN_SPACING {
            return best;
        }
        south_west = Vertex { lon: best.lon - spacing, lat: best.lat - spacing };
        north_east = Vertex { lon: best.lon + spacing, lat: best.lat + spacing };
    }
}

/// Metres to the nearest edge; negative outside.
fn depth(outline: &Outline, point: Vertex) -> f64 {
    let metres = outline.metres_to_edge(point);
    if outline.contains(point) { metres } else { -metres }
}

fn bounds(outline: &Outline) -> (Vertex, Vertex) {
    let lons = || outline.rings().flatten().map(|vertex| vertex.lon);
    let lats = || outline.rings().flatten().map(|vertex| vertex.lat);
    let corner = |lon: Option<i32>, lat: Option<i32>| Vertex {
        lon: lon.unwrap_or_default(),
        lat: lat.unwrap_or_default(),
    };
    (corner(lons().min(), lats().min()), corner(lons().max(), lats().max()))
}

fn spacing(south_west: Vertex, north_east: Vertex) -> i32 {
    let side = (north_east.lon - south_west.lon).max(north_east.lat - south_west.lat);
    (side / CANDIDATES_PER_SIDE).max(1)
}

fn candidates(
    south_west: Vertex,
    north_east: Vertex,
    spacing: i32,
) -> impl Iterator<Item = Vertex> {
    let step = spacing as usize;
    (south_west.lat..=north_east.lat).step_by(step).flat_map(move |lat| {
        (south_west.lon..=north_east.lon).step_by(step).map(move |lon| Vertex { lon, lat })
    })
}
