//! From loose edges to an outline: chain the edges into rings, put each hole in its exterior.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};

use super::grid::{Vertex, cross};
use super::outline::{Outline, Polygon, Ring, crosses_ray, doubled_area, ring_edges};

/// The outline enclosed by directed edges that have the territory on their left. Rings start at
/// their westernmost vertex and follow each other in that order, so equal edges always give
/// equal outlines.
///
/// # Errors
/// When the edges do not close into rings, or a hole lies in no exterior.
pub fn assemble_outline(edges: BTreeSet<(Vertex, Vertex)>) -> Result<Outline> {
    let mut rings: Vec<Ring> = closed_walks(edges)?.into_iter().flat_map(simple_rings).collect();
    for ring in &mut rings {
        let first = (0..ring.len()).min_by_key(|&index| ring[index]);
        ring.rotate_left(first.unwrap_or(0));
    }
    rings.sort();
    let (exteriors, holes): (Vec<_>, Vec<_>) =
        rings.into_iter().partition(|ring| doubled_area(ring) > 0);
    nest_holes(exteriors, holes)
}

/// Joins the edges into closed walks. Where more than two edges meet, the walk turns so as to
/// keep to the same piece of territory: pieces that touch at a corner stay apart.
fn closed_walks(mut edges: BTreeSet<(Vertex, Vertex)>) -> Result<Vec<Ring>> {
    let mut outgoing: BTreeMap<Vertex, Vec<Vertex>> = BTreeMap::new();
    for &(from, to) in &edges {
        outgoing.entry(from).or_default().push(to);
    }
    let mut walks = Vec::new();
    while let Some(start) = edges.pop_first() {
        let mut walk = vec![start.0];
        let (mut from, mut at) = start;
        loop {
            let next = outgoing
                .get(&at)
                .and_then(|ways| ways.iter().min_by(|a, b| clockwise(at, from, **a, **b)))
                .with_context(|| format!("the outline is not closed at {at}"))?;
            if (at, *next) == start {
                break;
            }
            if !edges.remove(&(at, *next)) {
                bail!("outlines cross each other at {at}");
            }
            walk.push(at);
            (from, at) = (at, *next);
        }
        walks.push(walk);
    }
    Ok(walks)
}

/// Orders the directions `at → a` and `at → b` by the clockwise angle from `at → back`.
fn clockwise(at: Vertex, back: Vertex, a: Vertex, b: Vertex) -> Ordering {
    let past_half_turn = |way| cross(at, back, way) > 0;
    past_half_turn(a).cmp(&past_half_turn(b)).then_with(|| cross(at, a, b).cmp(&0))
}

/// Splits a walk that passes a vertex twice into rings that pass each vertex once, as when a hole
/// touches its exterior.
fn simple_rings(walk: Ring) -> Vec<Ring> {
    let (mut rings, mut path) = (Vec::new(), Ring::new());
    for vertex in walk {
        if let Some(start) = path.iter().position(|&earlier| earlier == vertex) {
            rings.push(path.split_off(start));
        }
        path.push(vertex);
    }
    rings.push(path);
    rings
}

/// Gives each hole to the smallest exterior around it.
fn nest_holes(exteriors: Vec<Ring>, holes: Vec<Ring>) -> Result<Outline> {
    let mut polygons: Vec<Polygon> =
        exteriors.into_iter().map(|exterior| Polygon { exterior, holes: Vec::new() }).collect();
    for hole in holes {
        polygons
            .iter_mut()
            .filter(|polygon| encloses(&polygon.exterior, &hole))
            .min_by_key(|polygon| doubled_area(&polygon.exterior))
            .with_context(|| format!("the hole at {:?} lies in no exterior", hole.first()))?
            .holes
            .push(hole);
    }
    Ok(Outline(polygons))
}

/// Whether the ring lies within the exterior. The middle of an edge decides, since vertices may
/// touch; on a grid twice as fine that middle is a grid point too.
fn encloses(exterior: &[Vertex], ring: &[Vertex]) -> bool {
    let Some((from, to)) = ring_edges(ring).next() else {
        return false;
    };
    let middle = Vertex { lon: from.lon + to.lon, lat: from.lat + to.lat };
    let double = |vertex: Vertex| Vertex { lon: vertex.lon * 2, lat: vertex.lat * 2 };
    let crossings =
        ring_edges(exterior).filter(|&(a, b)| crosses_ray((double(a), double(b)), middle));
    crossings.count() % 2 == 1
}
