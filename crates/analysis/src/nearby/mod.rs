//! What is around a home: services by distance, and whom to ask.

pub mod actions;
pub mod around;
pub mod directory;
pub mod guidance;
pub mod position;
