//! A broken rule in a data file, worded for the person who maintains the file.

use std::error::Error;
use std::fmt;

/// A broken rule in a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// Name of the file, as `indicateurs.json`.
    pub file: &'static str,
    /// Id of the record, or its rank from 1 if it has none.
    pub record: String,
    /// The broken rule, in French.
    pub rule: String,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, enregistrement « {} »\u{a0}: {}", self.file, self.record, self.rule)
    }
}

/// Stands for the record in faults of a whole file.
pub(super) const WHOLE_FILE: &str = "fichier";

impl DataError {
    /// Whether the fault concerns the whole file rather than one record.
    #[must_use]
    pub fn is_about_file(&self) -> bool {
        self.record == WHOLE_FILE
    }
}

impl Error for DataError {}
