//! The simulator « Et si ? »: the effect of new places, or of more or fewer children, on the coverage rates, and
//! the fewest places that raise the priority territories to a target.

mod dates;
pub mod fields;
pub mod levers;
pub mod minimal;
pub mod money;
pub mod outcome;
pub mod report;
mod scenario;
pub mod text;

pub use dates::dates;
pub use scenario::{Adjustment, LARGEST, LONGEST_NAME, MICRO_CRECHE, Scenario};
pub use text::ScenarioError;

#[cfg(test)]
mod tests;
