//! Reads `sources.json`. The program in the browser needs the document's own date; the pages of text
//! credit all of them.

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Credit, Date};

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

/// What is credited, in the order of the file.
pub fn credits(list: &Json<'_>, faults: &Faults) -> Vec<Credit> {
    records(FILE, "id", list, faults, credit)
}

fn credit(record: &Record<'_>) -> Credit {
    Credit {
        id: record.string("id"),
        title: record.string("titre"),
        producer: record.string("producteur"),
        date: record.date_if_any("date"),
        licence: record.string("licence"),
        usage: record.string("usage"),
        file: record.text_if_any("fichier").map(str::to_owned),
        note: record.text_if_any("note").map(str::to_owned),
        is_document: record.flag("lignes"),
    }
}
