//! Contradictions within the document, or between its figures and arithmetic.

use super::{IndicatorId, Source, TerritoryId};

/// How much an anomaly matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It changes the conclusion.
    Major,
    /// It changes a figure but not the conclusion.
    Minor,
    /// The difference is a rounding error.
    Rounding,
}

/// One side of a contradiction.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// A figure with its unit.
    Number {
        /// The figure as printed, in `unit`.
        value: f64,
        /// Its unit, as in `indicateurs.json`; empty when it has none.
        unit: String,
    },
    /// A French sentence, where a figure would not do.
    Words(String),
    /// The document gives nothing for this side.
    Nothing,
}

/// One contradiction: what the document prints and what we compute.
#[derive(Clone, Debug, PartialEq)]
pub struct Anomaly {
    /// Slug in `anomalies.json`; the page of the method uses it as anchor.
    pub id: String,
    /// Subject of the contradiction, in French.
    pub subject: String,
    /// What the document prints (`imprime`).
    pub printed: Statement,
    /// The value we compute, or find elsewhere in the document.
    pub computed: Statement,
    /// Why they differ, in French.
    pub explanation: String,
    /// The lines of the document that contradict each other.
    pub source: Source,
    /// How much it matters to a reader (`gravite`).
    pub severity: Severity,
    /// The territories whose sheets show a warning about it.
    pub territories: Vec<TerritoryId>,
    /// The indicators whose maps show a warning about it.
    pub indicators: Vec<IndicatorId>,
}
