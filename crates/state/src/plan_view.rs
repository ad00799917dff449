//! View state of the plan's page.

use analysis::plan::filter::Filter;
use model::{ActionKey, Day};

/// Layout of the actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanLayout {
    /// A list by axis and objectif.
    #[default]
    List,
    /// A table.
    Table,
    /// A timeline.
    Timeline,
    /// The yearly report, for printing.
    Report,
}

impl PlanLayout {
    /// All layouts, in the order of their buttons.
    pub const ALL: [Self; 4] = [Self::List, Self::Table, Self::Timeline, Self::Report];

    /// The name in the URL.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::List => "liste",
            Self::Table => "tableau",
            Self::Timeline => "frise",
            Self::Report => "bilan",
        }
    }

    /// The label of its button, in French.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::List => "Liste",
            Self::Table => "Tableau",
            Self::Timeline => "Frise",
            Self::Report => "Bilan annuel",
        }
    }

    /// Parses the name in the URL.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }
}

/// View state of the plan's page; all of it is in the URL.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanViewState {
    /// The layout of the actions.
    pub layout: PlanLayout,
    /// Which actions are listed.
    pub filter: Filter,
    /// Reference date for lateness and meetings. `None` for today or, once the schéma has ended, its last day.
    pub reference: Option<Day>,
    /// The action whose sheet is open.
    pub action: Option<ActionKey>,
}
