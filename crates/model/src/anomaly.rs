//! Places where the document contradicts itself or arithmetic.

use super::{IndicatorId, Source, TerritoryId};

/// How much an anomaly matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It changes what one concludes.
    Major,
    /// It changes a figure, not the conclusion.
    Minor,
    /// The two sides differ by what rounding leaves.
    Rounding,
}

/// One side of a contradiction.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// A figure and what it counts, as "pourcent".
    Number {
        /// The number that stands on this side, in `unit`.
        value: f64,
        /// Its unit, as in `indicateurs.json`; empty when it has none.
        unit: String,
    },
    /// A sentence, in French, where no figure would do.
    Words(String),
    /// Nothing to set against the other side.
    Nothing,
}

/// One contradiction, with what is printed and what we compute.
#[derive(Clone, Debug, PartialEq)]
pub struct Anomaly {
    /// Slug in `anomalies.json`, by which the method's page links to it.
    pub id: String,
    /// What it is about, in French.
    pub subject: String,
    /// What the document prints (`imprime`).
    pub printed: Statement,
    /// What we compute, or read elsewhere in the document.
    pub computed: Statement,
    /// Why they differ, in French.
    pub explanation: String,
    /// The lines of the document that contradict each other.
    pub source: Source,
    /// How much it matters to a reader (`gravite`).
    pub severity: Severity,
    /// The territories whose sheets warn of it.
    pub territories: Vec<TerritoryId>,
    /// The indicators whose maps warn of it.
    pub indicators: Vec<IndicatorId>,
}
