//! « Et si ? »: what places added, or children more or fewer, would make of the coverage rates,
//! and the fewest places that lift the priority territories to a target.

pub mod minimal;
pub mod outcome;
pub mod report;
mod scenario;
pub mod text;

pub use scenario::{Change, LARGEST, LONGEST_NAME, MICRO_CRECHE, Scenario};
pub use text::ScenarioError;

#[cfg(test)]
mod tests;
