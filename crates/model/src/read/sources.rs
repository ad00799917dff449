//! Reads `sources.json`. Each data file comes first with the names of its publications, which its records refer
//! to; static pages and exports credit all sources.

use std::sync::Arc;

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Credit, PartialDate, Publication, SourceId, SourceWords};

/// Name of the file.
pub const FILE: &str = "sources.json";

/// Reads publications, sorted by id; the records read next may refer to them.
pub fn publications(list: &Json<'_>, faults: &Faults) -> Vec<Arc<Publication>> {
    let all = records(FILE, "id", list, faults, |record| Arc::new(publication(record)));
    faults.add_publications(&all);
    all
}

/// The document and its date. It is the publication with line numbers, or the first if none has any.
pub fn document(all: &[Arc<Publication>], faults: &Faults) -> (Arc<Publication>, PartialDate) {
    let mut documents = all.iter().filter(|publication| publication.has_lines);
    let document = documents.next().or(all.first()).cloned().unwrap_or_default();
    if documents.next().is_some() {
        faults.add_for_file(FILE, "une seule source peut avoir des lignes");
    }
    let date = document.date.unwrap_or_else(|| {
        let rule = "la source qui a des lignes ou, à défaut, la première doit avoir une date";
        faults.add_for_file(FILE, rule);
        PartialDate::Year(0)
    });
    (document, date)
}

/// Reads the credits, in the order of the file.
pub fn credits(list: &Json<'_>, faults: &Faults) -> Vec<Credit> {
    records(FILE, "id", list, faults, credit)
}

fn publication(record: &Record<'_>) -> Publication {
    let words = record.object("mots");
    Publication {
        id: SourceId::new(record.text("id")),
        date: record.optional_date("date"),
        has_lines: record.flag("lignes"),
        words: SourceWords {
            name: words.string("nom"),
            subject: words.string("sujet"),
            genitive: words.string("de"),
            locative: words.string("dans"),
        },
    }
}

fn credit(record: &Record<'_>) -> Credit {
    Credit {
        id: SourceId::new(record.text("id")),
        title: record.string("titre"),
        producer: record.string("producteur"),
        date: record.optional_date("date"),
        licence: record.string("licence"),
        usage: record.string("usage"),
        file: record.optional_text("fichier").map(str::to_owned),
        note: record.optional_text("note").map(str::to_owned),
        is_document: record.flag("lignes"),
        is_of_map: record.flag("carte"),
    }
}
