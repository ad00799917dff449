//! Each outline by itself is valid: closed, simple rings, wound as RFC 7946 asks.

use std::collections::BTreeSet;

use crate::files::{Edge, Feature, Vertex, communes, doubled_area, epci, text};

fn all_features() -> Vec<Feature> {
    communes().into_iter().chain(epci()).collect()
}

#[test]
fn rings_are_closed_and_pass_no_vertex_twice() {
    for feature in all_features() {
        for ring in feature.rings() {
            assert!(ring.len() >= 4, "{}", feature.id);
            assert_eq!(ring.first(), ring.last(), "{}", feature.id);
            let distinct: BTreeSet<_> = ring.iter().collect();
            assert_eq!(distinct.len(), ring.len() - 1, "{}", feature.id);
        }
    }
}

#[test]
fn exteriors_turn_counter_clockwise_and_holes_clockwise() {
    for feature in all_features() {
        for polygon in &feature.polygons {
            let areas: Vec<i64> = polygon.iter().map(|ring| doubled_area(ring)).collect();
            assert!(areas[0] > 0, "{}", feature.id);
            assert!(areas[1..].iter().all(|&area| area < 0), "{}", feature.id);
        }
    }
}

#[test]
fn no_edge_crosses_another_of_its_outline() {
    for feature in all_features() {
        let edges: Vec<Edge> = feature.edges().collect();
        for (index, &edge) in edges.iter().enumerate() {
            for &other in &edges[index + 1..] {
                assert!(!edges_cross(edge, other), "{}: {edge:?} {other:?}", feature.id);
            }
        }
    }
}

/// Whether two edges meet elsewhere than at common ends.
fn edges_cross((a, b): Edge, (c, d): Edge) -> bool {
    let side = |from: Vertex, to: Vertex, point: Vertex| {
        let turn = (to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0);
        turn.signum()
    };
    let within = |point: Vertex| {
        side(a, b, point) == 0
            && point != a
            && point != b
            && (a.0.min(b.0)..=a.0.max(b.0)).contains(&point.0)
            && (a.1.min(b.1)..=a.1.max(b.1)).contains(&point.1)
    };
    let opposite = |one: i64, other: i64| one * other < 0;
    within(c)
        || within(d)
        || opposite(side(a, b, c), side(a, b, d)) && opposite(side(c, d, a), side(c, d, b))
}

#[test]
fn the_files_can_be_read_and_compared_line_by_line() {
    for name in ["communes.geojson", "epci.geojson"] {
        let text = text(name);
        assert!(text.ends_with("}\n") && !text.contains(['\r', '\t']), "{name}");
        assert!(text.lines().all(|line| line.chars().count() <= 120), "{name}");
        assert!(!text.contains("\\u"), "{name}: accents are written as they are");
    }
}
