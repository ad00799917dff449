//! Parses and validates a journal.

use serde_json::value::RawValue;

use super::error_messages::{json_error_message, wrong_members_message};
use super::raw::{RawDraft, RawEntry, RawHeader, RawJournal, RawUndo, RawVersion};
use super::{FILE, FORMAT, PRIORITY, STATUS, TERRITORIES, VERSION};
use crate::read::error::{DataError, WHOLE_FILE};
use crate::tracking::{
    ActionField, Change, Device, Draft, DraftField, Drafts, Edit, Entry, Journal, Priority,
    Snapshot, Stamp, Status, Tracking, Undo, clean_name,
};
use crate::{ActionKey, Dataset, Day, Plan, Siren, TerritoryId};

/// The plan and the territories that the entries of a journal may refer to.
#[derive(Clone, Copy, Debug)]
pub struct JournalContext<'a> {
    /// Entries may name its actions and indicators.
    pub plan: &'a Plan,
    /// Entries may name its territories.
    pub dataset: &'a Dataset,
}

/// A record being read, for error messages.
#[derive(Clone, Copy)]
struct RecordPath<'a> {
    record: &'a str,
}

impl RecordPath<'_> {
    /// A fault of this record.
    fn error(&self, rule: impl Into<String>) -> DataError {
        DataError { file: FILE, record: self.record.to_owned(), rule: rule.into() }
    }

    fn require<T>(&self, value: Option<T>, rule: impl FnOnce() -> String) -> Result<T, DataError> {
        value.ok_or_else(|| self.error(rule()))
    }

    fn day(&self, text: &str) -> Result<Day, DataError> {
        self.require(Day::parse(text), || format!("« {text} » n’est pas un jour"))
    }
}

/// Parses a journal.
///
/// # Errors
/// A [`DataError`] that names the record and the broken rule; a journal is never read in part.
pub fn read(text: &str, context: JournalContext<'_>) -> Result<Journal, DataError> {
    let file = RecordPath { record: WHOLE_FILE };
    let header: RawHeader =
        serde_json::from_str(text).map_err(|e| file.error(json_error_message(text, &e)))?;
    if header.format.as_deref() != Some(FORMAT) {
        return Err(file.error("le fichier n’est pas un suivi : c’est un JSON d’autre chose"));
    }
    match header.version {
        Some(1..=VERSION) => {}
        Some(version) if version > VERSION => {
            return Err(file.error(format!(
                "il vient d’une version plus récente de la carte (forme {version}) ; rechargez la page"
            )));
        }
        _ => return Err(file.error("sa version n’est pas connue")),
    }
    let raw: RawJournal<'_> =
        serde_json::from_str(text).map_err(|_| file.error(wrong_members_message()))?;
    let mut journal = Journal::default();
    for (rank, json) in raw.changements.iter().enumerate() {
        let record = format!("changement n° {}", rank + 1);
        let path = RecordPath { record: &record };
        let count = journal.changes().len();
        journal.add(change(&parse(json, path)?, context, path)?);
        // With a repeated stamp, one of the two changes would be lost.
        if journal.changes().len() == count {
            return Err(path.error(REPEATED_STAMP));
        }
    }
    for (rank, json) in raw.annulations.iter().enumerate() {
        let record = format!("annulation n° {}", rank + 1);
        let path = RecordPath { record: &record };
        let RawUndo { quand, tirage, annule } = parse(json, path)?;
        let target = stamp(&annule.quand, Some(annule.tirage), path)?;
        let count = journal.undos().len();
        journal.add_undo(Undo { stamp: stamp(&quand, Some(tirage), path)?, target });
        if journal.undos().len() == count {
            return Err(path.error(REPEATED_STAMP));
        }
    }
    for (rank, json) in raw.versions.iter().enumerate() {
        let record = format!("version n° {}", rank + 1);
        let count = journal.versions().len();
        let path = RecordPath { record: &record };
        journal.add_version(version(parse(json, path)?, context, path)?);
        if journal.versions().len() == count {
            return Err(path.error(REPEATED_STAMP));
        }
    }
    Ok(journal)
}

const REPEATED_STAMP: &str = "moment et tirage déjà employés";

/// The drafts in a text that [`read`] accepts; those of fields unknown to `plan` are dropped.
#[must_use]
pub fn drafts(text: &str, plan: &Plan) -> Drafts {
    let drafts = match serde_json::from_str::<RawJournal<'_>>(text) {
        Ok(raw) => raw.brouillons,
        Err(_) => Vec::new(),
    };
    let draft = |json: &RawValue| {
        let raw: RawDraft = serde_json::from_str(json.get()).ok()?;
        let field = DraftField::parse(&raw.champ).filter(|field| match field {
            DraftField::Action(key, _) => plan.action(*key).is_some(),
            DraftField::Value(id) | DraftField::ValueDay(id) => plan.entry_label(id).is_some(),
            DraftField::VersionName => true,
        })?;
        let since = raw.depuis.as_deref().and_then(Day::parse);
        Some((field, Draft { text: raw.texte, since }))
    };
    drafts.into_iter().filter_map(draft).collect()
}

