//! Text typed into a field and not yet committed. It is stored unparsed at each pause, so that closing the page
//! loses nothing.

use std::collections::BTreeMap;
use std::fmt;

use crate::{ActionKey, Day};

/// A field of an action that has a text input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionField {
    /// The organisation in charge, one name.
    Lead,
    /// The organisations that take part.
    Partners,
    /// The due day.
    Due,
    /// The cost in euros.
    Budget,
    /// Free notes.
    Notes,
}

impl ActionField {
    /// All fields, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Lead, Self::Partners, Self::Due, Self::Budget, Self::Notes];

    /// The name in files and in the page.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lead => "pilote",
            Self::Partners => "partenaires",
            Self::Due => "echeance",
            Self::Budget => "budget",
            Self::Notes => "notes",
        }
    }
}

/// A field with a text input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftField {
    /// A field of an action.
    Action(ActionKey, ActionField),
    /// The next value of the indicator with this id.
    Value(String),
    /// The day of that value.
    ValueDay(String),
    /// The name of the next saved version.
    VersionName,
}

const VALUE_SUFFIX: &str = "valeur";
const VALUE_DAY_SUFFIX: &str = "jour";
const VERSION_NAME: &str = "version/nom";

/// The name in files: « 1.3/notes », « axe1-nombre-ram/valeur ».
impl fmt::Display for DraftField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(key, field) => write!(f, "{key}/{}", field.code()),
            Self::Value(id) => write!(f, "{id}/{VALUE_SUFFIX}"),
            Self::ValueDay(id) => write!(f, "{id}/{VALUE_DAY_SUFFIX}"),
            Self::VersionName => f.write_str(VERSION_NAME),
        }
    }
}

impl DraftField {
    /// Parses the name of a field; `None` if there is no such field.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if name == VERSION_NAME {
            return Some(Self::VersionName);
        }
        let (subject, suffix) = name.split_once('/')?;
        match suffix {
            VALUE_SUFFIX => Some(Self::Value(subject.to_owned())),
            VALUE_DAY_SUFFIX => Some(Self::ValueDay(subject.to_owned())),
            code => {
                let field = ActionField::ALL.into_iter().find(|known| known.code() == code)?;
                Some(Self::Action(ActionKey::parse(subject)?, field))
            }
        }
    }
}

/// Uncommitted text of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The text as typed, unvalidated.
    pub text: String,
    /// The day from which it will hold; `None` if the date field is empty or invalid.
    pub since: Option<Day>,
}

/// All drafts, at most one per field.
pub type Drafts = BTreeMap<DraftField, Draft>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn field_names_round_trip() {
        let key = ActionKey { axis: 1, number: 3 };
        let ids = ["axe1-nombre-ram".to_owned(), "laep".to_owned()];
        let mut all: Vec<DraftField> =
            ActionField::ALL.map(|field| DraftField::Action(key, field)).to_vec();
        all.extend(ids.clone().map(DraftField::Value));
        all.extend(ids.map(DraftField::ValueDay));
        all.push(DraftField::VersionName);
        for field in all {
            assert_eq!(DraftField::parse(&field.to_string()), Some(field));
        }
        for bad in ["", "1.3", "1.3/etat", "x/notes", "/"] {
            assert_eq!(DraftField::parse(bad), None, "{bad}");
        }
    }
}
