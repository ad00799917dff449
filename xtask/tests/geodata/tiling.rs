//! The communes tile the département, and the Epci are their exact unions.

use std::collections::BTreeSet;

use crate::files::{
    Edge, Feature, Vertex, communes, count_edges, doubled_area, epci_of_decoupage,
    territory_of_commune,
};

/// The edges of a union of communes: those that no other member uses the other way round.
fn outline<'a>(members: impl IntoIterator<Item = &'a Feature>) -> BTreeSet<Edge> {
    let counts = count_edges(members);
    let is_outer = |&(from, to): &Edge| !counts.contains_key(&(to, from));
    counts.keys().copied().filter(is_outer).collect()
}

/// The edges chained into closed rings; every vertex must have one way on.
fn rings(mut edges: BTreeSet<Edge>) -> Vec<Vec<Vertex>> {
    let mut rings = Vec::new();
    while let Some((start, next)) = edges.pop_first() {
        let mut ring = vec![start, next];
        while ring.last() != Some(&start) {
            let at = ring[ring.len() - 1];
            let ways: Vec<Edge> = edges.iter().filter(|edge| edge.0 == at).copied().collect();
            assert_eq!(ways.len(), 1, "ways on from {at:?}");
            edges.remove(&ways[0]);
            ring.push(ways[0].1);
        }
        rings.push(ring);
    }
    rings
}

#[test]
fn every_edge_is_used_once_in_its_direction() {
    for features in [communes(), epci_of_decoupage("2016"), epci_of_decoupage("2026")] {
        for (edge, count) in count_edges(&features) {
            assert_eq!(count, 1, "{edge:?}");
        }
    }
}

#[test]
fn the_outer_border_is_one_ring() {
    // A gap, an enclave of nobody or a vertex missing in a neighbour would add a ring; an overlap
    // would make the parts larger than the whole.
    for features in [communes(), epci_of_decoupage("2016"), epci_of_decoupage("2026")] {
        let rings = rings(outline(&features));
        assert_eq!(rings.len(), 1);
        let parts: i64 = features.iter().map(Feature::doubled_area).sum();
        assert_eq!(doubled_area(&rings[0]), parts);
    }
}

#[test]
fn the_area_is_that_of_the_departement() {
    let steps: i64 = communes().iter().map(Feature::doubled_area).sum();
    // One squared step at 48.1° N: 1.11192 m × 0.74481 m, in km².
    let area = steps as f64 / 2.0 * 1.111_92 * 0.744_81 / 1e6;
    assert!((6_240.0..6_270.0).contains(&area), "{area} km²");
}

#[test]
fn each_epci_is_the_union_of_its_communes() {
    let communes = communes();
    for decoupage in ["2016", "2026"] {
        let all = epci_of_decoupage(decoupage);
        for epci in &all {
            let members = communes
                .iter()
                .filter(|commune| territory_of_commune(commune, decoupage, &all) == epci.id);
            assert_eq!(outline(members), epci.edges().collect(), "{} in {decoupage}", epci.id);
        }
    }
}
