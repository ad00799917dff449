//! Draws the map once: outlines as SVG paths, labels where they fit.

use std::error::Error;

use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, Position};
use serde_json::{Value, json};

use crate::geo::{Label, LabelStyle, LonLat, MapPoint, Outline, Polygon, Projection, Ring};

/// Half the width that a territory's name leaves free around a pin, in map units.
const PIN_HALF: f64 = 200.0;
/// How the territories' names are written.
const TERRITORY_NAMES: LabelStyle = LabelStyle { font_size: 195.0, most_lines: 3 };
/// How the communes' names are written.
const COMMUNE_NAMES: LabelStyle = LabelStyle { font_size: 190.0, most_lines: 1 };

/// Everything that is drawn.
pub struct Map {
    projection: Projection,
    extent: [LonLat; 2],
    territories: Vec<Feature>,
    communes: Vec<Feature>,
    pins: Vec<MapPoint>,
}

impl Map {
    /// The map of `territories` and `communes` (GeoJSON) with room for the pins of `services`.
    pub fn new(
        territories: &str,
        communes: &str,
        services: &Value,
    ) -> Result<Self, Box<dyn Error>> {
        let (territories, communes) = (features(territories)?, features(communes)?);
        let positions: Vec<LonLat> = territories.iter().flat_map(rings).flatten().collect();
        let extent = LonLat::extent(positions).ok_or("the territories have no outline")?;
        let projection = Projection::of_map(extent).ok_or("the territories have no area")?;
        let pins = services["features"].as_array().into_iter().flatten();
        let pins = pins.flat_map(|f| points(&f["geometry"])).map(|p| projection.project(p));
        Ok(Self { projection, extent, territories, communes, pins: pins.collect() })
    }

    /// The territories with their paths and names, and the extent they are fitted to.
    pub fn territories(&self) -> Value {
        let obstacles = Label::obstacles(&self.pins, PIN_HALF);
        let drawn = self.territories.iter().map(|feature| {
            let outline = self.outline(feature);
            let touching = self.territories.iter().filter(|other| touch(feature, other));
            let neighbours: Vec<_> = touching.filter_map(|other| other.id.as_ref()).collect();
            let name = property(feature, "nom_court");
            let label = TERRITORY_NAMES.place(&name, &outline, &obstacles, None);
            let mut territory = feature.properties.clone().unwrap_or_default();
            territory.insert("chemin".into(), outline.to_svg_path().into());
            let centre = outline.bounds().map(|b| b.centre()).unwrap_or_default();
            territory.insert("centre".into(), json!([centre.x.round(), centre.y.round()]));
            territory.insert("voisins".into(), json!(neighbours));
            territory.insert("etiquette".into(), label.map_or(Value::Null, |l| label_json(&l)));
            Value::Object(territory)
        });
        let [south_west, north_east] = self.extent;
        json!({
            "etendue": [south_west.lon, south_west.lat, north_east.lon, north_east.lat],
            "territoires": drawn.collect::<Vec<_>>(),
        })
    }

    /// The communes' paths and names, a line for each (see `src/data/drawings.rs`).
    pub fn communes(&self) -> String {
        let drawn = self.communes.iter().map(|feature| {
            let outline = self.outline(feature);
            let town = feature.properties.as_ref().and_then(|p| lon_lat(&p["point"]));
            let town = town.map(|town| self.projection.project(town));
            let name = property(feature, "nom");
            let label = COMMUNE_NAMES.place(&name, &outline, &[], town);
            let place = label.map(|label| {
                let (x, y) = (label.centre.x.round(), label.centre.y.round());
                format!("{x};{y};{};{name}", zoom(&label))
            });
            format!("{};{}\n", outline.to_svg_path(), place.as_deref().unwrap_or(";;;"))
        });
        drawn.collect()
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

fn label_json(label: &Label) -> Value {
    json!({
        "lignes": label.lines.iter().map(|l| (&l.text, (l.width * 100.0).round() / 100.0)).collect::<Vec<_>>(),
        "centre": [label.centre.x.round(), label.centre.y.round()],
        "zoom": zoom(label),
    })
}

/// From which zoom on a label fits, never less than it needs.
fn zoom(label: &Label) -> f64 {
    (label.min_zoom * 100.0).ceil() / 100.0
}

fn features(text: &str) -> Result<Vec<Feature>, Box<dyn Error>> {
    let GeoJson::FeatureCollection(FeatureCollection { features, .. }) = text.parse()? else {
        return Err("not a feature collection".into());
    };
    Ok(features)
}

/// The polygons of a feature: for each, its rings, exterior first, without repeated last points.
fn polygons(feature: &Feature) -> Vec<Vec<Vec<LonLat>>> {
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

/// Whether two outlines share vertices: neighbours do, exactly (see `geodata/README.md`).
fn touch(a: &Feature, b: &Feature) -> bool {
    let theirs = rings(b);
    let shared = |p: &LonLat| theirs.iter().flatten().any(|q| p == q);
    a.id != b.id && rings(a).iter().flatten().filter(|p| shared(p)).count() > 1
}

fn rings(feature: &Feature) -> Vec<Vec<LonLat>> {
    polygons(feature).into_iter().flatten().collect()
}

/// The positions of a Point or MultiPoint.
fn points(geometry: &Value) -> Vec<LonLat> {
    let coordinates = &geometry["coordinates"];
    match lon_lat(coordinates) {
        Some(point) => vec![point],
        None => coordinates.as_array().into_iter().flatten().filter_map(lon_lat).collect(),
    }
}

fn lon_lat(position: &Value) -> Option<LonLat> {
    Some(LonLat { lon: position.get(0)?.as_f64()?, lat: position.get(1)?.as_f64()? })
}

fn property(feature: &Feature, key: &str) -> String {
    feature.property(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
