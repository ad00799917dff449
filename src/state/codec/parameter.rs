//! What a row of the table of URL parameters says.

use super::table::TABLE;
use crate::state::View;

/// One parameter of the query string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    View,
    Indicator,
    Classes,
    Selected,
    Compared,
    Need,
    Age,
    Commune,
    Services,
    Service,
    Shortlist,
    Scenario,
    Rival,
    Reading,
    Theme,
    Embedded,
    Sort,
    PlanForm,
    PlanAxis,
    PlanStatus,
    PlanLack,
    PlanTerritory,
    PlanLead,
    PlanDueBy,
    PlanWords,
    PlanReference,
    PlanAction,
}

/// What of a value may be mended when a tool has changed the link that it came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Its values are codes: escapes, blanks, capitals and punctuation that belong to none of them.
    Everything,
    /// A scenario has a grammar of its own, in which a name is typed: only what stands around it.
    Around,
    /// A person has typed it: nothing in it is a separator or too much.
    Nothing,
}

/// The values of a parameter.
#[cfg_attr(not(test), expect(dead_code, reason = "only tests read what is written for people"))]
#[derive(Clone, Copy)]
pub enum Values {
    /// These, all of them.
    OneOf(&'static [&'static str]),
    /// Described in Markdown, then some that the data knows, written as the program writes them.
    Shaped(&'static str, &'static [&'static str]),
}

#[cfg(test)]
impl Values {
    /// Values that are read without a notice: all that there are, or some.
    pub fn samples(self) -> &'static [&'static str] {
        let (Self::OneOf(samples) | Self::Shaped(_, samples)) = self;
        samples
    }
}

/// What the page as it came does with a parameter until the program runs.
#[cfg_attr(not(test), expect(dead_code, reason = "only tests read what is written for people"))]
#[derive(Clone, Copy)]
pub enum Early {
    /// It is shown as it came: the parameter changes nothing that is seen, or `early/address.js`
    /// reads it.
    Shown,
    /// The page waits for the program and names what is loading.
    Waits(&'static str),
    /// The page waits where the parameter has one of these values, each with what is loading.
    WaitsWith(&'static [(&'static str, &'static str)]),
}

/// One row of the table. Only [`NAMES`] reaches the program.
#[cfg_attr(not(test), expect(dead_code, reason = "only tests read what is written for people"))]
#[derive(Clone, Copy)]
pub struct Row {
    pub parameter: Parameter,
    pub name: &'static str,
    pub repair: Repair,
    pub values: Values,
    /// In Markdown; a value between backticks is read as the default.
    pub default: &'static str,
    /// The views that it changes; none for all.
    pub views: &'static [View],
    pub early: Early,
    /// What it says, in a few words.
    pub about: &'static str,
}

/// What the program needs of a row.
#[derive(Debug)]
pub struct Named {
    pub parameter: Parameter,
    pub name: &'static str,
    pub repair: Repair,
}

/// The parameters by name, in the order in which they are written.
pub static NAMES: [Named; TABLE.len()] = {
    const FIRST: Named = Named { parameter: Parameter::View, name: "", repair: Repair::Everything };
    let mut names = [FIRST; TABLE.len()];
    let mut row = 0;
    while row < TABLE.len() {
        let Row { parameter, name, repair, .. } = TABLE[row];
        names[row] = Named { parameter, name, repair };
        row += 1;
    }
    names
};

/// What most rows share: a code in any view, of which nothing is shown before the program runs.
pub const USUAL: Row = Row {
    parameter: Parameter::View,
    name: "",
    repair: Repair::Everything,
    values: Values::OneOf(&[]),
    default: "none",
    views: &[],
    early: Early::Shown,
    about: "",
};
