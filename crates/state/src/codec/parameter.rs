//! What a row of the table of URL parameters says.

#![cfg_attr(not(test), allow(dead_code, reason = "only tests read what is written for people"))]

use crate::View;

/// One parameter of the query string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    View,
    Indicator,
    Classes,
    Decoupage,
    Date,
    Selected,
    Compared,
    Need,
    Age,
    Commune,
    Services,
    Service,
    Shortlist,
    Scenario,
    OtherScenario,
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
#[derive(Clone, Copy)]
pub enum Values {
    /// A closed list: no other value is read.
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
#[derive(Clone, Copy)]
pub enum WhileLoading {
    /// Nothing to wait for: the parameter changes nothing visible, or `early/address.js` applies it.
    Shown,
    /// While the program loads, the page shows the first text (“Chargement de …”) and hides the parts named by
    /// the second, words of `data-attente` (see `public/style.css`). An empty second text hides nothing.
    Waits(&'static str, &'static str),
}

/// What the program needs of a row.
#[derive(Clone, Copy, Debug)]
pub struct ParameterSpec {
    pub id: Parameter,
    pub name: &'static str,
    pub repair: Repair,
}

/// A parameter whose values are codes.
pub const fn code(parameter: Parameter, name: &'static str) -> ParameterSpec {
    ParameterSpec { id: parameter, name, repair: Repair::Everything }
}

/// A parameter whose values have a grammar of their own.
pub const fn grammar(parameter: Parameter, name: &'static str) -> ParameterSpec {
    ParameterSpec { id: parameter, name, repair: Repair::Around }
}

/// A parameter whose values a person types.
pub const fn typed(parameter: Parameter, name: &'static str) -> ParameterSpec {
    ParameterSpec { id: parameter, name, repair: Repair::Nothing }
}

/// One row of the table.
#[derive(Clone, Copy)]
pub struct ParameterRow {
    pub spec: ParameterSpec,
    pub values: Values,
    /// In Markdown; a value between backticks is read as the default.
    pub default: &'static str,
    /// The views that it changes; none for all.
    pub views: &'static [View],
    pub early: WhileLoading,
    /// What it says, in a few words.
    pub about: &'static str,
}

/// What most rows share: no default value, and no view of its own.
pub const DEFAULT_ROW: ParameterRow = ParameterRow {
    spec: code(Parameter::View, ""),
    values: Values::OneOf(&[]),
    default: "none",
    views: &[],
    early: WhileLoading::Shown,
    about: "",
};
