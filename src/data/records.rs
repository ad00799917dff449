//! What all files share: records are checked one by one, so that an error can name its record.

use std::cmp::Ordering;

use super::DataError;
use super::raw::{RawSource, Record};
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
            TerritoryId::OUTSIDE => TerritoryId::OutsideEpci,
            "autres-territoires" => TerritoryId::OtherTerritories,
            "departement" => TerritoryId::Departement,
            "france" => TerritoryId::France,
            group if group.starts_with("groupe-") => TerritoryId::Group(group.to_owned()),
            siren => TerritoryId::Epci(self.siren(siren, territories)?),
        })
    }
}

/// Calls `convert` on each record with its place, and checks that they are sorted by id.
pub fn converted<R: Record, T>(
    file: &'static str,
    records: Vec<R>,
    mut convert: impl FnMut(R, Place<'_>) -> Result<T, DataError>,
) -> Result<Vec<T>, DataError> {
    let mut last = String::new();
    let mut values = Vec::with_capacity(records.len());
    for (rank, record) in records.into_iter().enumerate() {
        let id = record.id().map_or_else(|| format!("n° {}", rank + 1), str::to_owned);
        let place = Place { file, record: &id };
        values.push(convert(record, place)?);
        match last.cmp(&id) {
            Ordering::Less => last = id,
            Ordering::Equal => return Err(place.error("identifiant déjà employé")),
            Ordering::Greater => {
                return Err(place.error("les enregistrements ne sont pas triés par identifiant"));
            }
        }
    }
    Ok(values)
}
