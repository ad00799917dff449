//! What is around a home: services by distance, and contacts.

pub mod around;
pub mod contact_options;
pub mod directory;
pub mod guidance;
pub mod position;
