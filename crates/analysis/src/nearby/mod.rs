//! What is around a home: services by distance, and contacts.

pub mod actions;
pub mod around;
pub mod directory;
pub mod guidance;
pub mod position;
