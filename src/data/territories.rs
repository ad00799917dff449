//! Reads the territories, drawn by the build from `epci.geojson`.

use super::DataError;
use super::drawings::label;
use super::raw::{RawMap, RawTerritory};
use super::records::{Place, converted};
use crate::domain::{Drawing, Epci, EpciKind, Siren, TerritoryId};
use crate::geo::{LonLat, MapPoint, Projection};
use crate::light::sort_by;

/// Where they are published.
pub const FILE: &str = "epci.geojson";

/// The territories of the map, the land outside the EPCI last, and the projection fitted to them.
pub fn read(map: RawMap) -> Result<(Vec<Epci>, Projection), DataError> {
    let file = Place { file: FILE, record: "fichier" };
    let (west, south, east, north) = map.etendue;
    let extent = [LonLat { lon: west, lat: south }, LonLat { lon: east, lat: north }];
    let projection = file.require(Projection::of_map(extent), || {
        "les contours ne couvrent aucune surface".to_owned()
    })?;
    let mut territories = converted(FILE, map.territoires, territory)?;
    sort_by(&mut territories, |a, b| {
        let outside = |t: &Epci| t.id == TerritoryId::OutsideEpci;
        (outside(a), &a.name).cmp(&(outside(b), &b.name))
    });
    Ok((territories, projection))
}

fn territory(raw: RawTerritory, place: Place<'_>) -> Result<Epci, DataError> {
    let (x, y) = raw.centre;
    let neighbours: Result<Vec<TerritoryId>, DataError> = raw
        .voisins
        .iter()
        .map(|id| territory_id(Some(id.as_str()).filter(|id| *id != TerritoryId::OUTSIDE), place))
        .collect();
    Ok(Epci {
        id: territory_id(raw.siren.as_deref(), place)?,
        kind: kind(raw.kind.as_deref(), place)?,
        name: raw.nom,
        short_name: raw.nom_court,
        communes: raw.communes,
        drawing: Drawing {
            path: raw.chemin,
            centre: MapPoint { x, y },
            neighbours: neighbours?,
            label: raw.etiquette.map(label),
        },
    })
}

fn territory_id(siren: Option<&str>, place: Place<'_>) -> Result<TerritoryId, DataError> {
    let Some(siren) = siren else { return Ok(TerritoryId::OutsideEpci) };
    let parsed = Siren::parse(siren).map(TerritoryId::Epci);
    place.require(parsed, || format!("« {siren} » n’est pas un SIREN"))
}

fn kind(text: Option<&str>, place: Place<'_>) -> Result<Option<EpciKind>, DataError> {
    match text {
        None => Ok(None),
        Some("CA") => Ok(Some(EpciKind::Agglomeration)),
        Some("CC") => Ok(Some(EpciKind::Communes)),
        Some(other) => Err(place.error(format!("type « {other} » inconnu"))),
    }
}
