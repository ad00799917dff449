//! Reads the properties of `communes.geojson`.

use super::DataError;
use super::raw::RawCommune;
use super::records::{Place, converted};
use crate::domain::{Commune, Epci, InseeCode, Postcode, Today};
use crate::geo::LonLat;

/// Where they are published.
pub const FILE: &str = "communes.geojson";

/// The communes, sorted by Insee code.
pub fn read(raw: Vec<RawCommune>, territories: &[Epci]) -> Result<Vec<Commune>, DataError> {
    converted(FILE, raw, |raw, place| commune(raw, place, territories))
}

fn commune(raw: RawCommune, place: Place<'_>, territories: &[Epci]) -> Result<Commune, DataError> {
    let epci = raw.epci.map(|siren| place.siren(&siren, territories)).transpose()?;
    let postcodes: Result<Vec<Postcode>, DataError> =
        raw.codes_postaux.iter().map(|text| postcode(text, place)).collect();
    let today = raw.aujourdhui.map(|today| -> Result<Today, DataError> {
        Ok(Today { insee: insee(&today.insee, place)?, name: today.nom })
    });
    let (lon, lat) = raw.point;
    Ok(Commune {
        insee: insee(&raw.insee, place)?,
        name: raw.nom,
        epci,
        point: LonLat { lon, lat },
        postcodes: postcodes?,
        today: today.transpose()?,
    })
}

fn insee(text: &str, place: Place<'_>) -> Result<InseeCode, DataError> {
    place.require(InseeCode::parse(text), || format!("code Insee « {text} » mal formé"))
}

fn postcode(text: &str, place: Place<'_>) -> Result<Postcode, DataError> {
    place.require(Postcode::parse(text), || format!("code postal « {text} » mal formé"))
}
