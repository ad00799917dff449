//! Outlines for a small drawing: the same path with the detail that would not be seen left out.

use super::inside::Numbers;
use super::{MapPoint, Outline, Polygon, Ring};

/// The path `d` written by [`Outline::to_svg_path`], drawn `step` times smaller.
///
/// Every point goes to the nearest of a grid, the same for neighbours: they still share their
/// edges, without gap or overlap.
#[must_use]
pub fn reduced(d: &str, step: f64) -> String {
    let rings = d.split('z').filter_map(|ring| ring_of(ring.strip_prefix('M')?, step));
    let polygons = rings.map(|exterior| Polygon { exterior, holes: Vec::new() }).collect();
    Outline { polygons }.to_svg_path()
}

/// A ring of the path; `None` once all of it is one point or line.
fn ring_of(ring: &str, step: f64) -> Option<Ring> {
    let (start, moves) = ring.split_once('l')?;
    let (mut start, mut moves) = (Numbers(start), Numbers(moves));
    let (mut x, mut y) = (start.next()?, start.next()?);
    let mut points = vec![on_grid(x, y, step)];
    while let (Some(dx), Some(dy)) = (moves.next(), moves.next()) {
        (x, y) = (x + dx, y + dy);
        let point = on_grid(x, y, step);
        if points.last() != Some(&point) {
            points.push(point);
        }
    }
    (points.len() > 2).then_some(points)
}

fn on_grid(x: f64, y: f64, step: f64) -> MapPoint {
    MapPoint { x: (x / step).round(), y: (y / step).round() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_small_to_see_goes_and_shared_edges_stay_shared() {
        assert_eq!(reduced("M0 0l100 0 3 1 0 99-103 0z", 10.0), "M0 0l10 0 0 10-10 0z");
        assert_eq!(reduced("M0 0l3 0 0 3z", 10.0), "", "an islet");
        // The same edge, walked both ways.
        let (left, right) = ("M0 0l52 3-1 51-51 0z", "M52 3l49-3 0 54-50 0z");
        assert_eq!(reduced(left, 10.0), "M0 0l5 0 0 5-5 0z");
        assert_eq!(reduced(right, 10.0), "M5 0l5 0 0 5-5 0z");
    }

    #[test]
    fn other_texts_draw_nothing() {
        for text in ["", "z", "M", "M1 1", "Mlz", "Ma bl"] {
            assert_eq!(reduced(text, 10.0), "", "{text}");
        }
    }
}
