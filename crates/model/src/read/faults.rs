//! What is wrong with data, and where: noted while they are read, so that all faults of a file are told
//! at once.

use std::cell::RefCell;
use std::fmt::Display;
use std::sync::Arc;

use super::error::{DataError, WHOLE_FILE};
use crate::{Excerpt, InseeCode, Publication, Siren, Source, SourceId, Territory, TerritoryId};

/// What is wrong with the data, in the order in which it is found, and the publications that a record
/// may name, without which none of them can be checked.
#[derive(Debug, Default)]
pub struct Faults {
    found: RefCell<Vec<DataError>>,
    publications: RefCell<Vec<Arc<Publication>>>,
}

impl Faults {
    /// Whether no fault has been noted.
    #[must_use]
    pub fn are_none(&self) -> bool {
        self.found.borrow().is_empty()
    }

    /// From now on records may name `publications`, too.
    pub fn know(&self, publications: &[Arc<Publication>]) {
        self.publications.borrow_mut().extend_from_slice(publications);
    }

    /// Notes a fault that was found otherwise.
    pub fn note(&self, fault: DataError) {
        self.found.borrow_mut().push(fault);
    }

    /// Notes that a whole file breaks `rule`.
    pub fn of_file(&self, file: &'static str, rule: impl Display) {
        Place { file, record: WHOLE_FILE, faults: self }.fault(rule);
    }

    /// `value` if there is no fault, else the first.
    ///
    /// # Errors
    /// The first fault.
    pub fn or<T>(&self, value: T) -> Result<T, DataError> {
        match self.found.borrow().first() {
            None => Ok(value),
            Some(first) => Err(first.clone()),
        }
    }

    /// What was read of `file`, or the first fault.
    ///
    /// # Errors
    /// The first fault; one of its own where nothing was read and nothing is wrong.
    pub fn or_read<T>(&self, read: Option<T>, file: &'static str) -> Result<T, DataError> {
        self.or(read)?.ok_or_else(|| DataError {
            file,
            record: WHOLE_FILE.to_owned(),
            rule: "illisible".to_owned(),
        })
    }

    /// The faults in the order they were noted.
    #[must_use]
    pub fn all(self) -> Vec<DataError> {
        self.found.into_inner()
    }
}

/// A record being read, for what is noted of it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Name of the file that is read.
    pub file: &'static str,
    /// Id of the record or, before that is known, its rank from 1.
    pub record: &'a str,
    /// Where a broken rule is noted.
    pub faults: &'a Faults,
}

impl Place<'_> {
    /// Notes that this record breaks `rule`.
    pub fn fault(&self, rule: impl Display) {
        let (record, rule) = (self.record.to_owned(), rule.to_string());
        self.faults.note(DataError { file: self.file, record, rule });
    }

    /// Notes that `text` is not `what` it must be, and goes on with `value`.
    pub fn none_of<T>(&self, text: &str, what: &str, value: T) -> T {
        self.fault(format_args!("« {text} » n’est pas {what}"));
        value
    }

    /// The source with publication `id`. `excerpt` is required if the publication has lines, and forbidden
    /// otherwise. In files read without the list of publications, such as the plan, only the id is kept.
    #[must_use]
    pub fn source(&self, id: &str, excerpt: Option<Excerpt>) -> Source {
        let known = self.faults.publications.borrow();
        let Some(publication) = known.iter().find(|publication| publication.id.as_str() == id)
        else {
            if !known.is_empty() {
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

    /// The Insee code that `text` must be.
    #[must_use]
    pub fn insee(&self, text: &str) -> InseeCode {
        let code = InseeCode::parse(text);
        code.unwrap_or_else(|| self.none_of(text, "un code Insee", InseeCode::from_number(0)))
    }

    /// The Siren that `text` must be, that of one of `territories`.
    #[must_use]
    pub fn siren(&self, text: &str, territories: &[Territory]) -> Siren {
        let known = |siren: &Siren| territories.iter().any(|t| t.id == TerritoryId::Epci(*siren));
        let siren = Siren::parse(text).filter(known);
        siren.unwrap_or_else(|| self.none_of(text, "le SIREN d’un des EPCI", Siren::from_number(0)))
    }

    /// The territory that `text` must name: by its Siren, or as a whole that figures are given for.
    #[must_use]
    pub fn territory(&self, text: &str, territories: &[Territory]) -> TerritoryId {
        match text {
            TerritoryId::OUTSIDE => TerritoryId::OutsideEpci,
            "autres-territoires" => TerritoryId::OtherTerritories,
            "departement" => TerritoryId::Departement,
            "france" => TerritoryId::France,
            group if group.starts_with("groupe-") => TerritoryId::Group(group.to_owned()),
            siren => TerritoryId::Epci(self.siren(siren, territories)),
        }
    }
}
