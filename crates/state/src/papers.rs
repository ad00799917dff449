//! What the plan's views need and the first page does not.

use model::{Governance, Indicator, Plan};

/// The plan, its committees, and every published figure.
#[derive(Clone, Debug)]
pub struct Document {
    /// Axes, objectifs, actions.
    pub plan: Plan,
    /// Committees, levers, duties.
    pub governance: Governance,
    /// All of `indicateurs.json`, of which the first page has only a part.
    pub figures: Vec<Indicator>,
}

/// Whether they are there: fetched once, then unchanging.
#[derive(Clone, Copy, Debug)]
pub enum Papers {
    /// Not fetched.
    Away,
    /// Could not be had.
    Failed,
    /// Here they are.
    There(&'static Document),
}
