//! The records of the JSON file, before validation.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

#[derive(Deserialize)]
pub struct RawHeader {
    pub format: Option<String>,
    pub version: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawJournal<'a> {
    #[serde(rename = "format")]
    pub _format: &'a RawValue,
    #[serde(rename = "version")]
    pub _version: u32,
    #[serde(borrow)]
    pub changements: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    pub annulations: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub versions: Vec<&'a RawValue>,
    /// Each a [`RawDraft`]; an invalid one is skipped without rejecting the journal.
    #[serde(borrow, default)]
    pub brouillons: Vec<&'a RawValue>,
}

/// A draft: a field and its uncommitted text.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawDraft {
    pub champ: String,
    pub texte: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depuis: Option<String>,
}

/// Time and random number that identify a change.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawStamp {
    pub quand: String,
    pub tirage: u32,
}

/// An undo and the change it undoes.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawUndo {
    pub quand: String,
    pub tirage: u32,
    pub annule: RawStamp,
}

/// An entry: either `action`, `champ` and `valeur`, or `indicateur`, `date` and `valeur`.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RawEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quand: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tirage: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appareil: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depuis: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub champ: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicateur: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub valeur: Box<RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawVersion<'a> {
    pub quand: String,
    pub tirage: u32,
    pub nom: String,
    pub reference: String,
    #[serde(borrow)]
    pub etat: Vec<&'a RawValue>,
}
