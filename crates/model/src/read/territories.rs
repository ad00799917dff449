//! Reads the territories, as drawn from `epci.geojson`.

use small_std::{Json, sort_by};

use super::faults::Faults;
use super::record::Record;
use crate::{Decoupage, EpciKind, Labels, MapLayout, Siren, Territory, TerritoryId};
use geometry::{Label, Line, LonLat, MapPoint, Offset, Projection};

/// Name of the published file.
pub const FILE: &str = "epci.geojson";

/// Reads the territories, the land outside the EPCI last, and fits the projection to them; `None` if they cover
/// no land.
pub fn read(
    map: &Json<'_>,
    decoupages: &[Decoupage],
    faults: &Faults,
) -> Option<(Vec<Territory>, Projection)> {
    let map = Record::for_file(FILE, map, faults);
    let extent = match map.numbers("etendue")[..] {
        [west, south, east, north] => {
            [LonLat { lon: west, lat: south }, LonLat { lon: east, lat: north }]
        }
        _ => [LonLat { lon: 0.0, lat: 0.0 }; 2],
    };
    let Some(projection) = Projection::for_map(extent) else {
        map.fault("les contours ne couvrent aucune surface");
        return None;
    };
    let mut territories = map.map_objects("territoires", |record| territory(record, decoupages));
    sort_by(&mut territories, |a, b| {
        let is_outside = |t: &Territory| t.id == TerritoryId::OutsideEpci;
        (is_outside(a), &a.name).cmp(&(is_outside(b), &b.name))
    });
    Some((territories, projection))
}

fn territory(record: &Record<'_>, decoupages: &[Decoupage]) -> Territory {
    let record = &record.with_id_from("nom");
    let (x, y) = record.pair("centre");
    let neighbour_id =
        |id| territory_id(Some(id).filter(|id| *id != TerritoryId::OUTSIDE_CODE), record);
    let parse_siren = |siren| {
        let known = Siren::parse(siren);
        known.unwrap_or_else(|| record.path.reject(siren, "un SIREN", Siren::from_number(0)))
    };
    let kinds = [("CA", EpciKind::Agglomeration), ("CC", EpciKind::Communes)];
    Territory {
        id: territory_id(record.optional_text("siren"), record),
        kind: record.get("type").map(|_| record.choice("type", &kinds)),
        name: record.string("nom"),
        short_name: record.string("nom_court"),
        commune_count: record.count("communes"),
        decoupages: record.parse_texts("decoupages", |id| {
            decoupages.iter().map(|d| &d.id).find(|known| known.as_str() == id).cloned()
        }),
        merged_from: record.if_present("issus_de", |name| record.map_texts(name, parse_siren)),
        communes_outside: record.optional_count("hors_departement").unwrap_or(0),
        layout: MapLayout {
            centre: MapPoint { x, y },
            neighbours: record.map_texts("voisins", neighbour_id),
            labels: labels(&record.object("etiquettes")),
        },
    }
}

fn territory_id(siren: Option<&str>, record: &Record<'_>) -> TerritoryId {
    let Some(siren) = siren else { return TerritoryId::OutsideEpci };
    let id = Siren::parse(siren).map(TerritoryId::Epci);
    id.unwrap_or_else(|| record.path.reject(siren, "un SIREN", TerritoryId::OutsideEpci))
}

fn labels(record: &Record<'_>) -> Labels {
    let optional_label = |name| record.optional_object(name).as_ref().map(label);
    Labels { large_map: optional_label("grande"), small_map: optional_label("petite") }
}

/// Reads the label of a territory: lines with their widths in font sizes, position, start of the leader line,
/// and the smallest zoom that shows it (by default any).
fn label(record: &Record<'_>) -> Label {
    let read_line =
        |line: &Record<'_>| Line { text: line.string("texte"), width: line.number("largeur") };
    let read_point = |name| {
        let (x, y) = record.pair(name);
        MapPoint { x, y }
    };
    let read_offset = |name: &str| {
        let (x, y) = record.pair(name);
        Offset { x, y }
    };
    Label {
        lines: record.map_objects("lignes", read_line),
        position: read_point("place"),
        offset: record.if_present("decalage", read_offset),
        leader: record.get("repere").map(|_| read_point("repere")),
        min_zoom: record.if_present("zoom", |name| record.number(name)),
    }
}
