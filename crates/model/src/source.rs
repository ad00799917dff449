//! Where in the document a record stands.

/// A place in the source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document's own section number, as `31`.
    pub section: String,
    /// First and last line of the text, counted from 1.
    pub lines: (u32, u32),
}
