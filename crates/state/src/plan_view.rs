//! What of the plan the person is looking at.

use analysis::plan::filter::Filter;
use model::{ActionKey, Day};

/// How the actions are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Under their axes and objectifs.
    #[default]
    List,
    /// As a table, a row for each action.
    Table,
    /// Along the years of the plan.
    Timeline,
    /// As the yearly report, to be printed.
    Report,
}

impl Form {
    /// In the order of their buttons.
    pub const ALL: [Self; 4] = [Self::List, Self::Table, Self::Timeline, Self::Report];

    /// Its name in the URL.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::List => "liste",
            Self::Table => "tableau",
            Self::Timeline => "frise",
            Self::Report => "bilan",
        }
    }

    /// Its name, as its button says it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::List => "Liste",
            Self::Table => "Tableau",
            Self::Timeline => "Frise",
            Self::Report => "Bilan annuel",
        }
    }

    /// Reads a name of [`Self::code`].
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }
}

/// The plan's part of the view state; all of it is in the URL.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanView {
    /// How they are laid out.
    pub form: Form,
    /// Which actions are looked for.
    pub filter: Filter,
    /// The day that lateness and meetings are counted from; `None` for today, or the last day of
    /// the schéma once that is past.
    pub reference: Option<Day>,
    /// The action that is open.
    pub action: Option<ActionKey>,
}
