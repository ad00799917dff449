//! Text typed into a field and not yet committed. It is stored unparsed at each pause, so that closing the page
//! loses nothing.

use std::collections::BTreeMap;
use std::fmt;

use crate::{ActionKey, Day};

/// A field of an action that text is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The organisation in charge, one name.
    Lead,
    /// The organisations that take part.
    Partners,
    /// The day it is due.
    Due,
    /// Its cost in euros.
    Budget,
    /// Notes in any words, line breaks included.
    Notes,
}

impl Part {
    /// All.
    pub const ALL: [Self; 5] = [Self::Lead, Self::Partners, Self::Due, Self::Budget, Self::Notes];

    /// Its name in files and in the page.
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

/// A field that text is typed into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A field of an action.
    Action(ActionKey, Part),
    /// The next value of an indicator, by its id.
    Value(String),
    /// The day of that value.
    ValueDay(String),
    /// The name of the next version.
    VersionName,
}

const VALUE: &str = "valeur";
const VALUE_DAY: &str = "jour";
const VERSION_NAME: &str = "version/nom";

/// Its name in files: « 1.3/notes », « axe1-nombre-ram/valeur ».
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(key, part) => write!(f, "{key}/{}", part.code()),
            Self::Value(id) => write!(f, "{id}/{VALUE}"),
            Self::ValueDay(id) => write!(f, "{id}/{VALUE_DAY}"),
            Self::VersionName => f.write_str(VERSION_NAME),
        }
    }
}

impl Field {
    /// Reads a name of [`Self::code`]; `None` for any other.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if name == VERSION_NAME {
            return Some(Self::VersionName);
        }
        let (about, part) = name.split_once('/')?;
        match part {
            VALUE => Some(Self::Value(about.to_owned())),
            VALUE_DAY => Some(Self::ValueDay(about.to_owned())),
            part => {
                let part = Part::ALL.into_iter().find(|known| known.code() == part)?;
                Some(Self::Action(ActionKey::parse(about)?, part))
            }
        }
    }
}

/// What a field holds and the journal does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What the field holds, of which nothing has been checked.
    pub text: String,
    /// Since which day it is to count; `None` for a date that is missing or cannot be read.
    pub since: Option<Day>,
}

/// All drafts, one a field.
pub type Drafts = BTreeMap<Field, Draft>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_one_way() {
        let key = ActionKey { axis: 1, number: 3 };
        let ids = ["axe1-nombre-ram".to_owned(), "laep".to_owned()];
        let mut all: Vec<Field> = Part::ALL.map(|part| Field::Action(key, part)).to_vec();
        all.extend(ids.clone().map(Field::Value));
        all.extend(ids.map(Field::ValueDay));
        all.push(Field::VersionName);
        for field in all {
            assert_eq!(Field::parse(&field.to_string()), Some(field));
        }
        for bad in ["", "1.3", "1.3/etat", "x/notes", "/"] {
            assert_eq!(Field::parse(bad), None, "{bad}");
        }
    }
}
