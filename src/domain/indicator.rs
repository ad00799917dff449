//! What the document measures.

use super::{Date, IndicatorId, Source, TerritoryId};
use crate::light::decimals;

/// What a figure counts or compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A rate or a share, in percent; rates may exceed 100.
    Percent,
    /// A difference between two percentages.
    Points,
    /// A number of things for so many others, as the words say: "enfants par RAM".
    Ratio(&'static str),
    /// No quantity: where an agreement (CTG) stands. 0: none, 1: being prepared, 2: signed.
    Agreement,
    /// A count of the named things: "enfants", "places".
    Count(String),
}

/// The chapter an indicator belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    /// Inhabitants, births, communes.
    Population,
    /// Families and benefits.
    Families,
    /// Childcare.
    Childcare,
    /// Parenting support.
    Parenting,
    /// Agreements between the Caf and the communes.
    Contracts,
    /// The action plan's own figures.
    Plan,
}

/// One printed figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Whom it is about.
    pub territory: TerritoryId,
    /// When it was true.
    pub date: Date,
    /// Since when, where the figure is an evolution.
    pub since: Option<Date>,
    /// The figure, in the indicator's unit.
    pub value: f64,
    /// The lines of the source text where it is printed.
    pub lines: (u32, u32),
    /// Whether it is a sum of printed figures rather than itself printed.
    pub computed: bool,
}

/// A measure and all the figures the document gives of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Stable id.
    pub id: IndicatorId,
    /// Its name in French.
    pub label: String,
    /// What it means, in French.
    pub definition: String,
    /// What its figures count.
    pub unit: Unit,
    /// Its chapter.
    pub theme: Theme,
    /// Where the document gives it.
    pub source: Source,
    /// Its figures, missing ones absent.
    pub figures: Vec<Figure>,
}

impl Indicator {
    /// How many decimals its figures are printed with: the most that any of them needs.
    #[must_use]
    pub fn decimals(&self) -> usize {
        self.figures.iter().map(|figure| decimals(figure.value)).max().unwrap_or(0)
    }

    /// The dates of its figures, in their order, each once.
    #[must_use]
    pub fn dates(&self) -> Vec<Date> {
        let mut dates = Vec::new();
        for figure in &self.figures {
            if !dates.contains(&figure.date) {
                dates.push(figure.date);
            }
        }
        dates
    }

    /// The latest figure of `territory`; `None` when the document gives none.
    #[must_use]
    pub fn latest(&self, territory: &TerritoryId) -> Option<&Figure> {
        self.figures.iter().filter(|f| f.territory == *territory).max_by_key(|f| f.date)
    }
}
