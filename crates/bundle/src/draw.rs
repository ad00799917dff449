//! Draws the map once: outlines in map units, labels where they fit.

use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, Position};
use geometry::{
    Label, LabelStyle, Line, LonLat, MapPoint, Outline, Polygon, Projection, Ring, squares_around,
};
use model::TerritoryId;
use model::read::faults::Faults;
use serde_json::{Value, json};

use crate::context;
use crate::topology::{Members, Polygons, topojson};

/// The file of the territories.
const FILE: &str = "epci.geojson";

/// Half the width that a territory's name leaves free around a pin, in map units.
const PIN_HALF: f64 = 200.0;
/// How the territories' names are written.
const TERRITORY_NAMES: LabelStyle = LabelStyle { font_size: 195.0, max_lines: 3 };
/// How the communes' names are written.
const COMMUNE_NAMES: LabelStyle = LabelStyle { font_size: 190.0, max_lines: 1 };

/// Outlines and label points of all territories and communes, in map units.
pub struct Map {
    projection: Projection,
    extent: [LonLat; 2],
    territories: Vec<Feature>,
    communes: Vec<Feature>,
    pins: Vec<MapPoint>,
    context: Vec<Feature>,
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
        Some(Self { projection, extent, territories, communes, pins, context })
    }

    /// The territories as they are drawn but for their outlines: their properties, their names' places
    /// and their neighbours; and the extent that they are fitted to.
    pub fn territories(&self) -> Value {
        let obstacles = squares_around(&self.pins, PIN_HALF);
        let drawn = self.territories.iter().map(|feature| {
            let outline = self.outline(feature);
            let beside =
                |other: &&Feature| share_decoupage(feature, other) && touch(feature, other);
            let others = self.territories.iter().filter(beside);
            let name = property(feature, "nom_court");
            let label = TERRITORY_NAMES.place(&name, &outline, &obstacles, None);
            let centre = outline.bounds().map(|b| b.centre()).unwrap_or_default();
            let mut territory = feature.properties.clone().unwrap_or_default();
            territory.insert("centre".into(), whole(centre));
            territory.insert("voisins".into(), others.map(code).collect());
            territory.insert("etiquette".into(), label.as_ref().map_or(Value::Null, label_json));
            Value::Object(territory)
        });
        let [south_west, north_east] = self.extent;
        json!({
            "etendue": [south_west.lon, south_west.lat, north_east.lon, north_east.lat],
            "territoires": drawn.collect::<Value>(),
        })
    }

    /// The outlines of the territories and of the communes, with the communes' names and their places in
    /// map units, and what lies around, as TopoJSON (see `model::read::outlines`).
    pub fn outlines(&self) -> Value {
        let shape = |feature: &Feature, id: Value| -> (Members, Polygons) {
            (Members::from_iter([("id".to_owned(), id)]), polygons(feature))
        };
        let territories = self.territories.iter().map(|feature| shape(feature, code(feature)));
        let communes = self.communes.iter().map(|feature| {
            let (mut members, polygons) = shape(feature, property(feature, "insee").into());
            members.insert("properties".into(), self.commune_name(feature));
            (members, polygons)
        });
        let layers =
            [("territoires", territories.collect()), ("communes", communes.collect::<Vec<_>>())];
        let mut topology = topojson(&layers, &self.projection);
        context::add(&mut topology, &self.context, &self.projection);
        topology
    }

    fn commune_name(&self, feature: &Feature) -> Value {
        let town = feature.property("point").and_then(lon_lat);
        let town = town.map(|town| self.projection.project(town));
        let name = property(feature, "nom");
        let label = COMMUNE_NAMES.place(&name, &self.outline(feature), &[], town);
        let place = |label: Label| json!({ "centre": whole(label.centre), "zoom": zoom(&label) });
        json!({ "nom": name, "etiquette": label.map(place) })
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

fn label_json(label: &Label) -> Value {
    let line = |line: &Line| json!({ "texte": line.text, "largeur": (line.width * 100.0).round() / 100.0 });
    json!({
        "lignes": label.lines.iter().map(line).collect::<Value>(),
        "centre": whole(label.centre),
        "zoom": zoom(label),
    })
}

/// What data files and the page name a territory by.
fn code(feature: &Feature) -> Value {
    let siren = feature.property("siren").filter(|siren| !siren.is_null());
    siren.cloned().unwrap_or_else(|| TerritoryId::OUTSIDE.into())
}

/// From which zoom on a label fits, never less than it needs.
fn zoom(label: &Label) -> f64 {
    (label.min_zoom * 100.0).ceil() / 100.0
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
    let of = |feature: &Feature| feature.property("decoupages").and_then(Value::as_array).cloned();
    of(a).unwrap_or_default().iter().any(|own| of(b).unwrap_or_default().contains(own))
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

pub fn property(feature: &Feature, key: &str) -> String {
    feature.property(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
