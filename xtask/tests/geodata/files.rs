//! Reading the committed files: features, and their rings on the grid of five decimals.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// Longitude and latitude in hundred-thousandths of a degree.
pub type Vertex = (i64, i64);
pub type Edge = (Vertex, Vertex);

pub struct Feature {
    pub id: String,
    pub properties: Value,
    /// Polygons, each an exterior followed by its holes; rings closed as in the file.
    pub polygons: Vec<Vec<Vec<Vertex>>>,
}

pub fn communes() -> Vec<Feature> {
    features("communes.geojson")
}

pub fn epci() -> Vec<Feature> {
    features("epci.geojson")
}

/// The territories of a découpage.
pub fn epci_of_decoupage(decoupage: &str) -> Vec<Feature> {
    let is_in = |feature: &Feature| {
        feature.properties["decoupages"].as_array().unwrap().contains(&decoupage.into())
    };
    epci().into_iter().filter(is_in).collect()
}

/// The id of the territory of `all`, those of a découpage, that a commune is in.
pub fn territory_of_commune<'a>(commune: &'a Feature, decoupage: &str, all: &[Feature]) -> &'a str {
    let siren = match decoupage {
        "2016" => &commune.properties["epci"],
        later => &commune.properties["decoupages"][later],
    };
    let siren = siren.as_str().filter(|siren| all.iter().any(|epci| epci.id == *siren));
    siren.unwrap_or("hors-epci")
}

pub fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../geodata").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn features(name: &str) -> Vec<Feature> {
    let collection: Value = serde_json::from_str(&text(name)).unwrap();
    let features = collection["features"].as_array().unwrap();
    features.iter().map(feature).collect()
}

fn feature(feature: &Value) -> Feature {
    let geometry = &feature["geometry"];
    let coordinates = geometry["coordinates"].as_array().unwrap();
    let polygons = match geometry["type"].as_str().unwrap() {
        "Polygon" => vec![polygon(coordinates)],
        "MultiPolygon" => {
            coordinates.iter().map(|part| polygon(part.as_array().unwrap())).collect()
        }
        other => panic!("{other}"),
    };
    Feature {
        id: feature["id"].as_str().unwrap().to_owned(),
        properties: feature["properties"].clone(),
        polygons,
    }
}

fn polygon(rings: &[Value]) -> Vec<Vec<Vertex>> {
    let ring = |ring: &Value| ring.as_array().unwrap().iter().map(vertex).collect();
    rings.iter().map(ring).collect()
}

/// A position that must have no more than five decimals.
pub fn vertex(position: &Value) -> Vertex {
    let step = |index: usize| {
        let degrees = position[index].as_f64().unwrap();
        let steps = (degrees * 1e5).round();
        assert!((degrees * 1e5 - steps).abs() < 1e-6, "{degrees} has more than five decimals");
        steps as i64
    };
    assert_eq!(position.as_array().map(Vec::len), Some(2));
    (step(0), step(1))
}

impl Feature {
    pub fn rings(&self) -> impl Iterator<Item = &Vec<Vertex>> {
        self.polygons.iter().flatten()
    }

    pub fn edges(&self) -> impl Iterator<Item = Edge> {
        self.rings().flat_map(|ring| ring.windows(2).map(|pair| (pair[0], pair[1])))
    }

    /// Twice the area, in squared grid steps; holes count negative when wound clockwise.
    pub fn doubled_area(&self) -> i64 {
        self.rings().map(|ring| doubled_area(ring)).sum()
    }

    /// Whether the point lies inside, by the even-odd rule: on an edge either answer may come.
    pub fn contains(&self, (x, y): Vertex) -> bool {
        let crossings = self.edges().filter(|&((ax, ay), (bx, by))| {
            let at = ax as f64 + (y - ay) as f64 * (bx - ax) as f64 / (by - ay) as f64;
            (ay > y) != (by > y) && (x as f64) < at
        });
        crossings.count() % 2 == 1
    }
}

/// Twice the signed area: positive when counter-clockwise.
pub fn doubled_area(ring: &[Vertex]) -> i64 {
    ring.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum()
}

/// How often each directed edge occurs.
pub fn count_edges<'a>(features: impl IntoIterator<Item = &'a Feature>) -> BTreeMap<Edge, usize> {
    let mut counts = BTreeMap::new();
    for edge in features.into_iter().flat_map(Feature::edges) {
        *counts.entry(edge).or_default() += 1;
    }
    counts
}
