//! The base map as extra layers of the outlines file: borders between the départements around, rivers, names and
//! towns.

use std::collections::{BTreeMap, BTreeSet};

use geojson::{Feature, GeometryValue, Position};
use geometry::{LonLat, Projection};
use model::read::faults::Faults;
use serde_json::{Value, json};

use crate::draw::{lon_lat, points, read_features, rings, rounded_point, string_property};
use crate::topology::{Vertex, encode_line, vertex};

/// Name of the published file; a data folder may lack it.
pub const FILE: &str = model::read::BASE_MAP_FILE;

/// Each value of `genre` with the TopoJSON layer of its features.
const LAYER_OF_KIND: [(&str, &str); 3] =
    [("departement", "departements"), ("riviere", "rivieres"), ("ville", "villes")];

/// Reads the features of the file; an unknown `genre` is a fault.
pub fn read(text: &str, faults: &Faults) -> Vec<Feature> {
    let features = read_features(FILE, text, faults);
    for feature in &features {
        let kind = string_property(feature, "genre");
        if !LAYER_OF_KIND.iter().any(|(genre, _)| *genre == kind) {
            faults.add_for_file(FILE, format_args!("« genre » ne peut pas être « {kind} »"));
        }
    }
    features
}

/// Adds the layers to `topology`, in map units of `projection`; adds nothing without features.
pub fn add(topology: &mut Value, layers: &[Feature], projection: &Projection) {
    if layers.is_empty() {
        return;
    }
    let mut arcs = Vec::new();
    let first = topology["arcs"].as_array().map_or(0, Vec::len);
    let mut arc_indices = |lines: &[Vec<LonLat>]| -> Value {
        let arc_index = |line: &Vec<LonLat>| {
            arcs.push(encode_line(line, projection));
            json!([first + arcs.len() - 1])
        };
        lines.iter().map(arc_index).collect()
    };
    let features_of_kind =
        |kind: &'static str| layers.iter().filter(move |f| string_property(f, "genre") == kind);
    let map_point = |point: Option<LonLat>| point.map(|p| rounded_point(projection.project(p)));
    let mut layers = LAYER_OF_KIND.map(|(kind, layer)| {
        let geometry_of = |feature: &Feature| {
            let mut properties = feature.properties.clone().unwrap_or_default();
            for name in ["code", "genre", "insee"] {
                properties.remove(name);
            }
            let mut geometry = match kind {
                "riviere" => json!({ "type": "MultiLineString", "arcs": arc_indices(&feature_lines(feature)) }),
                "departement" => {
                    let point = properties.remove("point");
                    let coordinates = map_point(point.as_ref().and_then(lon_lat));
                    json!({ "type": "Point", "coordinates": coordinates })
                }
                _ => json!({ "type": "Point", "coordinates": map_point(points(feature).first().copied()) }),
            };
            geometry["properties"] = properties.into();
            geometry
        };
        let geometries: Value = features_of_kind(kind).map(geometry_of).collect();
        (layer, json!({ "type": "GeometryCollection", "geometries": geometries }))
    });
    let borders = shared_lines(features_of_kind("departement"));
    let borders = json!({ "type": "MultiLineString", "arcs": arc_indices(&borders) });
    for (name, layer) in layers.iter_mut().map(|(name, layer)| (*name, layer.take())) {
        topology["objects"][name] = layer;
    }
    topology["objects"]["limites"] = borders;
    if let Some(all_arcs) = topology["arcs"].as_array_mut() {
        all_arcs.extend(arcs);
    }
}

/// The lines shared by two of `areas`. An edge of a single area lies on the frame or on the border of the mapped
/// département, which is drawn with the map.
fn shared_lines<'a>(areas: impl Iterator<Item = &'a Feature>) -> Vec<Vec<LonLat>> {
    let mut edges = BTreeSet::new();
    for ring in areas.flat_map(rings) {
        let next_points = ring.iter().cycle().skip(1);
        edges.extend(ring.iter().zip(next_points).map(|(a, b)| (vertex(*a), vertex(*b))));
    }
    let mut neighbours: BTreeMap<Vertex, BTreeSet<Vertex>> = BTreeMap::new();
    for (a, b) in edges.iter().filter(|(a, b)| edges.contains(&(*b, *a))) {
        neighbours.entry(*a).or_default().insert(*b);
    }
    // A line ends where a border ends or where several meet; the vertices left after that form rings.
    let ends = neighbours.iter().filter(|(_, n)| n.len() != 2).map(|(vertex, _)| *vertex);
    let ends: BTreeSet<Vertex> = ends.collect();
    let mut lines = Vec::new();
    for start in ends.iter().copied().chain(neighbours.keys().copied().collect::<Vec<_>>()) {
        while let Some(next) = take_neighbour(&mut neighbours, start) {
            let mut line = vec![start, next];
            remove_neighbour(&mut neighbours, next, start);
            let mut end = next;
            while !ends.contains(&end)
                && let Some(next) = take_neighbour(&mut neighbours, end)
            {
                remove_neighbour(&mut neighbours, next, end);
                line.push(next);
                end = next;
            }
            lines.push(line.into_iter().map(vertex_position).collect());
        }
    }
    lines
}

fn take_neighbour(
    neighbours: &mut BTreeMap<Vertex, BTreeSet<Vertex>>,
    vertex: Vertex,
) -> Option<Vertex> {
    neighbours.get_mut(&vertex)?.pop_first()
}

fn remove_neighbour(
    neighbours: &mut BTreeMap<Vertex, BTreeSet<Vertex>>,
    vertex: Vertex,
    other: Vertex,
) {
    if let Some(others) = neighbours.get_mut(&vertex) {
        others.remove(&other);
    }
}

fn vertex_position((lon, lat): Vertex) -> LonLat {
    LonLat { lon: f64::from_bits(lon), lat: f64::from_bits(lat) }
}

/// The lines of a LineString or MultiLineString.
fn feature_lines(feature: &Feature) -> Vec<Vec<LonLat>> {
    let lines = match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::LineString { coordinates }) => std::slice::from_ref(coordinates),
        Some(GeometryValue::MultiLineString { coordinates }) => coordinates,
        _ => &[],
    };
    let positions_of = |line: &Vec<Position>| -> Vec<LonLat> {
        line.iter().map(|position| LonLat { lon: position[0], lat: position[1] }).collect()
    };
    lines.iter().map(positions_of).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn square(west: f64) -> Feature {
        let ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)];
        let ring: Value = ring.iter().map(|(x, y)| json!([x + west, y])).collect();
        let feature = json!({
            "type": "Feature", "properties": { "genre": "departement" },
            "geometry": { "type": "Polygon", "coordinates": [ring] },
        });
        serde_json::from_value(feature).unwrap()
    }

    #[test]
    fn only_lines_shared_by_two_areas_are_borders() {
        let areas = [square(4.0), square(5.0), square(6.0)];
        let sorted_points = |mut line: Vec<LonLat>| {
            line.sort_by(|a, b| a.lat.total_cmp(&b.lat));
            line.iter().map(|point| (point.lon, point.lat)).collect::<Vec<_>>()
        };
        let borders: Vec<_> = shared_lines(areas.iter()).into_iter().map(sorted_points).collect();
        assert_eq!(borders, [[(5.0, 0.0), (5.0, 1.0)], [(6.0, 0.0), (6.0, 1.0)]]);
    }
}
