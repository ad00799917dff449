//! The progress of the plan: what is due, late or done.

pub mod between;
pub mod coverage;
pub mod curve;
pub mod filter;
pub mod late;
pub mod measures;
pub mod meetings;
pub mod progress;
pub mod reach;
pub mod refusal;
pub mod report;
pub mod targets;
pub mod timeline;
pub mod typed;
