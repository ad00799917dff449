//! Parses and validates a journal.

use serde_json::value::RawValue;

use super::raw::{RawDraft, RawEntry, RawHead, RawJournal, RawUndo, RawVersion};
use super::refusal::{misshapen, unreadable};
use super::{FILE, FORMAT, PRIORITY, STATUS, TERRITORIES, VERSION};
use crate::read::error::{DataError, WHOLE_FILE};
use crate::tracking::{
    ActionField, Change, Device, Draft, Drafts, Edit, Entry, Field, Journal, Priority, Snapshot,
    Stamp, Status, Tracking, Undo, clean_name,
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
pub fn read(text: &str, known: JournalContext<'_>) -> Result<Journal, DataError> {
    let whole = RecordPath { record: WHOLE_FILE };
    let head: RawHead =
        serde_json::from_str(text).map_err(|e| whole.error(unreadable(text, &e)))?;
    if head.format.as_deref() != Some(FORMAT) {
        return Err(whole.error("le fichier n’est pas un suivi : c’est un JSON d’autre chose"));
    }
    match head.version {
        Some(1..=VERSION) => {}
        Some(later) if later > VERSION => {
            return Err(whole.error(format!(
                "il vient d’une version plus récente de la carte (forme {later}) ; rechargez la page"
            )));
        }
        _ => return Err(whole.error("sa version n’est pas connue")),
    }
    let raw: RawJournal<'_> = serde_json::from_str(text).map_err(|_| whole.error(misshapen()))?;
    let mut journal = Journal::default();
    for (rank, json) in raw.changements.iter().enumerate() {
        let record = format!("changement n° {}", rank + 1);
        let place = RecordPath { record: &record };
        let count = journal.changes().len();
        journal.add(change(&parse(json, place)?, known, place)?);
        // With a repeated stamp, one of the two changes would be lost.
        if journal.changes().len() == count {
            return Err(place.error(REPEATED));
        }
    }
    for (rank, json) in raw.annulations.iter().enumerate() {
        let record = format!("annulation n° {}", rank + 1);
        let place = RecordPath { record: &record };
        let RawUndo { quand, tirage, annule } = parse(json, place)?;
        let of = stamp(&annule.quand, Some(annule.tirage), place)?;
        let count = journal.undos().len();
        journal.take_back(Undo { stamp: stamp(&quand, Some(tirage), place)?, target: of });
        if journal.undos().len() == count {
            return Err(place.error(REPEATED));
        }
    }
    for (rank, json) in raw.versions.iter().enumerate() {
        let record = format!("version n° {}", rank + 1);
        let count = journal.versions().len();
        let place = RecordPath { record: &record };
        journal.add_version(version(parse(json, place)?, known, place)?);
        if journal.versions().len() == count {
            return Err(place.error(REPEATED));
        }
    }
    Ok(journal)
}

const REPEATED: &str = "moment et tirage déjà employés";

/// The drafts in a text that [`read`] accepts; those of fields unknown to `plan` are dropped.
#[must_use]
pub fn drafts(text: &str, plan: &Plan) -> Drafts {
    let drafts = match serde_json::from_str::<RawJournal<'_>>(text) {
        Ok(raw) => raw.brouillons,
        Err(_) => Vec::new(),
    };
    let draft = |json: &RawValue| {
        let raw: RawDraft = serde_json::from_str(json.get()).ok()?;
        let field = Field::parse(&raw.champ).filter(|field| match field {
            Field::Action(key, _) => plan.action(*key).is_some(),
            Field::Value(id) | Field::ValueDay(id) => plan.measure(id).is_some(),
            Field::VersionName => true,
        })?;
        let since = raw.depuis.as_deref().and_then(Day::parse);
        Some((field, Draft { text: raw.texte, since }))
    };
    drafts.into_iter().filter_map(draft).collect()
}

fn change(
    raw: &RawEntry,
    known: JournalContext<'_>,
    place: RecordPath<'_>,
) -> Result<Change, DataError> {
    let stamp = stamp(raw.quand.as_deref().unwrap_or_default(), raw.tirage, place)?;
    let entry = entry(raw, known, place)?;
    if raw.depuis.is_some() && matches!(entry, Entry::Value { .. }) {
        return Err(place.error("une valeur a sa propre date"));
    }
    let since = match &raw.depuis {
        Some(text) => place.day(text)?,
        None => place.require(stamp.day(), || "moment hors du calendrier".into())?,
    };
    Ok(Change::new(stamp, since, raw.appareil.map(Device), entry))
}

