//! Reads the properties of `communes.geojson`.

use super::DataError;
use super::raw::RawCommune;
use super::records::{Place, read_records};
use crate::domain::{Commune, Epci, InseeCode};
use crate::geo::LonLat;

/// The communes, sorted by Insee code.
pub fn read(text: &str, territories: &[Epci]) -> Result<Vec<Commune>, DataError> {
    read_records("communes.geojson", text, |raw: RawCommune, place| {
        commune(raw, place, territories)
    })
}

fn commune(raw: RawCommune, place: Place<'_>, territories: &[Epci]) -> Result<Commune, DataError> {
    let insee =
        place.require(InseeCode::parse(&raw.insee), || "code Insee mal formé".to_owned())?;
    let epci = raw.epci.map(|siren| place.siren(&siren, territories)).transpose()?;
    let (lon, lat) = raw.point;
    Ok(Commune { insee, name: raw.nom, epci, point: LonLat { lon, lat } })
}
