//! Reads the properties of `communes.geojson`.

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Commune, DecoupageId, Epci, Postcode, Siren, Today};
use geometry::LonLat;

/// Where they are published.
pub const FILE: &str = "communes.geojson";

/// The communes, sorted by Insee code.
pub fn read(list: &Json<'_>, territories: &[Epci], faults: &Faults) -> Vec<Commune> {
    records(FILE, "insee", list, faults, |record| commune(record, territories))
}

fn commune(record: &Record<'_>, territories: &[Epci]) -> Commune {
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
    // Names of members, which are ids of découpages; an EPCI need not be on the map.
    let later = record.object_if_any("decoupages").map(|own| {
        let epci = |id: &str| {
            let siren = own.text(id);
            let known = Siren::parse(siren);
            let none = || place.none_of(siren, "un SIREN", Siren::from_number(0));
            (DecoupageId::new(id), known.unwrap_or_else(none))
        };
        own.names().map(epci).collect()
    });
    Commune {
        insee: place.insee(record.text("insee")),
        name: record.string("nom"),
        epci: record.text_if_any("epci").map(|siren| place.siren(siren, territories)),
        later_epci: later.unwrap_or_default(),
        point: LonLat { lon, lat },
        postcodes: record.all_texts("codes_postaux", postcode),
        today: record.object_if_any("aujourdhui").map(today),
    }
}
