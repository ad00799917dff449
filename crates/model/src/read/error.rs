//! A broken rule in a data file, worded for the person who maintains the file.

use std::error::Error;
use std::fmt;

/// A broken rule in a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// Name of the file in the data folder: `indicateurs.json`.
    pub file: &'static str,
    /// The record: its id, or its rank when it has none.
    pub record: String,
    /// The rule it breaks, in French.
    pub rule: String,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, enregistrement « {} »\u{a0}: {}", self.file, self.record, self.rule)
    }
}

/// The record of a fault that is the whole file's.
pub(super) const WHOLE_FILE: &str = "fichier";

impl DataError {
    /// Whether it is the whole file's rather than a record's.
    #[must_use]
    pub fn is_about_file(&self) -> bool {
        self.record == WHOLE_FILE
    }
}

impl Error for DataError {}
