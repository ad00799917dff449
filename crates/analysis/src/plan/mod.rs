//! The progress of the plan: what is due, late or done.

pub mod coverage;
pub mod diff;
pub mod entry_error;
pub mod filter;
pub mod input;
pub mod late;
pub mod measures;
pub mod meetings;
pub mod progress;
pub mod report;
pub mod scope;
pub mod sparkline;
pub mod targets;
pub mod timeline;
