//! Reads the properties of `communes.geojson`.

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Commune, CurrentCommune, Decoupage, DecoupageId, Postcode, Siren, Territory};
use geometry::LonLat;

pub const FILE: &str = "communes.geojson";

/// Reads the communes, sorted by Insee code.
pub fn read(
    list: &Json<'_>,
    territories: &[Territory],
    decoupages: &[Decoupage],
    faults: &Faults,
) -> Vec<Commune> {
    records(FILE, "insee", list, faults, |record| commune(record, territories, decoupages))
}

fn commune(record: &Record<'_>, territories: &[Territory], decoupages: &[Decoupage]) -> Commune {
    let path = record.path;
    let parse_postcode = |text| {
        let postcode = Postcode::parse(text);
        postcode.unwrap_or_else(|| path.reject(text, "un code postal", Postcode::from_number(0)))
    };
    let current_commune = |today: Record<'_>| CurrentCommune {
        insee: path.parse_insee(today.text("insee")),
        name: today.string("nom"),
    };
    let (lon, lat) = record.pair("point");
    Commune {
        insee: path.parse_insee(record.text("insee")),
        name: record.string("nom"),
        epci: record.optional_text("epci").map(|siren| path.parse_siren(siren, territories)),
        later_epci: later_epci(record, territories, decoupages),
        point: LonLat { lon, lat },
        postcodes: record.map_texts("codes_postaux", parse_postcode),
        today: record.optional_object("aujourdhui").map(current_commune),
    }
}

/// The EPCI in each découpage after the first; it may be off the map.
fn later_epci(
    record: &Record<'_>,
    territories: &[Territory],
    decoupages: &[Decoupage],
) -> Vec<(DecoupageId, Siren)> {
    let Some(codes) = record.optional_object("decoupages") else { return Vec::new() };
    let epci_in = |decoupage: &Decoupage| {
        let code = codes.optional_text(decoupage.id.as_str())?;
        let off_map = decoupage.off_map.iter().map(|(siren, _)| *siren);
        let siren = Siren::parse(code).filter(|siren| off_map.clone().any(|other| other == *siren));
        let siren = siren.unwrap_or_else(|| record.path.parse_siren(code, territories));
        Some((decoupage.id.clone(), siren))
    };
    decoupages.iter().skip(1).filter_map(epci_in).collect()
}
