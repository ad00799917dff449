//! How the plan goes: what is due, late, carried out.

pub mod between;
pub mod filter;
pub mod late;
pub mod progress;
pub mod report;
pub mod words;
