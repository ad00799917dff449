//! A file made here, handed to the person.

use crate::browser::save;
use analysis::wording::format::NBSP;

/// Offers `text` as the file `name`: whether it was taken, and what to tell.
pub fn hand(name: &str, kind: &str, text: Option<&str>) -> (bool, String) {
    match text.and_then(|text| save::text(name, kind, text)) {
        Some(()) => (true, format!("Fichier préparé{NBSP}: {name}")),
        None => (false, "Ce fichier n’a pas pu être préparé.".to_owned()),
    }
}
