//! Reads and writes the view state as a query string (`docs/DATA.md`). The view itself is in the path of the
//! page ([`super::link::address`]); `vue` is read only for old links to the start page, from before each view
//! had its own page.

mod commune;
mod pairs;
mod parameter;
mod read;
mod table;
mod write;

pub use commune::write as write_commune;
pub use read::{read, shortlist as read_shortlist};
pub use write::{is_canonical, shortlist as write_shortlist, write};

use super::ThemeChoice;
use analysis::statistics::table::{Column, Sort};
use analysis::wording::family_words::ReadingLevel;

/// Names of the themes in the URL, the default first.
const THEMES: [(ThemeChoice, &str); 3] =
    [(ThemeChoice::Auto, "auto"), (ThemeChoice::Light, "clair"), (ThemeChoice::Dark, "sombre")];

/// Names of the reading modes in the URL, the default first.
const READINGS: [(ReadingLevel, &str); 2] =
    [(ReadingLevel::Full, "complete"), (ReadingLevel::Easy, "facile")];

/// Names of the sort orders in the URL, the default first.
const SORTS: [(Sort, &str); 4] = [
    (Sort { column: Column::Name, descending: false }, "nom"),
    (Sort { column: Column::Name, descending: true }, "-nom"),
    (Sort { column: Column::Value, descending: false }, "valeur"),
    (Sort { column: Column::Value, descending: true }, "-valeur"),
];

fn by_name<T: Copy>(names: &[(T, &'static str)], name: &str) -> Option<T> {
    names.iter().find(|(_, known)| *known == name).map(|(value, _)| *value)
}

#[cfg(test)]
mod damaged_link_tests;
#[cfg(test)]
mod table_tests;
#[cfg(test)]
mod tests;
