//! Reads `sources.json`, of which the program needs the document's own date.

use small_std::Json;

use super::faults::Faults;
use super::record::records;
use crate::Date;

/// Where they are published.
pub const FILE: &str = "sources.json";

/// The date of the one source whose lines the records name.
pub fn document_date(list: &Json<'_>, faults: &Faults) -> Date {
    let dates = records(FILE, "id", list, faults, |record| {
        record.flag("lignes").then_some(record.date("date"))
    });
    let mut dates = dates.into_iter().flatten();
    let date = dates.next();
    if date.is_none() || dates.next().is_some() {
        faults.of_file(FILE, "une source et une seule doit avoir des lignes");
    }
    date.unwrap_or(Date::Year(0))
}
