//! Reads the records of a published JSON file one by one, so that an error can name its record. The
//! build does so for the bundle, the program for what it fetches.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::error::DataError;

/// What names a record in its file.
#[derive(Deserialize)]
struct Named {
    #[serde(alias = "insee", alias = "siren", alias = "signataire")]
    id: Option<String>,
}

/// The whole of `text`.
///
/// # Errors
/// A [`DataError`] when it has another shape.
pub fn value<'a, T: Deserialize<'a>>(file: &'static str, text: &'a str) -> Result<T, DataError> {
    serde_json::from_str(text).map_err(|error| DataError {
        file,
        record: "fichier".to_owned(),
        rule: format!("JSON illisible ({error})"),
    })
}

/// The array of records in `text`.
///
/// # Errors
/// A [`DataError`] that names the file and the record that lacks a field or has another shape.
pub fn records<R: DeserializeOwned>(file: &'static str, text: &str) -> Result<Vec<R>, DataError> {
    let list: Vec<&RawValue> = value(file, text)?;
    let read = |(rank, json): (usize, &RawValue)| {
        serde_json::from_str(json.get()).map_err(|error| {
            let named: Result<Named, _> = serde_json::from_str(json.get());
            DataError {
                file,
                record: named.ok().and_then(|n| n.id).unwrap_or(format!("n° {}", rank + 1)),
                rule: format!("un champ manque ou n’a pas la forme voulue ({error})"),
            }
        })
    };
    list.into_iter().enumerate().map(read).collect()
}
