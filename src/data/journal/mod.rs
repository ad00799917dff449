//! The journal of the tracker as JSON: what the device keeps and what people exchange. Its form
//! is versioned; `geodata/schema/suivi.schema.json` tells the present one.

mod raw;
mod read;
mod write;

pub use read::{Known, read};
pub use write::write;

/// What the file says that it is.
const FORMAT: &str = "carte-services-familles/suivi";
/// The present form.
const VERSION: u32 = 1;
/// The name of the file in error messages.
const FILE: &str = "suivi";

/// Names of the fields of an action.
const STATUS: &str = "statut";
const LEAD: &str = "pilote";
const PARTNERS: &str = "partenaires";
const TERRITORIES: &str = "territoires";
const DUE: &str = "echeance";
const PRIORITY: &str = "priorite";
const BUDGET: &str = "budget";
const NOTES: &str = "notes";

#[cfg(test)]
mod damaged_tests;
#[cfg(test)]
mod tests;
