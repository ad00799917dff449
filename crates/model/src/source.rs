//! Where data come from: who published what, how a sentence names it, and the passage where it says so.

use std::sync::Arc;

use super::{Date, SourceId};

/// A publication as the program speaks of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Id in `sources.json`, which records name.
    pub id: SourceId,
    /// Its own date, where it is known: that of what it says without dating it.
    pub date: Option<Date>,
    /// Whether it is the document, whose lines the records name.
    pub has_lines: bool,
    /// How a sentence names it.
    pub words: SourceWords,
}

/// How French sentences name a publication or who makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceWords {
    /// Without an article, as a reference begins: « document », « Cnaf ».
    pub name: String,
    /// As a subject: « le document », « la Cnaf ».
    pub subject: String,
    /// After « de »: « du document », « de la Cnaf ».
    pub of: String,
    /// Where something stands: « dans le document », « dans les données de la Cnaf ».
    pub within: String,
}

/// What a record is taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The publication that says so.
    pub publication: Arc<Publication>,
    /// Where in it, if it has lines.
    pub excerpt: Option<Excerpt>,
}

/// A place in a publication that has lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The publication's own section number, as `31`.
    pub section: String,
    /// First and last line of its text, counted from 1.
    pub lines: (u32, u32),
}

/// A publication that data are taken from, and what its licence asks to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Id in `sources.json`, which records name.
    pub id: SourceId,
    /// As its publisher writes it.
    pub title: String,
    /// The organisation that published it.
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
    /// Whether the outlines of the territories are made of it.
    pub is_of_map: bool,
}
