//! What of the plan the person is looking at.

use crate::compute::follow::filter::Filter;
use crate::domain::{ActionKey, Day};

/// The plan's part of the view state; all of it is in the URL.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanView {
    /// Which actions are looked for.
    pub filter: Filter,
    /// The day that lateness and meetings are counted from; `None` for today, or the last day of
    /// the schéma once that is past.
    pub reference: Option<Day>,
    /// The action that is open.
    pub action: Option<ActionKey>,
}
