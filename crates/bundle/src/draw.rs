//! Projects the shapes of the data folder to map units and places their labels.

use std::sync::OnceLock;

use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, Position};
use geometry::{Bounds, LonLat, MapPoint, Outline, Polygon, Projection, Ring};
use model::TerritoryId;
use model::read::faults::Faults;
use serde_json::{Value, json};

use crate::context;
use crate::counts::lines;
use crate::labels::{Commune, Counts, Territory, TerritoryLabels, published_commune};
use crate::topology::{Members, Polygons, topojson};

/// The file reported for faults of the outlines.
const FILE: &str = "epci.geojson";

/// The shapes of all territories and communes, their projection to map units, and the labels of the territories.
pub struct Map {
    projection: Projection,
    extent: [LonLat; 2],
    territories: Vec<Feature>,
    communes: Vec<Feature>,
    pins: Vec<MapPoint>,
    context: Vec<Feature>,
    /// Placed on first use, which takes a second; validation needs none.
    labels: OnceLock<TerritoryLabels>,
}

/// Whether labels are placed, which takes a second.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// With labels, as published.
    Placed,
    /// Without labels, which is valid data too and enough to find faults.
    Unplaced,
}

impl Map {
    /// Fits the projection to `territories` and projects the pins of `services`. `None`, with a fault, if the
    /// outlines cover no area.
    pub fn new(
        territories: Vec<Feature>,
        communes: Vec<Feature>,
        services: &[Feature],
        context: Vec<Feature>,
        faults: &Faults,
    ) -> Option<Self> {
        let positions: Vec<LonLat> = territories.iter().flat_map(rings).flatten().collect();
        let extent = LonLat::extent(positions);
        let projection = extent.and_then(Projection::of_map);
        let Some((extent, projection)) = extent.zip(projection) else {
            faults.of_file(FILE, "les contours ne couvrent aucune surface");
            return None;
        };
        let pins = services.iter().flat_map(points).map(|p| projection.project(p)).collect();
        let labels = OnceLock::new();
        Some(Self { projection, extent, territories, communes, pins, context, labels })
    }

    /// The member `carte` of the first view: the map's extent in degrees, and the properties, centre, neighbours
    /// and labels of each territory. Outlines are in a file of their own.
    pub fn territories(&self, names: Names) -> Value {
        let territories = self.territories.iter().enumerate().map(|(index, feature)| {
            let outline = self.outline(feature);
            let is_neighbour =
                |other: &&Feature| share_decoupage(feature, other) && touch(feature, other);
            let others = self.territories.iter().filter(is_neighbour);
            let centre = outline.bounds().map(|b| b.centre()).unwrap_or_default();
            let mut territory = feature.properties.clone().unwrap_or_default();
            territory.insert("centre".into(), rounded_point(centre));
            territory.insert("voisins".into(), others.map(code).collect());
            let labels = match names {
                Names::Placed => self.labels().of(index),
                Names::Unplaced => TerritoryLabels::default().of(index),
            };
            territory.insert("etiquettes".into(), labels);
            Value::Object(territory)
        });
        let [south_west, north_east] = self.extent;
        json!({
            "etendue": [south_west.lon, south_west.lat, north_east.lon, north_east.lat],
            "territoires": territories.collect::<Value>(),
        })
    }

    fn labels(&self) -> &TerritoryLabels {
        self.labels.get_or_init(|| self.place_labels())
    }

    fn place_labels(&self) -> TerritoryLabels {
        let Projection { width, height, .. } = self.projection;
        let frame = Bounds { min: MapPoint::default(), max: MapPoint { x: width, y: height } };
        let territory = |feature: &Feature| Territory {
            forms: forms(feature),
            outline: self.outline(feature),
            decoupages: decoupages(feature),
        };
        let territories: Vec<Territory> = self.territories.iter().map(territory).collect();
        TerritoryLabels::new(&territories, &self.pins, frame)
    }

    /// The outlines of territories and communes, the communes' names with their positions in map units, and the
    /// base map, as TopoJSON (see `model::read::outlines`).
    pub fn outlines(&self, names: Names, commune_figures: &Value) -> Value {
        let shape = |feature: &Feature, id: Value| -> (Members, Polygons) {
            (Members::from_iter([("id".to_owned(), id)]), polygons(feature))
        };
        let territories = self.territories.iter().map(|feature| shape(feature, code(feature)));
        let names = self.commune_names(names, commune_figures);
        let communes = self.communes.iter().zip(names).map(|(feature, name)| {
            let (mut members, polygons) = shape(feature, property(feature, "insee").into());
            members.insert("properties".into(), name);
            (members, polygons)
        });
        let layers =
            [("territoires", territories.collect()), ("communes", communes.collect::<Vec<_>>())];
        let mut topology = topojson(&layers, &self.projection);
        context::add(&mut topology, &self.context, &self.projection);
        topology
    }

