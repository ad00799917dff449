//! The outlines as one TopoJSON: the lines that neighbours share are in it once, whichever layer they
//! bound.

use std::collections::{BTreeMap, BTreeSet};

use geometry::{LonLat, Projection};
use serde_json::{Map, Value, json};

/// The polygons of a shape: for each, its rings, exterior first, without repeated last points.
pub type Polygons = Vec<Vec<Vec<LonLat>>>;

/// What is written of a shape besides its polygons: `id`, `properties`.
pub type Members = Map<String, Value>;

/// The bits of a position's degrees. Neighbours share theirs exactly.
type Vertex = (u64, u64);

/// The TopoJSON of some layers, by name. Its positions are those of the map: one step of its grid is a
/// map unit of `projection`. The rings of the first layer begin where those of its polygons do.
pub fn topojson(layers: &[(&str, Vec<(Members, Polygons)>)], projection: &Projection) -> Value {
    let cuts = cuts(layers);
    let mut arcs = BTreeSet::new();
    for ring in layers.iter().flat_map(|(_, shapes)| rings(shapes)) {
        arcs.extend(split(ring, &cuts).into_iter().map(|arc| stored(arc).0));
    }
    let numbers: BTreeMap<&[Vertex], i64> = arcs.iter().map(Vec::as_slice).zip(0..).collect();
    let number = |arc| {
        let (arc, backwards) = stored(arc);
        numbers.get(arc.as_slice()).map(|own| if backwards { !own } else { *own })
    };
    let ring = |ring: &Vec<LonLat>| -> Value {
        split(ring, &cuts).into_iter().filter_map(number).collect()
    };
    let geometry = |(members, polygons): &(Members, Polygons)| {
        let mut arcs: Vec<Value> =
            polygons.iter().map(|rings| rings.iter().map(ring).collect::<Value>()).collect();
        let (kind, arcs) = match (arcs.pop(), arcs.is_empty()) {
            (Some(only), true) => ("Polygon", only),
            (last, _) => ("MultiPolygon", arcs.into_iter().chain(last).collect()),
        };
        let mut geometry = members.clone();
        geometry.insert("type".into(), kind.into());
        geometry.insert("arcs".into(), arcs);
        Value::Object(geometry)
    };
    let objects: Map<String, Value> = layers
        .iter()
        .map(|(name, shapes)| {
            let geometries: Value = shapes.iter().map(geometry).collect();
            let layer = json!({ "type": "GeometryCollection", "geometries": geometries });
            ((*name).to_owned(), layer)
        })
        .collect();
    let (scale, translate) = projection.inverse();
    json!({
        "type": "Topology",
        "transform": { "scale": scale.map(short), "translate": translate.map(short) },
        "objects": objects,
        "arcs": arcs.iter().map(|arc| steps(arc, projection)).collect::<Value>(),
    })
}

/// A number of at most fifteen digits, as many as the program reads (`small_std::Json`): over the
/// whole map it is wrong by less than a thousandth of a map unit.
fn short(number: f64) -> f64 {
    (number * 1e12).round() / 1e12
}

fn rings(shapes: &[(Members, Polygons)]) -> impl Iterator<Item = &Vec<LonLat>> {
    shapes.iter().flat_map(|(_, polygons)| polygons.iter().flatten())
}

fn vertex(position: LonLat) -> Vertex {
    (position.lon.to_bits(), position.lat.to_bits())
}

/// The vertices where arcs end: where borders meet or part, where rings of the first layer begin, and
/// one for each ring that touches no other.
fn cuts(layers: &[(&str, Vec<(Members, Polygons)>)]) -> BTreeSet<Vertex> {
    let mut beside: BTreeMap<Vertex, BTreeSet<Vertex>> = BTreeMap::new();
    for ring in layers.iter().flat_map(|(_, shapes)| rings(shapes)) {
        let ends = ring.iter().cycle().skip(1);
        for (a, b) in ring.iter().zip(ends).map(|(a, b)| (vertex(*a), vertex(*b))) {
            beside.entry(a).or_default().insert(b);
            beside.entry(b).or_default().insert(a);
        }
    }
    // On a line that two shapes share both have the same two vertices beside.
    let meeting = beside.into_iter().filter(|(_, beside)| beside.len() > 2);
    let mut cuts: BTreeSet<Vertex> = meeting.map(|(vertex, _)| vertex).collect();
    let first = layers.first().into_iter().flat_map(|(_, shapes)| rings(shapes));
    cuts.extend(first.filter_map(|ring| ring.first()).map(|start| vertex(*start)));
    for ring in layers.iter().flat_map(|(_, shapes)| rings(shapes)) {
        if !ring.iter().any(|own| cuts.contains(&vertex(*own))) {
            cuts.extend(ring.iter().map(|own| vertex(*own)).min());
        }
    }
    cuts
}

/// The arcs of a ring, from the first cut on.
fn split(ring: &[LonLat], cuts: &BTreeSet<Vertex>) -> Vec<Vec<Vertex>> {
    let mut ring: Vec<Vertex> = ring.iter().map(|own| vertex(*own)).collect();
    let start = ring.iter().position(|own| cuts.contains(own)).unwrap_or(0);
    ring.rotate_left(start);
    let mut arcs = Vec::new();
    let mut arc = Vec::new();
    for own in ring.iter().chain(ring.first()) {
        arc.push(*own);
        if arc.len() > 1 && cuts.contains(own) {
            arcs.push(std::mem::replace(&mut arc, vec![*own]));
        }
    }
    arcs
}

/// The arc in the direction in which it is stored, and whether that is backwards. Arcs that begin
/// westernmost, in that order, are shortest when compressed.
fn stored(mut arc: Vec<Vertex>) -> (Vec<Vertex>, bool) {
    let backwards = arc.iter().rev().lt(arc.iter());
    if backwards {
        arc.reverse();
    }
    (arc, backwards)
}

/// An arc as TopoJSON has it: its first position, then from each to the next.
fn steps(arc: &[Vertex], projection: &Projection) -> Value {
    let drawn = arc.iter().map(|(lon, lat)| {
        let position = LonLat { lon: f64::from_bits(*lon), lat: f64::from_bits(*lat) };
        let point = projection.project(position);
        (point.x.round() as i64, point.y.round() as i64)
    });
    let mut steps: Vec<[i64; 2]> = Vec::new();
    let mut before = (0, 0);
    for (x, y) in drawn {
        let step = [x - before.0, y - before.1];
        // Vertices that are drawn at the same place are one.
        if steps.is_empty() || step != [0, 0] {
            steps.push(step);
        }
        before = (x, y);
    }
    if steps.len() == 1 {
        steps.push([0, 0]); // an arc has two positions
    }
    json!(steps)
}
