//! Reads `conventions.json`.

use super::DataError;
use super::raw::RawConvention;
use super::records::{Place, converted};
use crate::domain::{Commune, Convention, ConventionStatus, Epci, InseeCode, Signatory};

/// Where they are published.
pub const FILE: &str = "conventions.json";

/// The conventions, in the order of the file.
pub fn read(
    raw: Vec<RawConvention>,
    territories: &[Epci],
    communes: &[Commune],
) -> Result<Vec<Convention>, DataError> {
    converted(FILE, raw, |raw, place| {
        Ok(Convention {
            signatory: signatory(&raw.signataire, place, territories, communes)?,
            status: status(&raw, place)?,
            years: raw.annees,
            source: place.source(raw.source)?,
        })
    })
}

fn signatory(
    text: &str,
    place: Place<'_>,
    territories: &[Epci],
    communes: &[Commune],
) -> Result<Signatory, DataError> {
    let commune = InseeCode::parse(text).filter(|code| communes.iter().any(|c| c.insee == *code));
    match commune {
        Some(code) => Ok(Signatory::Commune(code)),
        None => place.siren(text, territories).map(Signatory::Epci),
    }
}

fn status(raw: &RawConvention, place: Place<'_>) -> Result<ConventionStatus, DataError> {
    let status = match raw.statut.as_str() {
        "signee" => ConventionStatus::Signed,
        "en_cours" => ConventionStatus::InProgress,
        "aucune" => ConventionStatus::Absent,
        other => return Err(place.error(format!("statut « {other} » inconnu"))),
    };
    let dated = !raw.annees.is_empty();
    if dated != (status == ConventionStatus::Signed) {
        return Err(place.error("une convention a une année si et seulement si elle est signée"));
    }
    Ok(status)
}