    /// The name of each commune and its counts, each with its position, as JSON.
    fn commune_names(&self, names: Names, figures: &Value) -> Vec<Value> {
        let commune = |feature: &Feature| {
            let town_hall = feature.property("point").and_then(lon_lat);
            let town_hall = town_hall.map(|town_hall| self.projection.project(town_hall));
            let decoupages = feature.property("decoupages").and_then(Value::as_object);
            let territories = decoupages.into_iter().flat_map(|members| members.values());
            Commune {
                name: property(feature, "nom"),
                outline: self.outline(feature),
                town_hall,
                territories: territories.chain(feature.property("epci")).cloned().collect(),
                services: self.pins.iter().filter(|pin| town_hall == Some(**pin)).count(),
            }
        };
        let communes: Vec<Commune> = self.communes.iter().map(commune).collect();
        let (labels, counts) = match names {
            Names::Placed => {
                let labels = self.labels().of_communes(&communes);
                let counts = self.labels().of_counts(&labels, &lines(&self.communes, figures));
                (labels, counts)
            }
            Names::Unplaced => Default::default(),
        };
        let name = |(rank, commune): (usize, &Commune)| {
            let label = labels.get(rank).and_then(Option::as_ref).map(published_commune);
            let counts = counts.get(rank).and_then(Option::as_ref).map(Counts::published);
            json!({ "nom": commune.name, "etiquette": label, "chiffres": counts })
        };
        communes.iter().enumerate().map(name).collect()
    }

    fn outline(&self, feature: &Feature) -> Outline {
        let project = |ring: Vec<LonLat>| -> Ring {
            ring.into_iter().map(|p| self.projection.project(p)).collect()
        };
        let polygons = polygons(feature).into_iter().map(|polygon| {
            let mut rings = polygon.into_iter().map(project);
            Polygon { exterior: rings.next().unwrap_or_default(), holes: rings.collect() }
        });
        Outline { polygons: polygons.collect() }
    }
}

/// The point, rounded to whole map units.
pub fn rounded_point(point: MapPoint) -> Value {
    json!([point.x.round() as i64, point.y.round() as i64])
}

/// The code of a territory in data files and in the page: its SIREN, or `hors-epci`.
fn code(feature: &Feature) -> Value {
    let siren = feature.property("siren").filter(|siren| !siren.is_null());
    siren.cloned().unwrap_or_else(|| TerritoryId::OUTSIDE.into())
}

/// The features of a GeoJSON file; none, with a fault, if it is no feature collection.
pub fn features(file: &'static str, text: &str, faults: &Faults) -> Vec<Feature> {
    match text.parse() {
        Ok(GeoJson::FeatureCollection(FeatureCollection { features, .. })) => return features,
        Ok(_) => faults.of_file(file, "ce n’est pas une FeatureCollection"),
        Err(error) => faults.of_file(file, format_args!("GeoJSON illisible ({error})")),
    }
    Vec::new()
}

fn polygons(feature: &Feature) -> Polygons {
    let polygons = match feature.geometry.as_ref().map(|g| &g.value) {
        Some(GeometryValue::Polygon { coordinates }) => std::slice::from_ref(coordinates),
        Some(GeometryValue::MultiPolygon { coordinates }) => coordinates,
        _ => &[],
    };
    let ring = |ring: &Vec<Position>| -> Vec<LonLat> {
        let open = ring.len().saturating_sub(1);
        ring.iter().take(open).map(|p| LonLat { lon: p[0], lat: p[1] }).collect()
    };
    polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect()
}

/// Whether some découpage contains both. A territory and a later merger that includes it are no neighbours.
fn share_decoupage(a: &Feature, b: &Feature) -> bool {
    decoupages(a).iter().any(|decoupage| decoupages(b).contains(decoupage))
}

/// Ids of the découpages that contain the territory.
fn decoupages(feature: &Feature) -> Vec<String> {
    texts(feature, "decoupages")
}

/// The forms of a territory's name on maps, from the preferred to the shortest.
fn forms(feature: &Feature) -> Vec<String> {
    let shorter = texts(feature, "noms_abreges");
    std::iter::once(property(feature, "nom_court")).chain(shorter).collect()
}

/// Whether two outlines share at least two vertices. Neighbours share theirs exactly (see `geodata/README.md`).
fn touch(a: &Feature, b: &Feature) -> bool {
    let b_rings = rings(b);
    let shared = |p: &LonLat| b_rings.iter().flatten().any(|q| p == q);
    a.id != b.id && rings(a).iter().flatten().filter(|p| shared(p)).count() > 1
}

pub fn rings(feature: &Feature) -> Vec<Vec<LonLat>> {
    polygons(feature).into_iter().flatten().collect()
}

/// The positions of a Point or MultiPoint; none for other geometries.
pub fn points(feature: &Feature) -> Vec<LonLat> {
    let position = |p: &Position| LonLat { lon: p[0], lat: p[1] };
    match feature.geometry.as_ref().map(|g| &g.value) {
        Some(GeometryValue::Point { coordinates }) => vec![position(coordinates)],
        Some(GeometryValue::MultiPoint { coordinates }) => {
            coordinates.iter().map(position).collect()
        }
        _ => Vec::new(),
    }
}

pub fn lon_lat(position: &Value) -> Option<LonLat> {
    Some(LonLat { lon: position.get(0)?.as_f64()?, lat: position.get(1)?.as_f64()? })
}

/// The strings of an array property; none if it is absent.
fn texts(feature: &Feature, key: &str) -> Vec<String> {
    let texts = feature.property(key).and_then(Value::as_array).into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}

pub fn property(feature: &Feature, key: &str) -> String {
    feature.property(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