fn version(
    raw: RawVersion<'_>,
    known: JournalContext<'_>,
    place: RecordPath<'_>,
) -> Result<Snapshot, DataError> {
    let mut tracking = Tracking::default();
    for (rank, json) in raw.etat.iter().enumerate() {
        let record = format!("{}, ligne n° {}", place.record, rank + 1);
        let place = RecordPath { record: &record };
        let raw: RawEntry = parse(json, place)?;
        if raw.quand.is_some() || raw.tirage.is_some() || raw.depuis.is_some() {
            return Err(place.error("une version n’a qu’un moment, le sien"));
        }
        tracking.apply(&entry(&raw, known, place)?);
    }
    let named = !raw.nom.is_empty() && clean_name(&raw.nom) == raw.nom;
    Ok(Snapshot {
        stamp: stamp(&raw.quand, Some(raw.tirage), place)?,
        name: place
            .require(named.then_some(raw.nom), || "nom vide, trop long ou mal écrit".into())?,
        reference: place.day(&raw.reference)?,
        tracking,
    })
}

fn stamp(at: &str, lot: Option<u32>, place: RecordPath<'_>) -> Result<Stamp, DataError> {
    let lot = place.require(lot, || "tirage absent".into())?;
    place.require(Stamp::new(at, lot), || format!("« {at} » n’est pas un moment"))
}

fn entry(
    raw: &RawEntry,
    known: JournalContext<'_>,
    place: RecordPath<'_>,
) -> Result<Entry, DataError> {
    let entry = match raw {
        RawEntry {
            action: Some(action), champ: Some(field), indicateur: None, date: None, ..
        } => {
            let key = ActionKey::parse(action).filter(|key| known.plan.action(*key).is_some());
            let key = place.require(key, || format!("action « {action} » inconnue"))?;
            Entry::Action(key, edit(field, &raw.valeur, known, place)?)
        }
        RawEntry { action: None, champ: None, indicateur: Some(id), date: Some(date), .. } => {
            let indicator = known.plan.measure(id).map(|_| id.clone());
            let indicator = place.require(indicator, || format!("indicateur « {id} » inconnu"))?;
            Entry::Value { indicator, day: place.day(date)?, value: parse(&raw.valeur, place)? }
        }
        _ => {
            return Err(place.error("il faut une action et un champ, ou un indicateur et une date"));
        }
    };
    let clean = entry.clone().cleaned().filter(|clean| *clean == entry);
    place.require(clean, || "valeur trop longue, trop grande ou mal écrite".into())
}

fn edit(
    field: &str,
    value: &RawValue,
    known: JournalContext<'_>,
    place: RecordPath<'_>,
) -> Result<Edit, DataError> {
    let coded = |text: &str| format!("« {text} » inconnu dans le champ « {field} »");
    Ok(match field {
        STATUS => {
            let code: String = parse(value, place)?;
            Edit::Status(place.require(Status::parse(&code), || coded(&code))?)
        }
        TERRITORIES => {
            let texts: Vec<String> = parse(value, place)?;
            let siren = |text: &String| {
                let siren = Siren::parse(text)
                    .filter(|s| known.dataset.territory(&TerritoryId::Epci(*s)).is_some());
                place.require(siren, || coded(text))
            };
            Edit::Territories(texts.iter().map(siren).collect::<Result<_, _>>()?)
        }
        PRIORITY => {
            let code: Option<String> = parse(value, place)?;
            let priority = |code: String| place.require(Priority::parse(&code), || coded(&code));
            Edit::Priority(code.map(priority).transpose()?)
        }
        other => {
            let part = ActionField::ALL.into_iter().find(|part| part.code() == other);
            match place.require(part, || format!("champ « {other} » inconnu"))? {
                ActionField::Lead => Edit::Lead(parse(value, place)?),
                ActionField::Partners => Edit::Partners(parse(value, place)?),
                ActionField::Due => {
                    let text: Option<String> = parse(value, place)?;
                    Edit::Due(text.map(|text| place.day(&text)).transpose()?)
                }
                ActionField::Budget => Edit::Budget(parse(value, place)?),
                ActionField::Notes => Edit::Notes(parse(value, place)?),
            }
        }
    })
}

fn parse<'a, T: serde::Deserialize<'a>>(
    json: &'a RawValue,
    place: RecordPath<'_>,
) -> Result<T, DataError> {
    serde_json::from_str(json.get())
        .map_err(|_| place.error("un champ manque, est de trop ou n’a pas la forme voulue"))
}
