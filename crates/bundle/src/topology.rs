//! Writes outlines as one TopoJSON. A line that neighbours share is stored once, even across layers.

use std::collections::{BTreeMap, BTreeSet};

use geometry::{LonLat, Projection, Transform};
use serde_json::{Map, Value, json};

/// The polygons of a shape: for each, its rings, exterior first, without repeated last points.
pub type Polygons = Vec<Vec<Vec<LonLat>>>;

/// The members of a geometry besides its polygons: `id`, `properties`.
pub type Members = Map<String, Value>;

/// The bits of a position's longitude and latitude in degrees. Neighbours share vertices bit for bit.
pub type Vertex = (u64, u64);

/// The TopoJSON of the layers, by name. Positions are quantized to map units of `projection`. Rings of the first
/// layer keep the first point of their polygons.
pub fn topojson(layers: &[(&str, Vec<(Members, Polygons)>)], projection: &Projection) -> Value {
    let cuts = cut_vertices(layers);
    let mut arcs = BTreeSet::new();
    for ring in layers.iter().flat_map(|(_, shapes)| rings(shapes)) {
        arcs.extend(split_ring(ring, &cuts).into_iter().map(|arc| stored_direction(arc).0));
    }
    let arc_indices: BTreeMap<&[Vertex], i64> = arcs.iter().map(Vec::as_slice).zip(0..).collect();
    let arc_index = |arc| {
        let (arc, backwards) = stored_direction(arc);
        arc_indices.get(arc.as_slice()).map(|index| if backwards { !index } else { *index })
    };
    let ring_json = |ring: &Vec<LonLat>| -> Value {
        split_ring(ring, &cuts).into_iter().filter_map(arc_index).collect()
    };
    let geometry_json = |(members, polygons): &(Members, Polygons)| {
        let mut arcs: Vec<Value> =
            polygons.iter().map(|rings| rings.iter().map(ring_json).collect::<Value>()).collect();
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
            let geometries: Value = shapes.iter().map(geometry_json).collect();
            let layer = json!({ "type": "GeometryCollection", "geometries": geometries });
            ((*name).to_owned(), layer)
        })
        .collect();
    let Transform { scale, translate } = projection.topojson_transform();
    json!({
        "type": "Topology",
        "transform": { "scale": scale.map(round_12_decimals), "translate": translate.map(round_12_decimals) },
        "objects": objects,
        "arcs": arcs.iter().map(|arc| encode_arc(arc, projection)).collect::<Value>(),
    })
}

/// Rounds to twelve decimals, since `small_std::Json` reads at most fifteen digits. The error over the whole map
/// is below a thousandth of a map unit.
fn round_12_decimals(number: f64) -> f64 {
    (number * 1e12).round() / 1e12
}

fn rings(shapes: &[(Members, Polygons)]) -> impl Iterator<Item = &Vec<LonLat>> {
    shapes.iter().flat_map(|(_, polygons)| polygons.iter().flatten())
}

/// The position as a key: its bits.
pub fn vertex(position: LonLat) -> Vertex {
    (position.lon.to_bits(), position.lat.to_bits())
}

/// The vertices where arcs end: where borders meet or part, at the start of rings of the first layer, and one
/// for each ring that touches no other.
fn cut_vertices(layers: &[(&str, Vec<(Members, Polygons)>)]) -> BTreeSet<Vertex> {
    let mut neighbours: BTreeMap<Vertex, BTreeSet<Vertex>> = BTreeMap::new();
    for ring in layers.iter().flat_map(|(_, shapes)| rings(shapes)) {
        let next_points = ring.iter().cycle().skip(1);
        for (a, b) in ring.iter().zip(next_points).map(|(a, b)| (vertex(*a), vertex(*b))) {
            neighbours.entry(a).or_default().insert(b);
            neighbours.entry(b).or_default().insert(a);
        }
    }
    // Inside a shared line a vertex has the same two neighbours in both shapes; a junction has more.
    let meeting = neighbours.into_iter().filter(|(_, neighbours)| neighbours.len() > 2);
    let mut cuts: BTreeSet<Vertex> = meeting.map(|(vertex, _)| vertex).collect();
    let first = layers.first().into_iter().flat_map(|(_, shapes)| rings(shapes));
    cuts.extend(first.filter_map(|ring| ring.first()).map(|start| vertex(*start)));
    for ring in layers.iter().flat_map(|(_, shapes)| rings(shapes)) {
        if !ring.iter().any(|position| cuts.contains(&vertex(*position))) {
            cuts.extend(ring.iter().map(|position| vertex(*position)).min());
        }
    }
    cuts
}

