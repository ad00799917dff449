//! Simplified borders, identical for both neighbours.

use std::collections::{BTreeMap, BTreeSet};

use crate::geodata::grid::Vertex;
use crate::geodata::outline::{
    Line, Outline, Polygon, Ring, doubled_area, metres_to_segment, ring_edges,
};

/// How far a border may be moved: four pixels of the whole map, where they are faint lines.
const TOLERANCE_METRES: f64 = 700.0;

/// Smaller rings are dropped, in squared grid steps: 0.4 km², a few pixels of the whole map. The source has
/// slivers between départements.
const MIN_AREA: i64 = 500_000;

/// Simplifies outlines so that neighbours keep a common border: which vertices must stay is found once, for all.
pub struct Simplifier {
    fixed: BTreeSet<Vertex>,
    edges: BTreeSet<(Vertex, Vertex)>,
}

impl Simplifier {
    /// All vertices of `exact` stay, and those where borders of `outlines` meet.
    pub fn new<'a>(exact: &'a Outline, outlines: impl IntoIterator<Item = &'a Outline>) -> Self {
        let mut neighbours: BTreeMap<Vertex, BTreeSet<Vertex>> = BTreeMap::new();
        let edges: BTreeSet<_> = outlines.into_iter().flat_map(Outline::edges).collect();
        for &(a, b) in &edges {
            neighbours.entry(a).or_default().insert(b);
            neighbours.entry(b).or_default().insert(a);
        }
        // Along a common border, both neighbours give a vertex the same two neighbours.
        let meeting = neighbours.into_iter().filter(|(_, neighbours)| neighbours.len() > 2);
        let mut fixed: BTreeSet<Vertex> = meeting.map(|(vertex, _)| vertex).collect();
        fixed.extend(exact.rings().flatten());
        Self { fixed, edges }
    }

    /// Simplifies an outline; drops rings too small to be seen, and holes that nothing fills: two communes of
    /// the source have no outline.
    pub fn simplify_outline(&self, outline: &Outline) -> Outline {
        let is_filled = |hole: &&Ring| {
            ring_edges(hole).next().is_some_and(|(a, b)| self.edges.contains(&(b, a)))
        };
        let pieces = outline.0.iter().filter_map(|piece| {
            let holes = piece.holes.iter().filter(is_filled);
            let holes = holes.filter_map(|hole| self.simplify_ring(hole)).collect();
            Some(Polygon { exterior: self.simplify_ring(&piece.exterior)?, holes })
        });
        Outline(pieces.collect())
    }

    fn simplify_ring(&self, ring: &[Vertex]) -> Option<Ring> {
        let is_fixed = |vertex: &Vertex| self.fixed.contains(vertex);
        let start = ring.iter().position(is_fixed);
        let start = start.or_else(|| (0..ring.len()).min_by_key(|&index| ring[index]))?;
        let mut simple = Ring::new();
        let mut part = Vec::new();
        for (index, &vertex) in ring.iter().cycle().skip(start).take(ring.len() + 1).enumerate() {
            part.push(vertex);
            if part.len() > 1 && (is_fixed(&vertex) || index == ring.len()) {
                simple.extend(simplify_line(&part, TOLERANCE_METRES).into_iter().skip(1));
                part = vec![vertex];
            }
        }
        (doubled_area(&simple).abs() > 2 * MIN_AREA).then_some(simple)
    }
}

/// Simplifies a line to within a tolerance in metres; the same in both directions.
pub fn simplify_line(line: &[Vertex], tolerance: f64) -> Line {
    if line.iter().rev().lt(line.iter()) {
        let backwards: Vec<Vertex> = line.iter().rev().copied().collect();
        return douglas_peucker(&backwards, tolerance).into_iter().rev().collect();
    }
    douglas_peucker(line, tolerance)
}

/// Keeps the ends and, if it is farther than `tolerance` from the line between them, the vertex farthest from
/// it, recursively (Douglas and Peucker).
fn douglas_peucker(line: &[Vertex], tolerance: f64) -> Line {
    let &[from, .., to] = line else { return line.to_vec() };
    let inner = line.iter().enumerate().skip(1).take(line.len() - 2);
    let farthest = inner
        .map(|(index, vertex)| (index, metres_to_segment(*vertex, from, to)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    match farthest.filter(|(_, metres)| *metres > tolerance) {
        Some((index, _)) => {
            let mut all = douglas_peucker(&line[..=index], tolerance);
            all.extend(douglas_peucker(&line[index..], tolerance).into_iter().skip(1));
            all
        }
        None => vec![from, to],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(corners: &[(f64, f64)]) -> Outline {
        let exterior = corners.iter().map(|&(lon, lat)| Vertex::nearest(lon, lat)).collect();
        Outline(vec![Polygon { exterior, holes: Vec::new() }])
    }

    #[test]
    fn neighbours_keep_their_border_and_the_map_its_own() {
        // Two squares one above the other, on a ragged border; a third to the west, whose border is exact.
        let border = [(5.0, 48.0), (5.075, 48.011), (5.15, 48.02), (5.225, 48.0095), (5.3, 48.0)];
        let mut upper = border.to_vec();
        upper.extend([(5.3, 48.3), (5.0, 48.3), (5.0005, 48.1)]);
        let mut lower: Vec<_> = border.into_iter().rev().collect();
        lower.extend([(5.0, 47.7), (5.3, 47.7)]);
        let west = [(4.5, 48.0), (5.0, 48.0), (5.0005, 48.1), (5.0, 48.3)];
        let [upper, lower, west] = [outline(&upper), outline(&lower), outline(&west)];
        let simplifier = Simplifier::new(&west, [&upper, &lower, &west]);
        let [upper, lower] = [&upper, &lower].map(|outline| simplifier.simplify_outline(outline));
        let edges = |outline: &Outline| -> BTreeSet<_> { outline.edges().collect() };
        let shared = edges(&upper).into_iter().filter(|(a, b)| edges(&lower).contains(&(*b, *a)));
        assert_eq!(shared.count(), 2, "one vertex of three is needed");
        let bend = Vertex::nearest(5.0005, 48.1);
        assert!(
            upper.rings().flatten().any(|vertex| *vertex == bend),
            "it bounds the exact outline"
        );
        assert_eq!(ring_edges(&upper.0[0].exterior).count(), 6);
    }
}
