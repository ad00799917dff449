//! Places where the document contradicts itself or arithmetic.

use super::{IndicatorId, Source, TerritoryId};

/// How much an anomaly matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It changes what one concludes.
    Major,
    /// It does not.
    Minor,
    /// It comes from rounding.
    Rounding,
}

/// One side of a contradiction.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// A figure and what it counts, as "pourcent".
    Number {
        /// The figure.
        value: f64,
        /// Its unit, as in `indicateurs.json`; empty when it has none.
        unit: String,
    },
    /// A wording.
    Words(String),
    /// Nothing to set against the other side.
    Nothing,
}

/// One contradiction, with what is printed and what we compute.
#[derive(Clone, Debug, PartialEq)]
pub struct Anomaly {
    /// Stable id.
    pub id: String,
    /// What it is about, in French.
    pub subject: String,
    /// What the document prints.
    pub printed: Statement,
    /// What we compute, or read elsewhere in the document.
    pub computed: Statement,
    /// Why they differ, in French.
    pub explanation: String,
    /// Where it stands.
    pub source: Source,
    /// How much it matters.
    pub severity: Severity,
    /// The territories it touches.
    pub territories: Vec<TerritoryId>,
    /// The indicators it touches.
    pub indicators: Vec<IndicatorId>,
}
