//! Types of the table of URL parameters.

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
    PlanLayout,
    PlanAxis,
    PlanStatus,
    PlanIssue,
    PlanTerritory,
    PlanLead,
    PlanDueBy,
    PlanWords,
    PlanReference,
    PlanAction,
}

/// Which parts of a damaged value may be repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Codes: percent-encoding, spaces, capitals and punctuation are all repairable.
    Everything,
    /// A scenario, which contains a name typed by a person: only what surrounds it is repaired.
    Delimiters,
    /// Free text: never repaired.
    Nothing,
}

/// The permitted values of a parameter.
#[derive(Clone, Copy)]
pub enum Values {
    /// A complete list.
    OneOf(&'static [&'static str]),
    /// A description in Markdown, then some sample values as the program writes them.
    Described(&'static str, &'static [&'static str]),
}

#[cfg(test)]
impl Values {
    /// Valid values: all of them, or samples.
    pub fn samples(self) -> &'static [&'static str] {
        let (Self::OneOf(samples) | Self::Described(_, samples)) = self;
        samples
    }
}

/// What the prerendered page does with a parameter until the program runs.
#[derive(Clone, Copy)]
pub enum WhileLoading {
    /// Nothing to wait for: the parameter changes nothing visible, or `early/address.js` applies it.
    Shown,
    /// What the page says is loading, with its article (« la comparaison »), and the parts that it hides
    /// meanwhile: words of `data-attente` (see `public/style.css`), separated by spaces; empty to hide nothing.
    Waits(&'static str, &'static str),
}

/// The part of a row that the program needs.
#[derive(Clone, Copy, Debug)]
pub struct ParameterSpec {
    pub parameter: Parameter,
    pub name: &'static str,
    pub repair: Repair,
}

/// A parameter with code values.
pub const fn code_value(parameter: Parameter, name: &'static str) -> ParameterSpec {
    ParameterSpec { parameter, name, repair: Repair::Everything }
}

/// A parameter with a syntax of its own, which contains free text.
pub const fn own_syntax(parameter: Parameter, name: &'static str) -> ParameterSpec {
    ParameterSpec { parameter, name, repair: Repair::Delimiters }
}

/// A parameter with free text.
pub const fn free_text(parameter: Parameter, name: &'static str) -> ParameterSpec {
    ParameterSpec { parameter, name, repair: Repair::Nothing }
}

/// One row of the table.
#[derive(Clone, Copy)]
pub struct ParameterRow {
    pub spec: ParameterSpec,
    pub values: Values,
    /// The default, in Markdown; a value between backticks must parse as the default.
    pub default: &'static str,
    /// The views it applies to; empty for all.
    pub views: &'static [View],
    pub while_loading: WhileLoading,
    /// Its meaning in a few words, for `docs/DATA.md`.
    pub description: &'static str,
}

/// Values shared by most rows: no default value, all views.
pub const DEFAULT_ROW: ParameterRow = ParameterRow {
    spec: code_value(Parameter::View, ""),
    values: Values::OneOf(&[]),
    default: "none",
    views: &[],
    while_loading: WhileLoading::Shown,
    description: "",
};
