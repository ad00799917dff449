//! Reads the properties of `communes.geojson`.

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Commune, Decoupage, DecoupageId, Postcode, Siren, Territory, Today};
use geometry::LonLat;

/// The file in the data folder, as errors name it.
pub const FILE: &str = "communes.geojson";

/// The communes, sorted by Insee code.
pub fn read(
    list: &Json<'_>,
    territories: &[Territory],
    decoupages: &[Decoupage],
    faults: &Faults,
) -> Vec<Commune> {
    records(FILE, "insee", list, faults, |record| commune(record, territories, decoupages))
}

fn commune(record: &Record<'_>, territories: &[Territory], decoupages: &[Decoupage]) -> Commune {
    let place = record.place;
    let postcode = |text| {
        let postcode = Postcode::parse(text);
        postcode.unwrap_or_else(|| place.none_of(text, "un code postal", Postcode::from_number(0)))
    };
    let today = |today: Record<'_>| Today {
        insee: place.insee(today.text("insee")),
        name: today.string("nom"),
    };
    let (lon, lat) = record.pair("point");
    Commune {
        insee: place.insee(record.text("insee")),
        name: record.string("nom"),
        epci: record.text_if_any("epci").map(|siren| place.siren(siren, territories)),
        later_epci: later_epci(record, territories, decoupages),
        point: LonLat { lon, lat },
        postcodes: record.all_texts("codes_postaux", postcode),
        today: record.object_if_any("aujourdhui").map(today),
    }
}

/// Its EPCI in each découpage but the first: one of the map, or one that is not on it.
fn later_epci(
    record: &Record<'_>,
    territories: &[Territory],
    decoupages: &[Decoupage],
) -> Vec<(DecoupageId, Siren)> {
    let Some(later) = record.object_if_any("decoupages") else { return Vec::new() };
    let epci = |decoupage: &Decoupage| {
        let code = later.text_if_any(decoupage.id.as_str())?;
        let off_map = decoupage.off_map.iter().map(|(siren, _)| *siren);
        let siren = Siren::parse(code).filter(|siren| off_map.clone().any(|other| other == *siren));
        let siren = siren.unwrap_or_else(|| record.place.siren(code, territories));
        Some((decoupage.id.clone(), siren))
    };
    decoupages.iter().skip(1).filter_map(epci).collect()
}
