//! Keyboard navigation between the territories of the map.

use geometry::{Direction, MapPoint, neighbour};
use model::Dataset;

/// A step of keyboard navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the neighbour in that direction (arrow keys).
    Towards(Direction),
    /// To the first territory by name (Home).
    First,
    /// To the last territory by name (End).
    Last,
}

/// The index of the territory reached from `index`; the same index if there is none in that direction.
#[must_use]
pub fn step_from(dataset: &Dataset, index: usize, step: Step) -> usize {
    let direction = match step {
        Step::First => return 0,
        Step::Last => return dataset.territories.len().saturating_sub(1),
        Step::Towards(direction) => direction,
    };
    let Some(territory) = dataset.territories.get(index) else { return index };
    let adjacent: Vec<(usize, MapPoint)> = dataset
        .territories
        .iter()
        .enumerate()
        .filter(|(_, other)| territory.layout.neighbours.contains(&other.id))
        .map(|(index, other)| (index, other.layout.centre))
        .collect();
    let centres: Vec<MapPoint> = adjacent.iter().map(|(_, centre)| *centre).collect();
    let nearest = neighbour(territory.layout.centre, direction, &centres);
    nearest.and_then(|nearest| adjacent.get(nearest)).map_or(index, |(index, _)| *index)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn arrows_reach_every_territory_from_every_other() {
        let dataset = fixtures::dataset();
        let all: BTreeSet<usize> = (0..dataset.territories.len()).collect();
        for start in &all {
            let mut reached = BTreeSet::from([*start]);
            let mut next = vec![*start];
            while let Some(index) = next.pop() {
                use Direction::{East, North, South, West};
                for direction in [North, South, East, West] {
                    let to = step_from(dataset, index, Step::Towards(direction));
                    if reached.insert(to) {
                        next.push(to);
                    }
                }
            }
            assert_eq!(reached, all, "from {}", dataset.territories[*start].name);
        }
    }
}
