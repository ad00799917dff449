//! From GeoJSON geometries to outlines on the map.

use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, Position};

use super::DataError;
use super::records::Place;
use crate::domain::InseeCode;
use crate::geo::{LonLat, MapPoint, Outline, Polygon, Projection, Ring};

/// The published file that `commune_outlines` reads.
const COMMUNES: &str = "communes.geojson";

/// Reads a feature collection.
pub fn features(file: &'static str, text: &str) -> Result<Vec<Feature>, DataError> {
    let unreadable = |why: String| Place { file, record: "fichier" }.error(why);
    match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(FeatureCollection { features, .. })) => Ok(features),
        Ok(_) => Err(unreadable("ce n’est pas une FeatureCollection".to_owned())),
        Err(e) => Err(unreadable(format!("GeoJSON illisible ({e})"))),
    }
}

/// The polygons of a feature, in degrees: for each, its rings, exterior first.
pub fn polygons(feature: &Feature) -> Option<Vec<Vec<Vec<LonLat>>>> {
    let polygons = match &feature.geometry.as_ref()?.value {
        GeometryValue::Polygon { coordinates } => std::slice::from_ref(coordinates),
        GeometryValue::MultiPolygon { coordinates } => coordinates,
        _ => return None,
    };
    polygons.iter().map(|rings| rings.iter().map(|r| ring(r)).collect()).collect()
}

/// A ring in degrees without its repeated last point; `None` unless it is closed around an area.
fn ring(positions: &[Position]) -> Option<Vec<LonLat>> {
    let points: Option<Vec<LonLat>> = positions.iter().map(lon_lat).collect();
    let mut points = points?;
    let closed = points.len() >= 4 && points.first() == points.last();
    points.pop();
    closed.then_some(points)
}

fn lon_lat(position: &Position) -> Option<LonLat> {
    match position.as_slice() {
        [lon, lat, ..] => Some(LonLat { lon: *lon, lat: *lat }),
        _ => None,
    }
}

/// Draws polygons given in degrees.
pub fn outline(polygons: &[Vec<Vec<LonLat>>], projection: &Projection) -> Outline {
    let project = |ring: &Vec<LonLat>| -> Ring {
        ring.iter().map(|p| projection.project(*p)).collect::<Vec<MapPoint>>()
    };
    let polygons = polygons.iter().filter_map(|rings| {
        let (exterior, holes) = rings.split_first()?;
        Some(Polygon { exterior: project(exterior), holes: holes.iter().map(project).collect() })
    });
    Outline { polygons: polygons.collect() }
}

/// The outlines of the communes, read from the published `communes.geojson` once they are needed.
///
/// # Errors
/// When the text is no feature collection, or a feature has no Insee code or no area.
pub fn commune_outlines(
    text: &str,
    projection: &Projection,
) -> Result<Vec<(InseeCode, Outline)>, DataError> {
    let read = |(rank, feature): (usize, &Feature)| {
        let id = match &feature.id {
            Some(geojson::feature::Id::String(id)) => id.clone(),
            _ => format!("n° {}", rank + 1),
        };
        let place = Place { file: COMMUNES, record: &id };
        let insee = place.require(InseeCode::parse(&id), || "sans code Insee".to_owned())?;
        let polygons = place.require(polygons(feature), || "sans contour".to_owned())?;
        Ok((insee, outline(&polygons, projection)))
    };
    features(COMMUNES, text)?.iter().enumerate().map(read).collect()
}
