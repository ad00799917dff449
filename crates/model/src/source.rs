//! Sources of the data: publications, how sentences name them, and the lines that contain a fact.

use std::sync::Arc;

use super::{PartialDate, SourceId};

/// A publication that records refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Stable id in `sources.json`.
    pub id: SourceId,
    /// Its date, which dates its undated statements; `None` if unknown.
    pub date: Option<PartialDate>,
    /// Whether it is the document, the only publication with line numbers.
    pub has_lines: bool,
    /// Its name in the forms that sentences need.
    pub words: SourceWords,
}

/// The name of a publication or its publisher in French sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceWords {
    /// Without article: « document », « Cnaf ».
    pub name: String,
    /// As subject: « le document », « la Cnaf ».
    pub subject: String,
    /// After « de »: « du document », « de la Cnaf ».
    pub genitive: String,
    /// With « dans »: « dans le document », « dans les données de la Cnaf ».
    pub locative: String,
}

/// The source of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The publication that states the fact.
    pub publication: Arc<Publication>,
    /// The lines, if the publication has line numbers.
    pub excerpt: Option<Excerpt>,
}

/// A passage of a publication with line numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The publication's own section number, as `31`.
    pub section: String,
    /// First and last line, counted from 1.
    pub lines: (u32, u32),
}

/// A source to credit, with what its licence requires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Stable id in `sources.json`.
    pub id: SourceId,
    /// The title of the publication.
    pub title: String,
    /// The organisation that published it.
    pub producer: String,
    /// Its date, if known.
    pub date: Option<PartialDate>,
    /// Name of its licence.
    pub licence: String,
    /// What we use of it, in French.
    pub usage: String,
    /// The file in the data folder that contains it, if any.
    pub file: Option<String>,
    /// A remark, in French.
    pub note: Option<String>,
    /// Whether it is the document, the only publication with line numbers.
    pub is_document: bool,
    /// Whether the outlines of the territories come from it.
    pub is_of_map: bool,
}
