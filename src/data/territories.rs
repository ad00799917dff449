//! Reads `epci.geojson`.

use serde_json::Value;

use super::DataError;
use super::outlines::{features, outline, polygons};
use super::raw::RawTerritory;
use super::records::Place;
use crate::domain::{Epci, EpciKind, Siren, TerritoryId};
use crate::geo::{LonLat, Projection};

const FILE: &str = "epci.geojson";

/// Width of the map in its own units: about twelve metres each, fine enough to zoom in tenfold.
const MAP_WIDTH: f64 = 8000.0;
/// Room around the département for its outer strokes, in map units.
const MARGIN: f64 = 60.0;

/// The territories of the map, the land outside the EPCI last, and the projection fitted to them.
pub fn read(text: &str) -> Result<(Vec<Epci>, Projection), DataError> {
    let mut drafts = Vec::new();
    for (rank, feature) in features(FILE, text)?.iter().enumerate() {
        let id = match &feature.id {
            Some(geojson::feature::Id::String(id)) => id.clone(),
            _ => format!("n° {}", rank + 1),
        };
        let place = Place { file: FILE, record: &id };
        let properties = Value::Object(feature.properties.clone().unwrap_or_default());
        let raw: RawTerritory = serde_json::from_value(properties).map_err(|e| {
            place.error(format!("un champ manque ou n’a pas la forme voulue ({e})"))
        })?;
        let land = place.require(polygons(feature), || "sans contour".to_owned())?;
        drafts.push((territory_id(&raw, place)?, kind(&raw, place)?, raw, land));
    }
    let everywhere: Vec<LonLat> = drafts
        .iter()
        .flat_map(|(_, _, _, land)| land.iter().flatten().flatten().copied())
        .collect();
    let file = Place { file: FILE, record: "fichier" };
    let projection = file.require(Projection::fit(everywhere, MAP_WIDTH, MARGIN), || {
        "les contours ne couvrent aucune surface".to_owned()
    })?;
    let mut territories: Vec<Epci> = drafts
        .into_iter()
        .map(|(id, kind, raw, land)| Epci {
            id,
            name: raw.nom,
            short_name: raw.nom_court,
            kind,
            communes: raw.communes,
            outline: outline(&land, &projection),
        })
        .collect();
    territories.sort_by(|a, b| {
        (a.id == TerritoryId::OutsideEpci, &a.name)
            .cmp(&(b.id == TerritoryId::OutsideEpci, &b.name))
    });
    Ok((territories, projection))
}

fn territory_id(raw: &RawTerritory, place: Place<'_>) -> Result<TerritoryId, DataError> {
    let Some(siren) = &raw.siren else { return Ok(TerritoryId::OutsideEpci) };
    let parsed = Siren::parse(siren).map(TerritoryId::Epci);
    place.require(parsed, || format!("« {siren} » n’est pas un SIREN"))
}

fn kind(raw: &RawTerritory, place: Place<'_>) -> Result<Option<EpciKind>, DataError> {
    match raw.kind.as_deref() {
        None => Ok(None),
        Some("CA") => Ok(Some(EpciKind::Agglomeration)),
        Some("CC") => Ok(Some(EpciKind::Communes)),
        Some(other) => Err(place.error(format!("type « {other} » inconnu"))),
    }
}
