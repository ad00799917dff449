//! Serializes a journal.

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::raw::{RawDraft, RawEntry, RawStamp, RawUndo};
use super::{FORMAT, PRIORITY, STATUS, TERRITORIES, VERSION};
use crate::tracking::{ActionField, Change, Drafts, Edit, Entry, Journal, Stamp};
use crate::{Day, Siren};

#[derive(Serialize)]
struct WrittenJournal<'a> {
    format: &'a str,
    version: u32,
    changements: Vec<RawEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    annulations: Vec<RawUndo>,
    versions: Vec<WrittenVersion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    brouillons: Vec<RawDraft>,
}

#[derive(Serialize)]
struct WrittenVersion<'a> {
    quand: &'a str,
    tirage: u32,
    nom: &'a str,
    reference: String,
    etat: Vec<RawEntry>,
}

/// Serializes the whole journal with the drafts; pass no drafts for a file to be exchanged.
///
/// # Errors
/// Never for a journal that [`super::read()`] accepted or whose entries passed [`Entry::sanitize`]: all their
/// numbers are finite.
pub fn write(journal: &Journal, drafts: &Drafts) -> Result<String, serde_json::Error> {
    let versions = journal.versions().iter().map(|version| {
        let entries = version.tracking.entries();
        Ok(WrittenVersion {
            quand: version.stamp.time(),
            tirage: version.stamp.nonce(),
            nom: &version.name,
            reference: version.reference.iso(),
            etat: entries.iter().map(entry).collect::<Result<_, _>>()?,
        })
    });
    let undos = journal.undos().iter().map(|undo| {
        let RawStamp { quand, tirage } = stamp(&undo.stamp);
        RawUndo { quand, tirage, annule: stamp(&undo.target) }
    });
    let drafts = drafts.iter().map(|(field, draft)| RawDraft {
        champ: field.to_string(),
        texte: draft.text.clone(),
        depuis: draft.since.map(Day::iso),
    });
    serde_json::to_string(&WrittenJournal {
        format: FORMAT,
        version: VERSION,
        changements: journal.changes().iter().map(change).collect::<Result<_, _>>()?,
        annulations: undos.collect(),
        versions: versions.collect::<Result<_, serde_json::Error>>()?,
        brouillons: drafts.collect(),
    })
}

fn stamp(stamp: &Stamp) -> RawStamp {
    RawStamp { quand: stamp.time().to_owned(), tirage: stamp.nonce() }
}

fn change(change: &Change) -> Result<RawEntry, serde_json::Error> {
    let is_value = matches!(change.entry, Entry::Value { .. });
    let writes_since = !is_value && change.stamp.day() != Some(change.since);
    Ok(RawEntry {
        quand: Some(change.stamp.time().to_owned()),
        tirage: Some(change.stamp.nonce()),
        appareil: change.device.map(|device| device.0),
        depuis: writes_since.then(|| change.since.iso()),
        ..entry(&change.entry)?
    })
}

fn entry(entry: &Entry) -> Result<RawEntry, serde_json::Error> {
    let raw_entry = |valeur| RawEntry {
        quand: None,
        tirage: None,
        appareil: None,
        depuis: None,
        action: None,
        champ: None,
        indicateur: None,
        date: None,
        valeur,
    };
    Ok(match entry {
        Entry::Action(key, edit) => {
            let (field, value) = field(edit)?;
            let (action, champ) = (Some(key.to_string()), Some(field.to_owned()));
            RawEntry { action, champ, ..raw_entry(value) }
        }
        Entry::Value { indicator, day, value } => {
            let (indicateur, date) = (Some(indicator.clone()), Some(day.iso()));
            RawEntry { indicateur, date, ..raw_entry(to_raw_value(value)?) }
        }
    })
}

fn field(edit: &Edit) -> Result<(&'static str, Box<RawValue>), serde_json::Error> {
    Ok(match edit {
        Edit::Status(status) => (STATUS, to_raw_value(status.code())?),
        Edit::Lead(lead) => (ActionField::Lead.code(), to_raw_value(lead)?),
        Edit::Partners(partners) => (ActionField::Partners.code(), to_raw_value(partners)?),
        Edit::Territories(territories) => {
            let sirens: Vec<String> = territories.iter().map(Siren::to_string).collect();
            (TERRITORIES, to_raw_value(&sirens)?)
        }
        Edit::Due(due) => (ActionField::Due.code(), to_raw_value(&due.map(Day::iso))?),
        Edit::Priority(priority) => (PRIORITY, to_raw_value(&priority.map(|p| p.code()))?),
        Edit::Budget(budget) => (ActionField::Budget.code(), to_raw_value(budget)?),
        Edit::Notes(notes) => (ActionField::Notes.code(), to_raw_value(notes)?),
    })
}