fn change(
    raw: &RawEntry,
    context: JournalContext<'_>,
    path: RecordPath<'_>,
) -> Result<Change, DataError> {
    let stamp = stamp(raw.quand.as_deref().unwrap_or_default(), raw.tirage, path)?;
    let entry = entry(raw, context, path)?;
    if raw.depuis.is_some() && matches!(entry, Entry::Value { .. }) {
        return Err(path.error("une valeur a sa propre date"));
    }
    let since = match &raw.depuis {
        Some(text) => path.day(text)?,
        None => path.require(stamp.day(), || "moment hors du calendrier".into())?,
    };
    Ok(Change::new(stamp, since, raw.appareil.map(Device), entry))
}

fn version(
    raw: RawVersion<'_>,
    context: JournalContext<'_>,
    path: RecordPath<'_>,
) -> Result<Snapshot, DataError> {
    let mut tracking = Tracking::default();
    for (rank, json) in raw.etat.iter().enumerate() {
        let record = format!("{}, ligne n° {}", path.record, rank + 1);
        let path = RecordPath { record: &record };
        let raw: RawEntry = parse(json, path)?;
        if raw.quand.is_some() || raw.tirage.is_some() || raw.depuis.is_some() {
            return Err(path.error("une version n’a qu’un moment, le sien"));
        }
        tracking.apply(&entry(&raw, context, path)?);
    }
    let is_named = !raw.nom.is_empty() && clean_name(&raw.nom) == raw.nom;
    Ok(Snapshot {
        stamp: stamp(&raw.quand, Some(raw.tirage), path)?,
        name: path
            .require(is_named.then_some(raw.nom), || "nom vide, trop long ou mal écrit".into())?,
        reference: path.day(&raw.reference)?,
        tracking,
    })
}

fn stamp(time: &str, nonce: Option<u32>, path: RecordPath<'_>) -> Result<Stamp, DataError> {
    let nonce = path.require(nonce, || "tirage absent".into())?;
    path.require(Stamp::new(time, nonce), || format!("« {time} » n’est pas un moment"))
}

fn entry(
    raw: &RawEntry,
    context: JournalContext<'_>,
    path: RecordPath<'_>,
) -> Result<Entry, DataError> {
    let entry = match raw {
        RawEntry {
            action: Some(action), champ: Some(field), indicateur: None, date: None, ..
        } => {
            let key = ActionKey::parse(action).filter(|key| context.plan.action(*key).is_some());
            let key = path.require(key, || format!("action « {action} » inconnue"))?;
            Entry::Action(key, edit(field, &raw.valeur, context, path)?)
        }
        RawEntry { action: None, champ: None, indicateur: Some(id), date: Some(date), .. } => {
            let indicator = context.plan.entry_label(id).map(|_| id.clone());
            let indicator = path.require(indicator, || format!("indicateur « {id} » inconnu"))?;
            Entry::Value { indicator, day: path.day(date)?, value: parse(&raw.valeur, path)? }
        }
        _ => {
            return Err(path.error("il faut une action et un champ, ou un indicateur et une date"));
        }
    };
    let sanitized = entry.clone().sanitize().filter(|clean| *clean == entry);
    path.require(sanitized, || "valeur trop longue, trop grande ou mal écrite".into())
}

fn edit(
    field: &str,
    value: &RawValue,
    context: JournalContext<'_>,
    path: RecordPath<'_>,
) -> Result<Edit, DataError> {
    let unknown_value = |text: &str| format!("« {text} » inconnu dans le champ « {field} »");
    Ok(match field {
        STATUS => {
            let code: String = parse(value, path)?;
            Edit::Status(path.require(Status::parse(&code), || unknown_value(&code))?)
        }
        TERRITORIES => {
            let texts: Vec<String> = parse(value, path)?;
            let parse_siren = |text: &String| {
                let siren = Siren::parse(text)
                    .filter(|s| context.dataset.territory(&TerritoryId::Epci(*s)).is_some());
                path.require(siren, || unknown_value(text))
            };
            Edit::Territories(texts.iter().map(parse_siren).collect::<Result<_, _>>()?)
        }
        PRIORITY => {
            let code: Option<String> = parse(value, path)?;
            let parse_priority =
                |code: String| path.require(Priority::parse(&code), || unknown_value(&code));
            Edit::Priority(code.map(parse_priority).transpose()?)
        }
        other => {
            let field = ActionField::ALL.into_iter().find(|known| known.code() == other);
            match path.require(field, || format!("champ « {other} » inconnu"))? {
                ActionField::Lead => Edit::Lead(parse(value, path)?),
                ActionField::Partners => Edit::Partners(parse(value, path)?),
                ActionField::Due => {
                    let text: Option<String> = parse(value, path)?;
                    Edit::Due(text.map(|text| path.day(&text)).transpose()?)
                }
                ActionField::Budget => Edit::Budget(parse(value, path)?),
                ActionField::Notes => Edit::Notes(parse(value, path)?),
            }
        }
    })
}

fn parse<'a, T: serde::Deserialize<'a>>(
    json: &'a RawValue,
    path: RecordPath<'_>,
) -> Result<T, DataError> {
    serde_json::from_str(json.get())
        .map_err(|_| path.error("un champ manque, est de trop ou n’a pas la forme voulue"))
}
