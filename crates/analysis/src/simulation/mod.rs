//! The simulator « Et si ? »: the effect of new places, or of more or fewer children, on the coverage rates, and
//! the fewest places that raise the priority territories to a target.

mod dates;
pub mod minimal_plan;
pub mod money;
pub mod number_input;
pub mod outcome;
pub mod report;
mod scenario;
pub mod scenario_input;
pub mod scenario_text;

pub use dates::scenario_dates;
pub use scenario::{Adjustment, MAX_ADJUSTMENT, MAX_NAME_CHARS, MICRO_CRECHE_PLACES, Scenario};
pub use scenario_text::ScenarioError;

#[cfg(test)]
mod tests;
