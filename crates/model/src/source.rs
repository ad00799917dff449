//! Where data come from: a place in the document, and who published what.

use super::Date;

/// A place in the source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document's own section number, as `31`.
    pub section: String,
    /// First and last line of the text, counted from 1.
    pub lines: (u32, u32),
}

/// A publication that data are taken from, and what its licence asks to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Stable id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub producer: String,
    /// Its own date, where it is known.
    pub date: Option<Date>,
    /// The name of its licence.
    pub licence: String,
    /// What is taken from it.
    pub usage: String,
    /// The file of the data folder that holds it, where there is one.
    pub file: Option<String>,
    /// What else is to be known of it.
    pub note: Option<String>,
    /// Whether it is the document, whose lines the records name.
    pub is_document: bool,
}
