//! Projects the shapes of the data folder to map units and places their labels.

use std::sync::OnceLock;

use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, Position};
use geometry::{Bounds, LonLat, MapPoint, Outline, Polygon, Projection, Ring};
use model::TerritoryId;
use model::read::faults::Faults;
use serde_json::{Value, json};

use crate::base_map;
use crate::counts::count_texts;
use crate::labels::{Commune, CountLabel, Territory, TerritoryLabels, commune_label_json};
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
    base_map: Vec<Feature>,
    /// Placed on first use, which takes a second; validation needs none.
    labels: OnceLock<TerritoryLabels>,
}

/// Whether labels are placed, which takes a second.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LabelMode {
    /// With labels, as published.
    WithLabels,
    /// Without labels, which is valid data too and enough to find faults.
    WithoutLabels,
}

impl Map {
    /// Fits the projection to `territories` and projects the pins of `services`. `None`, with a fault, if the
    /// outlines cover no area.
    pub fn new(
        territories: Vec<Feature>,
        communes: Vec<Feature>,
        services: &[Feature],
        base_map: Vec<Feature>,
        faults: &Faults,
    ) -> Option<Self> {
        let positions: Vec<LonLat> = territories.iter().flat_map(rings).flatten().collect();
        let extent = LonLat::extent(positions);
        let projection = extent.and_then(Projection::for_map);
        let Some((extent, projection)) = extent.zip(projection) else {
            faults.add_for_file(FILE, "les contours ne couvrent aucune surface");
            return None;
        };
        let pins = services.iter().flat_map(points).map(|p| projection.project(p)).collect();
        let labels = OnceLock::new();
        Some(Self { projection, extent, territories, communes, pins, base_map, labels })
    }

