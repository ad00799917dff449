//! The tracker's journal as JSON: stored on the device and exchanged between people. The format is versioned;
//! `geodata/schema/suivi.schema.json` describes the current one. Version 2 adds to version 1: the day from which
//! an entry holds (`depuis`, by default the day of entry in France, as in version 1), the device (`appareil`),
//! undos (`annulations`) and drafts (`brouillons`, on the device only). In version 1, undoing entered the former
//! value again; such journals are read unchanged.

mod error_messages;
mod raw;
mod read;
mod write;

pub use read::{JournalContext, drafts, read};
pub use write::write;

/// Value of the member that identifies the format.
const FORMAT: &str = "carte-services-familles/suivi";
/// The version written; older ones are still read.
const VERSION: u32 = 2;
/// Name of the file in error messages.
const FILE: &str = "suivi";

/// Names of the fields of an action, besides those of [`crate::tracking::ActionField`].
const STATUS: &str = "statut";
const TERRITORIES: &str = "territoires";
const PRIORITY: &str = "priorite";
