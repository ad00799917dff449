//! Edge cancellation on toy grids of unit squares.

use super::*;
use crate::geodata::outline::{Polygon, doubled_area};

fn vertex(lon: i32, lat: i32) -> Vertex {
    Vertex { lon, lat }
}

/// The square whose south-west corner is given.
fn square(lon: i32, lat: i32) -> Outline {
    let exterior = [(0, 0), (1, 0), (1, 1), (0, 1)]
        .map(|(east, north)| vertex(lon + east, lat + north))
        .to_vec();
    Outline(vec![Polygon { exterior, holes: Vec::new() }])
}

/// The union of the squares marked `#`; the first line is the northernmost.
fn dissolve(map: &str) -> Outline {
    let rows: Vec<&str> = map.split_whitespace().rev().collect();
    let squares: Vec<Outline> = (0..)
        .zip(&rows)
        .flat_map(|(lat, row)| {
            let marked = (0..).zip(row.chars()).filter(|(_, mark)| *mark == '#');
            marked.map(move |(lon, _)| square(lon, lat))
        })
        .collect();
    EdgeSet::union(&squares).unwrap().into_outline().unwrap()
}

/// Per polygon: vertices of the exterior, then of each hole.
fn shape(outline: &Outline) -> Vec<(usize, Vec<usize>)> {
    let sizes = |polygon: &Polygon| {
        let holes = polygon.holes.iter().map(Vec::len).collect();
        (polygon.exterior.len(), holes)
    };
    outline.0.iter().map(sizes).collect()
}

fn total_area(outline: &Outline) -> i64 {
    outline.rings().map(|ring| doubled_area(ring)).sum::<i64>() / 2
}

#[test]
fn two_neighbours_lose_their_common_edge_and_keep_its_ends() {
    let union = dissolve("##");
    let expected = [(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1)].map(|(x, y)| vertex(x, y));
    assert_eq!(union.0[0].exterior, expected);
}

#[test]
fn an_enclave_becomes_a_clockwise_hole() {
    let union = dissolve("### #.# ###");
    assert_eq!(shape(&union), [(12, vec![4])]);
    assert_eq!(doubled_area(&union.0[0].holes[0]), -2);
}

#[test]
fn an_exclave_becomes_a_second_polygon() {
    assert_eq!(shape(&dissolve("##.#")), [(6, vec![]), (4, vec![])]);
}

#[test]
fn an_exclave_within_an_enclave_is_no_hole_and_takes_none() {
    let union = dissolve("##### #...# #.#.# #...# #####");
    assert_eq!(shape(&union), [(20, vec![12]), (4, vec![])]);
}

#[test]
fn pieces_that_touch_at_a_corner_stay_two_polygons() {
    assert_eq!(shape(&dissolve(".# #.")), [(4, vec![]), (4, vec![])]);
}

#[test]
fn holes_that_touch_at_a_corner_stay_two_holes() {
    assert_eq!(shape(&dissolve("#### #.## ##.# ####")), [(16, vec![4, 4])]);
}

#[test]
fn a_hole_that_touches_the_exterior_at_a_corner_stays_a_hole() {
    let union = dissolve("### #.# ##.");
    assert_eq!(shape(&union), [(12, vec![4])]);
    assert_eq!(total_area(&union), 7);
}

#[test]
fn two_halves_that_meet_at_two_corners_stay_two_polygons() {
    let union = dissolve("##. #.# .##");
    assert_eq!(shape(&union), [(8, vec![]), (8, vec![])]);
}

#[test]
fn subtracting_a_part_leaves_the_rest() {
    let mut edges = EdgeSet::union([&dissolve("### ###")]).unwrap();
    edges.subtract(&dissolve("..# ...")).unwrap();
    edges.subtract(&dissolve(".#. ...")).unwrap();
    assert_eq!(edges.into_outline().unwrap(), dissolve("#.. ###"));
}

#[test]
fn overlaps_and_loose_ends_are_errors() {
    let twice = EdgeSet::union([&square(0, 0), &square(0, 0)]);
    assert!(twice.unwrap_err().to_string().contains("same side"));

    let mut open = EdgeSet::default();
    open.add_edge(vertex(0, 0), vertex(1, 0)).unwrap();
    assert!(open.into_outline().unwrap_err().to_string().contains("not closed"));
}

#[test]
fn spikes_and_repeated_vertices_vanish() {
    let mut spiked = square(0, 0);
    spiked.0[0].exterior.splice(2..2, [vertex(1, 0), vertex(2, 0), vertex(1, 0)]);
    let cleaned = EdgeSet::union([&spiked]).unwrap().into_outline().unwrap();
    assert_eq!(cleaned, square(0, 0));
}
