//! What all files share: an array of records, read one by one so that an error can name its record.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::DataError;
use super::raw::RawSource;
use crate::domain::{Date, Day, Epci, Passage, Siren, Source, TerritoryId};

/// A record being read, for its error messages.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The file's name.
    pub file: &'static str,
    /// The record's id or rank.
    pub record: &'a str,
}

impl Place<'_> {
    /// The error that this record breaks `rule`.
    pub fn error(&self, rule: impl Into<String>) -> DataError {
        DataError { file: self.file, record: self.record.to_owned(), rule: rule.into() }
    }

    /// Unwraps what a rule needs.
    pub fn require<T>(
        &self,
        value: Option<T>,
        rule: impl FnOnce() -> String,
    ) -> Result<T, DataError> {
        value.ok_or_else(|| self.error(rule()))
    }

    /// A date, or the error that it is none.
    pub fn date(&self, text: &str) -> Result<Date, DataError> {
        self.require(Date::parse(text), || format!("« {text} » n’est pas une date"))
    }

    /// Places in the source text: two ascending line numbers.
    pub fn lines(&self, lines: (u32, u32)) -> Result<(u32, u32), DataError> {
        let ascending = 0 < lines.0 && lines.0 <= lines.1;
        self.require(ascending.then_some(lines), || {
            format!("les lignes {} à {} du document ne se suivent pas", lines.0, lines.1)
        })
    }

    /// A calendar day, or the error that it is none.
    pub fn day(&self, text: &str) -> Result<Day, DataError> {
        self.require(Day::parse(text), || format!("« {text} » n’est pas un jour"))
    }

    /// Words with their checked source.
    pub fn passage(&self, text: String, source: RawSource) -> Result<Passage, DataError> {
        Ok(Passage { text, source: self.source(source)? })
    }

    /// A checked source.
    pub fn source(&self, raw: RawSource) -> Result<Source, DataError> {
        Ok(Source { section: raw.section, lines: self.lines(raw.lignes)? })
    }

    /// A Siren that belongs to one of `territories`.
    pub fn siren(&self, text: &str, territories: &[Epci]) -> Result<Siren, DataError> {
        let known = |siren: &Siren| territories.iter().any(|t| t.id == TerritoryId::Epci(*siren));
        self.require(Siren::parse(text).filter(known), || {
            format!("« {text} » n’est le SIREN d’aucun des EPCI")
        })
    }

    /// The territory of a figure.
    pub fn territory(&self, text: &str, territories: &[Epci]) -> Result<TerritoryId, DataError> {
        Ok(match text {
            "hors-epci" => TerritoryId::OutsideEpci,
            "autres-territoires" => TerritoryId::OtherTerritories,
            "departement" => TerritoryId::Departement,
            "france" => TerritoryId::France,
            group if group.starts_with("groupe-") => TerritoryId::Group(group.to_owned()),
            siren => TerritoryId::Epci(self.siren(siren, territories)?),
        })
    }
}

/// What names a record in its file.
#[derive(Deserialize)]
struct Named {
    #[serde(alias = "insee", alias = "siren", alias = "signataire")]
    id: Option<String>,
}

/// Reads the array of records in `text`, calling `convert` on each with its place.
pub fn read_records<R: DeserializeOwned, T>(
    file: &'static str,
    text: &str,
    mut convert: impl FnMut(R, Place<'_>) -> Result<T, DataError>,
) -> Result<Vec<T>, DataError> {
    let list: Vec<&RawValue> = serde_json::from_str(text)
        .map_err(|e| Place { file, record: "fichier" }.error(format!("JSON illisible ({e})")))?;
    let mut last: Option<String> = None;
    let mut records = Vec::with_capacity(list.len());
    for (rank, json) in list.into_iter().enumerate() {
        let named: Result<Named, _> = serde_json::from_str(json.get());
        let id = named.ok().and_then(|n| n.id).unwrap_or_else(|| format!("n° {}", rank + 1));
        let place = Place { file, record: &id };
        let raw = serde_json::from_str(json.get()).map_err(|e| {
            place.error(format!("un champ manque ou n’a pas la forme voulue ({e})"))
        })?;
        records.push(convert(raw, place)?);
        match last {
            Some(last) if last == id => return Err(place.error("identifiant déjà employé")),
            Some(last) if last > id => {
                return Err(place.error("les enregistrements ne sont pas triés par identifiant"));
            }
            _ => last = Some(id),
        }
    }
    Ok(records)
}