/// Splits a ring into arcs, beginning at its first cut.
fn split_ring(ring: &[LonLat], cuts: &BTreeSet<Vertex>) -> Vec<Vec<Vertex>> {
    let mut ring: Vec<Vertex> = ring.iter().map(|position| vertex(*position)).collect();
    let start = ring.iter().position(|vertex| cuts.contains(vertex)).unwrap_or(0);
    ring.rotate_left(start);
    let mut arcs = Vec::new();
    let mut arc = Vec::new();
    for vertex in ring.iter().chain(ring.first()) {
        arc.push(*vertex);
        if arc.len() > 1 && cuts.contains(vertex) {
            arcs.push(std::mem::replace(&mut arc, vec![*vertex]));
        }
    }
    arcs
}

/// The arc in the direction in which it is stored, and whether that is reversed. Arcs that start at their
/// westernmost end compress best.
fn stored_direction(mut arc: Vec<Vertex>) -> (Vec<Vertex>, bool) {
    let backwards = arc.iter().rev().lt(arc.iter());
    if backwards {
        arc.reverse();
    }
    (arc, backwards)
}

/// Encodes an open line as an arc.
pub fn encode_line(line: &[LonLat], projection: &Projection) -> Value {
    let arc: Vec<Vertex> = line.iter().copied().map(vertex).collect();
    encode_arc(&arc, projection)
}

/// Encodes an arc as TopoJSON does: the first position, then the step to each next one.
fn encode_arc(arc: &[Vertex], projection: &Projection) -> Value {
    let points = arc.iter().map(|(lon, lat)| {
        let position = LonLat { lon: f64::from_bits(*lon), lat: f64::from_bits(*lat) };
        let point = projection.project(position);
        (point.x.round() as i64, point.y.round() as i64)
    });
    let mut steps: Vec<[i64; 2]> = Vec::new();
    let mut previous = (0, 0);
    for (x, y) in points {
        let step = [x - previous.0, y - previous.1];
        // Vertices that round to the same point are merged.
        if steps.is_empty() || step != [0, 0] {
            steps.push(step);
        }
        previous = (x, y);
    }
    if steps.len() == 1 {
        steps.push([0, 0]); // an arc has two positions
    }
    json!(steps)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    type Corners<'a> = &'a [(f64, f64)];

    fn shape(rings: &[Corners<'_>]) -> (Members, Polygons) {
        let ring =
            |ring: &Corners<'_>| ring.iter().map(|&(lon, lat)| LonLat { lon, lat }).collect();
        (Members::new(), vec![rings.iter().map(ring).collect()])
    }

    /// The number of positions of each arc, and the arc numbers of each shape.
    fn arc_lengths_and_shapes(layers: [Vec<(Members, Polygons)>; 2]) -> (Vec<usize>, Vec<Value>) {
        let corners = [LonLat { lon: 4.0, lat: 47.0 }, LonLat { lon: 6.0, lat: 49.0 }];
        let [first, second] = layers;
        let layers = [("first", first), ("second", second)];
        let topology = topojson(&layers, &Projection::for_map(corners).unwrap());
        let lengths = topology["arcs"].as_array().unwrap().iter();
        let shapes = ["first", "second"]
            .map(|name| topology["objects"][name]["geometries"].as_array().unwrap());
        (
            lengths.map(|arc| arc.as_array().unwrap().len()).collect(),
            shapes.into_iter().flatten().map(|shape| shape["arcs"].clone()).collect(),
        )
    }

    #[test]
    fn neighbours_and_their_union_share_arcs() {
        let left = shape(&[&[(4.0, 47.0), (5.0, 47.0), (5.0, 48.0), (4.0, 48.0)]]);
        let right = shape(&[&[(5.0, 47.0), (6.0, 47.0), (6.0, 48.0), (5.0, 48.0)]]);
        let union = [(5.0, 47.0), (6.0, 47.0), (6.0, 48.0), (5.0, 48.0), (4.0, 48.0), (4.0, 47.0)];
        let (lengths, shapes) = arc_lengths_and_shapes([vec![shape(&[&union])], vec![left, right]]);
        assert_eq!(lengths, [4, 2, 4], "the left one's own, the border, the right one's own");
        assert_eq!(shapes, [json!([[2, !0]]), json!([[1, !0]]), json!([[2, !1]])]);
    }

    #[test]
    fn an_enclave_and_its_hole_share_an_arc() {
        let hole = [(4.5, 47.5), (4.5, 48.0), (5.0, 48.0)];
        let enclave = [(5.0, 48.0), (4.5, 48.0), (4.5, 47.5)];
        let around = [(4.0, 47.0), (6.0, 47.0), (6.0, 49.0), (4.0, 49.0)];
        let (lengths, shapes) =
            arc_lengths_and_shapes([vec![], vec![shape(&[&around, &hole]), shape(&[&enclave])]]);
        assert_eq!(lengths, [5, 4]);
        assert_eq!(shapes.len(), 2);
        let (hole, enclave) = (&shapes[0][1][0], &shapes[1][0][0]);
        assert_eq!(hole.as_i64().unwrap(), !enclave.as_i64().unwrap(), "each its own way round");
    }
}
