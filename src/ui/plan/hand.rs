//! A file made here, handed to the person.

use crate::browser::save;
use crate::state::Var;

/// Offers `text` as the file `name` and tells so, or that it could not be; whether it was.
pub fn hand(told: Var<String>, name: &str, kind: &str, text: Option<&str>) -> bool {
    let done = text.and_then(|text| save::text(name, kind, text)).is_some();
    told.set(if done {
        format!("Fichier préparé\u{a0}: {name}")
    } else {
        "Ce fichier n’a pas pu être préparé.".to_owned()
    });
    done
}
