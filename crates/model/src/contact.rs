//! Whom to ask today: official sites and national numbers, which the document does not give.

use super::{Category, Need};

/// A site, or a number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Slug in `contacts.json`.
    pub id: String,
    /// Its name, as people know it.
    pub name: String,
    /// The number to call, in digits.
    pub phone: Option<String>,
    /// The address of its site.
    pub link: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// The same, easy to read.
    pub easy: String,
    /// Whether it is for danger, and said before anything else.
    pub danger: bool,
    /// The categories of service that it can tell more of.
    pub categories: Vec<Category>,
    /// The needs that it answers.
    pub needs: Vec<Need>,
}
