//! Groups points that would overlap when drawn.

use super::MapPoint;
use small_std::{sort_by, sorted_indices};

/// A group of points drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Where the group is drawn: the position of its first member, a real place rather than a mean.
    pub position: MapPoint,
    /// Indices of the members in the clustered slice, ascending.
    pub members: Vec<usize>,
}

/// Distance within which pins are clustered on the unzoomed map, in map units: their width and a gap.
pub const PIN_SPACING: f64 = 430.0;

/// Groups `points` so that any two groups lie at least `min_distance` map units apart.
///
/// Groups form around the places with the most points, so that a town absorbs the villages at its edge and not
/// the reverse. Ties go to the earlier point.
#[must_use]
pub fn cluster(points: &[MapPoint], min_distance: f64) -> Vec<Cluster> {
    // Points at the same place are grouped even if `min_distance` is 0.
    let is_near =
        |a: usize, b: usize| points[a].distance(points[b]) < min_distance || points[a] == points[b];
    let count_at = |i: usize| points.iter().filter(|p| **p == points[i]).count();
    let order = sorted_indices(points.len(), &|a, b| count_at(b).cmp(&count_at(a)));

    let mut grouped = vec![false; points.len()];
    let mut clusters = Vec::new();
    for centre in order {
        if grouped[centre] {
            continue;
        }
        let members: Vec<usize> =
            (0..points.len()).filter(|&i| !grouped[i] && is_near(centre, i)).collect();
        for &member in &members {
            grouped[member] = true;
        }
        clusters.push(Cluster { position: points[centre], members });
    }
    sort_by(&mut clusters, |a: &Cluster, b| a.members.cmp(&b.members));
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(xs: &[f64]) -> Vec<MapPoint> {
        xs.iter().map(|&x| MapPoint { x, y: 0.0 }).collect()
    }

    #[test]
    fn every_point_belongs_to_one_group() {
        let points = points(&[0.0, 1.0, 5.0, 5.0, 6.5, 20.0]);
        let mut members: Vec<usize> =
            cluster(&points, 2.0).into_iter().flat_map(|c| c.members).collect();
        members.sort_unstable();
        assert_eq!(members, vec![0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn the_densest_place_absorbs_its_neighbours() {
        let groups = cluster(&points(&[1.0, 2.5, 2.5, 4.0]), 2.0);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].position.x, 2.5);
    }

    #[test]
    fn clusters_keep_the_minimum_distance_and_split_as_it_shrinks() {
        let points = points(&[0.0, 3.0, 6.0, 9.0]);
        for reach in [10.0, 4.0, 1.0] {
            let groups = cluster(&points, reach);
            for (i, a) in groups.iter().enumerate() {
                for b in &groups[i + 1..] {
                    assert!(a.position.distance(b.position) >= reach);
                }
            }
        }
        assert_eq!(cluster(&points, 1.0).len(), 4);
        assert_eq!(cluster(&points, 0.0).len(), 4);
    }
}
