//! Draws the map once: outlines in map units, labels where they fit.

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

/// The file of the territories.
const FILE: &str = "epci.geojson";

/// Outlines and label points of all territories and communes, in map units.
pub struct Map {
    projection: Projection,
    extent: [LonLat; 2],
    territories: Vec<Feature>,
    communes: Vec<Feature>,
    pins: Vec<MapPoint>,
    context: Vec<Feature>,
    /// Placed when they are first asked for, which takes a second: whoever checks data needs none.
    labels: OnceLock<TerritoryLabels>,
}

/// Whether names are placed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// As they are published.
    Placed,
    /// Without places, as data may also have them: enough to find faults.
    Unplaced,
}

impl Map {
    /// The map of `territories` and `communes` with room for the pins of `services`, in its surroundings.
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

    /// The territories as they are drawn but for their outlines: their properties, their names' places
    /// and their neighbours; and the extent that they are fitted to.
    pub fn territories(&self, names: Names) -> Value {
        let drawn = self.territories.iter().enumerate().map(|(index, feature)| {
            let outline = self.outline(feature);
            let beside =
                |other: &&Feature| share_decoupage(feature, other) && touch(feature, other);
            let others = self.territories.iter().filter(beside);
            let centre = outline.bounds().map(|b| b.centre()).unwrap_or_default();
            let mut territory = feature.properties.clone().unwrap_or_default();
            territory.insert("centre".into(), whole(centre));
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
            "territoires": drawn.collect::<Value>(),
        })
    }

    fn labels(&self) -> &TerritoryLabels {
        self.labels.get_or_init(|| self.place_labels())
    }

    fn place_labels(&self) -> TerritoryLabels {
        let Projection { width, height, .. } = self.projection;
        let frame = Bounds { min: MapPoint::default(), max: MapPoint { x: width, y: height } };
        let named = |own: &Feature| Territory {
            forms: forms(own),
            outline: self.outline(own),
            decoupages: decoupages(own),
        };
        let territories: Vec<Territory> = self.territories.iter().map(named).collect();
        TerritoryLabels::new(&territories, &self.pins, frame)
    }

    /// The outlines of the territories and of the communes, with the communes' names and their places in
    /// map units, and what lies around, as TopoJSON (see `model::read::outlines`).
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

    /// The names of the communes and what is counted there, each with its place.
    fn commune_names(&self, names: Names, figures: &Value) -> Vec<Value> {
        let commune = |feature: &Feature| {
            let town = feature.property("point").and_then(lon_lat);
            let town = town.map(|town| self.projection.project(town));
            let later = feature.property("decoupages").and_then(Value::as_object);
            let territories = later.into_iter().flat_map(|own| own.values());
            Commune {
                name: property(feature, "nom"),
                outline: self.outline(feature),
                town,
                territories: territories.chain(feature.property("epci")).cloned().collect(),
                services: self.pins.iter().filter(|pin| town == Some(**pin)).count(),
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
        let name = |(rank, own): (usize, &Commune)| {
            let label = labels.get(rank).and_then(Option::as_ref).map(published_commune);
            let counts = counts.get(rank).and_then(Option::as_ref).map(Counts::published);
            json!({ "nom": own.name, "etiquette": label, "chiffres": counts })
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

/// A point in whole map units.
pub fn whole(point: MapPoint) -> Value {
    json!([point.x.round() as i64, point.y.round() as i64])
}

/// What data files and the page name a territory by.
fn code(feature: &Feature) -> Value {
    let siren = feature.property("siren").filter(|siren| !siren.is_null());
    siren.cloned().unwrap_or_else(|| TerritoryId::OUTSIDE.into())
}

/// The features of a GeoJSON file; none where it is none, which is noted.
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

/// Whether a découpage has both: one that unites others is not beside them.
fn share_decoupage(a: &Feature, b: &Feature) -> bool {
    decoupages(a).iter().any(|own| decoupages(b).contains(own))
}

/// The découpages that have a territory.
fn decoupages(feature: &Feature) -> Vec<String> {
    texts(feature, "decoupages")
}

/// What a territory is called on maps, the shortest last.
fn forms(feature: &Feature) -> Vec<String> {
    let shorter = texts(feature, "noms_abreges");
    std::iter::once(property(feature, "nom_court")).chain(shorter).collect()
}

/// Whether two outlines share vertices: neighbours do, exactly (see `geodata/README.md`).
fn touch(a: &Feature, b: &Feature) -> bool {
    let theirs = rings(b);
    let shared = |p: &LonLat| theirs.iter().flatten().any(|q| p == q);
    a.id != b.id && rings(a).iter().flatten().filter(|p| shared(p)).count() > 1
}

pub fn rings(feature: &Feature) -> Vec<Vec<LonLat>> {
    polygons(feature).into_iter().flatten().collect()
}

/// The positions of a Point or MultiPoint.
pub fn points(feature: &Feature) -> Vec<LonLat> {
    let at = |p: &Position| LonLat { lon: p[0], lat: p[1] };
    match feature.geometry.as_ref().map(|g| &g.value) {
        Some(GeometryValue::Point { coordinates }) => vec![at(coordinates)],
        Some(GeometryValue::MultiPoint { coordinates }) => coordinates.iter().map(at).collect(),
        _ => Vec::new(),
    }
}

pub fn lon_lat(position: &Value) -> Option<LonLat> {
    Some(LonLat { lon: position.get(0)?.as_f64()?, lat: position.get(1)?.as_f64()? })
}

/// The texts of an array; none where there is none.
fn texts(feature: &Feature, key: &str) -> Vec<String> {
    let texts = feature.property(key).and_then(Value::as_array).into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}

pub fn property(feature: &Feature, key: &str) -> String {
    feature.property(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