    /// The member `carte` of the first view: the map's extent in degrees, and the properties, centre, neighbours
    /// and labels of each territory. Outlines are in a file of their own.
    pub fn territories(&self, mode: LabelMode) -> Value {
        let territories = self.territories.iter().enumerate().map(|(index, feature)| {
            let outline = self.outline(feature);
            let is_neighbour =
                |other: &&Feature| share_decoupage(feature, other) && share_border(feature, other);
            let others = self.territories.iter().filter(is_neighbour);
            let centre = outline.bounds().map(|b| b.centre()).unwrap_or_default();
            let mut territory = feature.properties.clone().unwrap_or_default();
            territory.insert("centre".into(), rounded_point(centre));
            territory.insert("voisins".into(), others.map(territory_code).collect());
            let labels = match mode {
                LabelMode::WithLabels => self.labels().territory_json(index),
                LabelMode::WithoutLabels => TerritoryLabels::default().territory_json(index),
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
        let labelled_territory = |feature: &Feature| Territory {
            forms: name_forms(feature),
            outline: self.outline(feature),
            decoupages: decoupages(feature),
        };
        let territories: Vec<Territory> = self.territories.iter().map(labelled_territory).collect();
        TerritoryLabels::new(&territories, &self.pins, frame)
    }

    /// The outlines of territories and communes, the communes' names with their positions in map units, and the
    /// base map, as TopoJSON (see `model::read::outlines`).
    pub fn outlines(&self, mode: LabelMode, commune_figures: &Value) -> Value {
        let shape_of = |feature: &Feature, id: Value| -> (Members, Polygons) {
            (Members::from_iter([("id".to_owned(), id)]), polygons(feature))
        };
        let territories = self.territories.iter().map(|f| shape_of(f, territory_code(f)));
        let names = self.commune_names(mode, commune_figures);
        let communes = self.communes.iter().zip(names).map(|(feature, name)| {
            let (mut members, polygons) =
                shape_of(feature, string_property(feature, "insee").into());
            members.insert("properties".into(), name);
            (members, polygons)
        });
        let layers =
            [("territoires", territories.collect()), ("communes", communes.collect::<Vec<_>>())];
        let mut topology = topojson(&layers, &self.projection);
        base_map::add(&mut topology, &self.base_map, &self.projection);
        topology
    }

    /// The name of each commune and its counts, each with its position, as JSON.
    fn commune_names(&self, mode: LabelMode, figures: &Value) -> Vec<Value> {
        let labelled_commune = |feature: &Feature| {
            let town_hall = feature.property("point").and_then(lon_lat);
            let town_hall = town_hall.map(|town_hall| self.projection.project(town_hall));
            let decoupages = feature.property("decoupages").and_then(Value::as_object);
            let territories = decoupages.into_iter().flat_map(|members| members.values());
            Commune {
                name: string_property(feature, "nom"),
                outline: self.outline(feature),
                town_hall,
                territories: territories.chain(feature.property("epci")).cloned().collect(),
                service_count: self.pins.iter().filter(|pin| town_hall == Some(**pin)).count(),
            }
        };
        let communes: Vec<Commune> = self.communes.iter().map(labelled_commune).collect();
        let (labels, counts) = match mode {
            LabelMode::WithLabels => {
                let labels = self.labels().commune_labels(&communes);
                let counts =
                    self.labels().count_labels(&labels, &count_texts(&self.communes, figures));
                (labels, counts)
            }
            LabelMode::WithoutLabels => Default::default(),
        };
        let name_json = |(rank, commune): (usize, &Commune)| {
            let label = labels.get(rank).and_then(Option::as_ref).map(commune_label_json);
            let counts = counts.get(rank).and_then(Option::as_ref).map(CountLabel::to_json);
            json!({ "nom": commune.name, "etiquette": label, "chiffres": counts })
        };
        communes.iter().enumerate().map(name_json).collect()
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
fn territory_code(feature: &Feature) -> Value {
    let siren = feature.property("siren").filter(|siren| !siren.is_null());
    siren.cloned().unwrap_or_else(|| TerritoryId::OUTSIDE_CODE.into())
}

/// The features of a GeoJSON file; none, with a fault, if it is no feature collection.
pub fn read_features(file: &'static str, text: &str, faults: &Faults) -> Vec<Feature> {
    match text.parse() {
        Ok(GeoJson::FeatureCollection(FeatureCollection { features, .. })) => return features,
        Ok(_) => faults.add_for_file(file, "ce n’est pas une FeatureCollection"),
        Err(error) => faults.add_for_file(file, format_args!("GeoJSON illisible ({error})")),
    }
    Vec::new()
}

fn polygons(feature: &Feature) -> Polygons {
    let polygons = match feature.geometry.as_ref().map(|g| &g.value) {
        Some(GeometryValue::Polygon { coordinates }) => std::slice::from_ref(coordinates),
        Some(GeometryValue::MultiPolygon { coordinates }) => coordinates,
        _ => &[],
    };
    let open_ring = |ring: &Vec<Position>| -> Vec<LonLat> {
        let open = ring.len().saturating_sub(1);
        ring.iter().take(open).map(|p| LonLat { lon: p[0], lat: p[1] }).collect()
    };
    polygons.iter().map(|rings| rings.iter().map(open_ring).collect()).collect()
}

/// Whether some découpage contains both. A territory and a later merger that includes it are no neighbours.
fn share_decoupage(a: &Feature, b: &Feature) -> bool {
    decoupages(a).iter().any(|decoupage| decoupages(b).contains(decoupage))
}

/// Ids of the découpages that contain the territory.
fn decoupages(feature: &Feature) -> Vec<String> {
    string_array(feature, "decoupages")
}

/// The forms of a territory's name on maps, from the preferred to the shortest.
fn name_forms(feature: &Feature) -> Vec<String> {
    let shorter = string_array(feature, "noms_abreges");
    std::iter::once(string_property(feature, "nom_court")).chain(shorter).collect()
}

/// Whether two outlines share at least two vertices. Neighbours share theirs exactly (see `geodata/README.md`).
fn share_border(a: &Feature, b: &Feature) -> bool {
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
fn string_array(feature: &Feature, key: &str) -> Vec<String> {
    let texts = feature.property(key).and_then(Value::as_array).into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}

pub fn string_property(feature: &Feature, key: &str) -> String {
    feature.property(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
