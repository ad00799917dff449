//! Keyboard navigation on the map: the candidate that an arrow key leads to.

use super::MapPoint;

/// The direction of an arrow key on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the top of the map.
    North,
    /// Towards the bottom of the map.
    South,
    /// Towards the right of the map.
    East,
    /// Towards the left of the map.
    West,
}

/// Index of the candidate that lies straightest in `direction` from `origin`; `None` if none lies on that side.
#[must_use]
pub fn neighbour(origin: MapPoint, direction: Direction, candidates: &[MapPoint]) -> Option<usize> {
    candidates
        .iter()
        .enumerate()
        .filter_map(|(index, p)| {
            let (dx, dy) = (p.x - origin.x, p.y - origin.y);
            let (forward, sideways) = match direction {
                Direction::North => (-dy, dx.abs()),
                Direction::South => (dy, dx.abs()),
                Direction::East => (dx, dy.abs()),
                Direction::West => (-dx, dy.abs()),
            };
            // The angle decides, then the distance.
            (forward > 0.0).then(|| (index, (sideways / forward, forward)))
        })
        .min_by(|(_, (slope, ahead)), (_, (other_slope, other_ahead))| {
            slope.total_cmp(other_slope).then(ahead.total_cmp(other_ahead))
        })
        .map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefers_the_straightest() {
        let origin = MapPoint { x: 0.0, y: 0.0 };
        let candidates =
            [(1.0, -10.0), (9.0, -10.0), (30.0, 1.0), (0.0, 0.0)].map(|(x, y)| MapPoint { x, y });
        assert_eq!(neighbour(origin, Direction::North, &candidates), Some(0));
        assert_eq!(neighbour(origin, Direction::East, &candidates), Some(2));
        assert_eq!(neighbour(origin, Direction::West, &candidates), None);
        assert_eq!(neighbour(origin, Direction::South, &candidates), Some(2), "the only one below");
    }
}
