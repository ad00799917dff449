//! Reads `sources.json`. What is read first of each file is how sentences name its publications: its
//! records name them. Pages of text and exports credit all of them.

use std::sync::Arc;

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Credit, Date, Publication, SourceId, SourceWords};

/// The file in the data folder, as errors name it.
pub const FILE: &str = "sources.json";

/// The publications of `list`, sorted by id, which the records read next may name.
pub fn publications(list: &Json<'_>, faults: &Faults) -> Vec<Arc<Publication>> {
    let all = records(FILE, "id", list, faults, |record| Arc::new(publication(record)));
    faults.know(&all);
    all
}

/// The document, which is the publication that has lines or, where none has, the first; and its date.
pub fn document(all: &[Arc<Publication>], faults: &Faults) -> (Arc<Publication>, Date) {
    let mut documents = all.iter().filter(|publication| publication.has_lines);
    let document = documents.next().or(all.first()).cloned().unwrap_or_default();
    if documents.next().is_some() {
        faults.of_file(FILE, "une seule source peut avoir des lignes");
    }
    let date = document.date.unwrap_or_else(|| {
        let rule = "la source qui a des lignes ou, à défaut, la première doit avoir une date";
        faults.of_file(FILE, rule);
        Date::Year(0)
    });
    (document, date)
}

/// What is credited, in the order of the file.
pub fn credits(list: &Json<'_>, faults: &Faults) -> Vec<Credit> {
    records(FILE, "id", list, faults, credit)
}

fn publication(record: &Record<'_>) -> Publication {
    let words = record.object("mots");
    Publication {
        id: SourceId::new(record.text("id")),
        date: record.date_if_any("date"),
        has_lines: record.flag("lignes"),
        words: SourceWords {
            name: words.string("nom"),
            subject: words.string("sujet"),
            of: words.string("de"),
            within: words.string("dans"),
        },
    }
}

fn credit(record: &Record<'_>) -> Credit {
    Credit {
        id: SourceId::new(record.text("id")),
        title: record.string("titre"),
        producer: record.string("producteur"),
        date: record.date_if_any("date"),
        licence: record.string("licence"),
        usage: record.string("usage"),
        file: record.text_if_any("fichier").map(str::to_owned),
        note: record.text_if_any("note").map(str::to_owned),
        is_document: record.flag("lignes"),
        is_of_map: record.flag("carte"),
    }
}
