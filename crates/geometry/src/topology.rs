//! Builds rings from arcs: lines between junctions of borders, which neighbours share.

use super::{MapPoint, Ring};

/// A line from one junction of borders to the next, both included.
pub type BorderArc = Vec<MapPoint>;

/// The ring that `indices` form of `arcs`, as in TopoJSON: `n` is an arc, `!n` the same reversed. `None` if an
/// arc does not exist or they do not join into a closed line.
#[must_use]
pub fn ring_from_arcs(arcs: &[BorderArc], indices: &[i32]) -> Option<Ring> {
    let mut ring = Ring::new();
    for &index in indices {
        let backwards = index < 0;
        let index = if backwards { !index } else { index };
        let arc = arcs.get(usize::try_from(index).ok()?)?;
        // An arc begins where the previous one ended.
        if let Some(end) = ring.pop()
            && end != *if backwards { arc.last()? } else { arc.first()? }
        {
            return None;
        }
        if backwards {
            ring.extend(arc.iter().rev());
        } else {
            ring.extend(arc);
        }
    }
    // The last point repeats the first.
    let end = ring.pop()?;
    (ring.first() == Some(&end)).then_some(ring)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(points: &[(i32, i32)]) -> BorderArc {
        points.iter().map(|&(x, y)| MapPoint { x: f64::from(x), y: f64::from(y) }).collect()
    }

    /// Two squares side by side: their common border, then the rest of each.
    fn squares() -> [BorderArc; 3] {
        [
            arc(&[(1, 0), (1, 1)]),
            arc(&[(1, 1), (0, 1), (0, 0), (1, 0)]),
            arc(&[(1, 0), (2, 0), (2, 1), (1, 1)]),
        ]
    }

    #[test]
    fn neighbours_use_a_shared_arc_in_opposite_directions() {
        let left = ring_from_arcs(&squares(), &[0, 1]).expect("closed");
        assert_eq!(left, arc(&[(1, 0), (1, 1), (0, 1), (0, 0)]));
        let right = ring_from_arcs(&squares(), &[2, !0]).expect("closed");
        assert_eq!(right, arc(&[(1, 0), (2, 0), (2, 1), (1, 1)]));
        let both = ring_from_arcs(&squares(), &[!1, !2]).expect("closed");
        assert_eq!(both, arc(&[(1, 0), (0, 0), (0, 1), (1, 1), (2, 1), (2, 0)]));
    }

    #[test]
    fn an_island_is_one_closed_arc() {
        let island = [arc(&[(0, 0), (1, 0), (1, 1), (0, 0)])];
        assert_eq!(ring_from_arcs(&island, &[0]), Some(arc(&[(0, 0), (1, 0), (1, 1)])));
        assert_eq!(ring_from_arcs(&island, &[!0]), Some(arc(&[(0, 0), (1, 1), (1, 0)])));
    }

    #[test]
    fn missing_or_disjoint_arcs_make_no_ring() {
        for indices in [&[][..], &[0], &[0, 2], &[3], &[!3], &[0, 0], &[i32::MIN], &[i32::MAX]] {
            assert_eq!(ring_from_arcs(&squares(), indices), None, "{indices:?}");
        }
        assert_eq!(ring_from_arcs(&[BorderArc::new()], &[0]), None);
    }
}
