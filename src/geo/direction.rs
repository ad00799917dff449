//! Which neighbour an arrow key leads to.

use super::MapPoint;

/// An arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the top of the map.
    North,
    /// Towards the bottom.
    South,
    /// Towards the right.
    East,
    /// Towards the left.
    West,
}

/// The index of the candidate that lies best in `direction` from `origin`: near, and not too
/// far aside. `None` when nothing lies that way.
#[must_use]
pub fn neighbour(origin: MapPoint, direction: Direction, candidates: &[MapPoint]) -> Option<usize> {
    candidates
        .iter()
        .enumerate()
        .filter_map(|(index, p)| {
            let (dx, dy) = (p.x - origin.x, p.y - origin.y);
            let (ahead, aside) = match direction {
                Direction::North => (-dy, dx.abs()),
                Direction::South => (dy, dx.abs()),
                Direction::East => (dx, dy.abs()),
                Direction::West => (-dx, dy.abs()),
            };
            // A quarter turn wide, so that the four keys share the plane between them;
            // a step aside costs twice a step ahead.
            (ahead > 0.0 && aside <= ahead).then_some((index, ahead + 2.0 * aside))
        })
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefers_the_near_and_straight() {
        let origin = MapPoint { x: 0.0, y: 0.0 };
        let candidates =
            [(1.0, -10.0), (9.0, -10.0), (30.0, 1.0), (0.0, 0.0)].map(|(x, y)| MapPoint { x, y });
        assert_eq!(neighbour(origin, Direction::North, &candidates), Some(0));
        assert_eq!(neighbour(origin, Direction::East, &candidates), Some(2));
        assert_eq!(neighbour(origin, Direction::West, &candidates), None);
        assert_eq!(neighbour(origin, Direction::South, &candidates), None);
    }
}
