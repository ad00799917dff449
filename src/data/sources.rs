//! Reads `sources.json`, of which the program needs the document's own date.

use super::DataError;
use super::raw::RawSourceOfData;
use super::records::{Place, converted};
use crate::domain::Date;

/// Where they are published.
pub const FILE: &str = "sources.json";

/// The date of the one source whose lines the records name.
pub fn document_date(raw: Vec<RawSourceOfData>) -> Result<Date, DataError> {
    let dates = converted(FILE, raw, |raw, place| Ok((raw.lignes, place.date(&raw.date)?)))?;
    let mut documents = dates.into_iter().filter(|(has_lines, _)| *has_lines);
    match (documents.next(), documents.next()) {
        (Some((_, date)), None) => Ok(date),
        _ => Err(Place { file: FILE, record: "fichier" }
            .error("une source et une seule doit avoir des lignes")),
    }
}
