//! From text to a journal, or to the place and the reason why not.

use serde_json::value::RawValue;

use super::raw::{RawEntry, RawHead, RawJournal, RawVersion};
use super::{
    BUDGET, DUE, FILE, FORMAT, LEAD, NOTES, PARTNERS, PRIORITY, STATUS, TERRITORIES, VERSION,
};
use crate::data::DataError;
use crate::data::records::Place;
use crate::domain::tracking::{
    Change, Edit, Entry, Journal, Priority, Stamp, Status, Tracking, Version, clean_name,
};
use crate::domain::{ActionKey, Dataset, Plan, Siren, TerritoryId};

/// What a journal may speak of.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Its actions and indicators.
    pub plan: &'a Plan,
    /// Its territories.
    pub dataset: &'a Dataset,
}

/// Reads a journal.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks. Nothing is read by halves.
pub fn read(text: &str, known: Known<'_>) -> Result<Journal, DataError> {
    let whole = Place { file: FILE, record: "fichier" };
    let head: RawHead = serde_json::from_str(text)
        .map_err(|e| whole.error(format!("ce n’est pas un fichier de suivi lisible ({e})")))?;
    if head.format.as_deref() != Some(FORMAT) {
        return Err(whole.error("ce n’est pas un fichier de suivi"));
    }
    match head.version {
        Some(VERSION) => {}
        Some(later) if later > VERSION => {
            return Err(whole.error(format!(
                "il vient d’une version plus récente de la carte (forme {later}) ; rechargez la page"
            )));
        }
        _ => return Err(whole.error("sa version n’est pas connue")),
    }
    let raw: RawJournal<'_> = serde_json::from_str(text)
        .map_err(|e| whole.error(format!("il n’a pas la forme voulue ({e})")))?;
    let mut journal = Journal::default();
    for (rank, json) in raw.changements.iter().enumerate() {
        let record = format!("changement n° {}", rank + 1);
        let place = Place { file: FILE, record: &record };
        let raw: RawEntry = parse(json, place)?;
        let stamp = stamp(raw.quand.as_deref().unwrap_or_default(), raw.tirage, place)?;
        let entry = entry(&raw, known, place)?;
        // A repeated stamp would hide one of the two changes.
        let count = journal.changes().len();
        journal.add(Change { stamp, entry });
        if journal.changes().len() == count {
            return Err(place.error("moment et tirage déjà employés"));
        }
    }
    for (rank, json) in raw.versions.iter().enumerate() {
        let record = format!("version n° {}", rank + 1);
        let count = journal.versions().len();
        let place = Place { file: FILE, record: &record };
        journal.keep(version(parse(json, place)?, known, place)?);
        if journal.versions().len() == count {
            return Err(place.error("moment et tirage déjà employés"));
        }
    }
    Ok(journal)
}

fn version(raw: RawVersion<'_>, known: Known<'_>, place: Place<'_>) -> Result<Version, DataError> {
    let mut tracking = Tracking::default();
    for (rank, json) in raw.etat.iter().enumerate() {
        let record = format!("{}, ligne n° {}", place.record, rank + 1);
        let place = Place { file: FILE, record: &record };
        let raw: RawEntry = parse(json, place)?;
        if raw.quand.is_some() || raw.tirage.is_some() {
            return Err(place.error("une version n’a qu’un moment, le sien"));
        }
        tracking.apply(&entry(&raw, known, place)?);
    }
    let named = !raw.nom.is_empty() && clean_name(&raw.nom) == raw.nom;
    Ok(Version {
        stamp: stamp(&raw.quand, Some(raw.tirage), place)?,
        name: place
            .require(named.then_some(raw.nom), || "nom vide, trop long ou mal écrit".into())?,
        reference: place.day(&raw.reference)?,
        tracking,
    })
}

fn stamp(at: &str, lot: Option<u32>, place: Place<'_>) -> Result<Stamp, DataError> {
    let lot = place.require(lot, || "tirage absent".into())?;
    place.require(Stamp::new(at, lot), || format!("« {at} » n’est pas un moment"))
}

fn entry(raw: &RawEntry, known: Known<'_>, place: Place<'_>) -> Result<Entry, DataError> {
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
    known: Known<'_>,
    place: Place<'_>,
) -> Result<Edit, DataError> {
    let coded = |text: &str| format!("« {text} » inconnu dans le champ « {field} »");
    Ok(match field {
        STATUS => {
            let code: String = parse(value, place)?;
            Edit::Status(place.require(Status::parse(&code), || coded(&code))?)
        }
        LEAD => Edit::Lead(parse(value, place)?),
        PARTNERS => Edit::Partners(parse(value, place)?),
        TERRITORIES => {
            let texts: Vec<String> = parse(value, place)?;
            let siren = |text: &String| {
                let siren = Siren::parse(text)
                    .filter(|s| known.dataset.territory(&TerritoryId::Epci(*s)).is_some());
                place.require(siren, || coded(text))
            };
            Edit::Territories(texts.iter().map(siren).collect::<Result<_, _>>()?)
        }
        DUE => {
            let text: Option<String> = parse(value, place)?;
            Edit::Due(text.map(|text| place.day(&text)).transpose()?)
        }
        PRIORITY => {
            let code: Option<String> = parse(value, place)?;
            let priority = |code: String| place.require(Priority::parse(&code), || coded(&code));
            Edit::Priority(code.map(priority).transpose()?)
        }
        BUDGET => Edit::Budget(parse(value, place)?),
        NOTES => Edit::Notes(parse(value, place)?),
        other => return Err(place.error(format!("champ « {other} » inconnu"))),
    })
}

fn parse<'a, T: serde::Deserialize<'a>>(
    json: &'a RawValue,
    place: Place<'_>,
) -> Result<T, DataError> {
    serde_json::from_str(json.get())
        .map_err(|e| place.error(format!("un champ manque ou n’a pas la forme voulue ({e})")))
}
