//! From a journal to text.

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::raw::RawEntry;
use super::{BUDGET, DUE, FORMAT, LEAD, NOTES, PARTNERS, PRIORITY, STATUS, TERRITORIES, VERSION};
use crate::domain::tracking::{Edit, Entry, Journal, Stamp};
use crate::domain::{Day, Siren};

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u32,
    changements: Vec<RawEntry>,
    versions: Vec<WrittenVersion<'a>>,
}

#[derive(Serialize)]
struct WrittenVersion<'a> {
    quand: &'a str,
    tirage: u32,
    nom: &'a str,
    reference: String,
    etat: Vec<RawEntry>,
}

/// The journal as JSON, complete.
///
/// # Errors
/// None for what [`super::read`] has read or [`Entry::cleaned`] has cleaned: all its numbers are
/// finite.
pub fn write(journal: &Journal) -> Result<String, serde_json::Error> {
    let changes = journal.changes().iter().map(|change| entry(Some(&change.stamp), &change.entry));
    let versions = journal.versions().iter().map(|version| {
        let lines = version.tracking.entries();
        Ok(WrittenVersion {
            quand: version.stamp.at(),
            tirage: version.stamp.lot(),
            nom: &version.name,
            reference: version.reference.iso(),
            etat: lines.iter().map(|line| entry(None, line)).collect::<Result<_, _>>()?,
        })
    });
    serde_json::to_string(&Written {
        format: FORMAT,
        version: VERSION,
        changements: changes.collect::<Result<_, _>>()?,
        versions: versions.collect::<Result<_, serde_json::Error>>()?,
    })
}

fn entry(stamp: Option<&Stamp>, entry: &Entry) -> Result<RawEntry, serde_json::Error> {
    let (quand, tirage) = (stamp.map(|s| s.at().to_owned()), stamp.map(Stamp::lot));
    Ok(match entry {
        Entry::Action(key, edit) => {
            let (field, valeur) = field(edit)?;
            RawEntry {
                quand,
                tirage,
                action: Some(key.to_string()),
                champ: Some(field.to_owned()),
                indicateur: None,
                date: None,
                valeur,
            }
        }
        Entry::Value { indicator, day, value } => RawEntry {
            quand,
            tirage,
            action: None,
            champ: None,
            indicateur: Some(indicator.clone()),
            date: Some(day.iso()),
            valeur: to_raw_value(value)?,
        },
    })
}

fn field(edit: &Edit) -> Result<(&'static str, Box<RawValue>), serde_json::Error> {
    Ok(match edit {
        Edit::Status(status) => (STATUS, to_raw_value(status.code())?),
        Edit::Lead(lead) => (LEAD, to_raw_value(lead)?),
        Edit::Partners(partners) => (PARTNERS, to_raw_value(partners)?),
        Edit::Territories(territories) => {
            let sirens: Vec<String> = territories.iter().map(Siren::to_string).collect();
            (TERRITORIES, to_raw_value(&sirens)?)
        }
        Edit::Due(due) => (DUE, to_raw_value(&due.map(Day::iso))?),
        Edit::Priority(priority) => (PRIORITY, to_raw_value(&priority.map(|p| p.code()))?),
        Edit::Budget(budget) => (BUDGET, to_raw_value(budget)?),
        Edit::Notes(notes) => (NOTES, to_raw_value(notes)?),
    })
}
