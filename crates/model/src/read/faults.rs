//! Collects faults while data are read, so that all faults of a file are reported together.

use std::cell::RefCell;
use std::fmt::Display;
use std::sync::Arc;

use super::error::{DataError, WHOLE_FILE};
use crate::{Excerpt, InseeCode, Publication, Siren, Source, SourceId, Territory, TerritoryId};

/// The faults found so far, in order, and the publications that records may refer to.
#[derive(Debug, Default)]
pub struct Faults {
    list: RefCell<Vec<DataError>>,
    publications: RefCell<Vec<Arc<Publication>>>,
}

impl Faults {
    /// Whether there is no fault.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.borrow().is_empty()
    }

    /// Registers publications that the records read next may refer to.
    pub fn add_publications(&self, publications: &[Arc<Publication>]) {
        self.publications.borrow_mut().extend_from_slice(publications);
    }

    /// Adds a fault.
    pub fn add(&self, fault: DataError) {
        self.list.borrow_mut().push(fault);
    }

    /// Adds a fault that concerns a whole file.
    pub fn add_for_file(&self, file: &'static str, rule: impl Display) {
        RecordPath { file, record: WHOLE_FILE, faults: self }.fault(rule);
    }

    /// Returns `value` unless there are faults.
    ///
    /// # Errors
    /// The first fault.
    pub fn into_result<T>(&self, value: T) -> Result<T, DataError> {
        match self.list.borrow().first() {
            None => Ok(value),
            Some(first) => Err(first.clone()),
        }
    }

    /// Returns what was read of `file` unless there are faults.
    ///
    /// # Errors
    /// The first fault, or « illisible » if nothing was read and no fault was reported.
    pub fn into_result_or_fault<T>(
        &self,
        read: Option<T>,
        file: &'static str,
    ) -> Result<T, DataError> {
        self.into_result(read)?.ok_or_else(|| DataError {
            file,
            record: WHOLE_FILE.to_owned(),
            rule: "illisible".to_owned(),
        })
    }

    /// All faults, in the order they were found.
    #[must_use]
    pub fn into_vec(self) -> Vec<DataError> {
        self.list.into_inner()
    }
}

/// The record being read, for its faults.
#[derive(Clone, Copy, Debug)]
pub struct RecordPath<'a> {
    /// Name of the file that is read.
    pub file: &'static str,
    /// Id of the record or, while that is unknown, its rank from 1.
    pub record: &'a str,
    /// Where faults are collected.
    pub faults: &'a Faults,
}

impl RecordPath<'_> {
    /// Reports that this record breaks `rule`.
    pub fn fault(&self, rule: impl Display) {
        let (record, rule) = (self.record.to_owned(), rule.to_string());
        self.faults.add(DataError { file: self.file, record, rule });
    }

    /// Reports that `text` is not what is `expected` (in French), and returns `value` so that reading goes on.
    pub fn reject<T>(&self, text: &str, expected: &str, value: T) -> T {
        self.fault(format_args!("« {text} » n’est pas {expected}"));
        value
    }

    /// The source with publication `id`. `excerpt` is required if the publication has lines, and forbidden
    /// otherwise. In files read without the list of publications, such as the plan, only the id is kept.
    #[must_use]
    pub fn source(&self, id: &str, excerpt: Option<Excerpt>) -> Source {
        let publications = self.faults.publications.borrow();
        let Some(publication) = publications.iter().find(|p| p.id.as_str() == id) else {
            if !publications.is_empty() {
                self.fault(format_args!("« {id} » n’est pas une source de sources.json"));
            }
            let id = SourceId::new(id);
            let publication = Arc::new(Publication { id, ..Publication::default() });
            return Source { publication, excerpt };
        };
        match (publication.has_lines, &excerpt) {
            (true, None) => {
                self.fault(format_args!("il manque « lignes », que la source « {id} » a"));
            }
            (false, Some(_)) => {
                self.fault(format_args!("« lignes » est de trop : la source « {id} » n’en a pas"));
            }
            _ => {}
        }
        Source { publication: Arc::clone(publication), excerpt }
    }

    /// Parses an Insee code; anything else is a fault.
    #[must_use]
    pub fn parse_insee(&self, text: &str) -> InseeCode {
        let code = InseeCode::parse(text);
        code.unwrap_or_else(|| self.reject(text, "un code Insee", InseeCode::from_number(0)))
    }

    /// Parses a Siren, which must be that of one of `territories`.
    #[must_use]
    pub fn parse_siren(&self, text: &str, territories: &[Territory]) -> Siren {
        let is_known = |id: &Siren| territories.iter().any(|t| t.id == TerritoryId::Epci(*id));
        let siren = Siren::parse(text).filter(is_known);
        siren.unwrap_or_else(|| self.reject(text, "le SIREN d’un des EPCI", Siren::from_number(0)))
    }

    /// Parses a territory: the Siren of one of `territories`, or the name of an aggregate such as the
    /// département.
    #[must_use]
    pub fn parse_territory(&self, text: &str, territories: &[Territory]) -> TerritoryId {
        match text {
            TerritoryId::OUTSIDE_CODE => TerritoryId::OutsideEpci,
            "autres-territoires" => TerritoryId::OtherTerritories,
            "departement" => TerritoryId::Departement,
            "france" => TerritoryId::France,
            group if group.starts_with("groupe-") => TerritoryId::Group(group.to_owned()),
            siren => TerritoryId::Epci(self.parse_siren(siren, territories)),
        }
    }
}
