//! The journal of the tracker as JSON: what the device keeps and what people exchange. Its form
//! is versioned; `geodata/schema/suivi.schema.json` tells the present one.
//!
//! Form 2 adds to form 1: since when a fact is so (`depuis`; left out where it is the day of entry
//! in France, which is how form 1 is read), where it was entered (`appareil`), what was taken back
//! (`annulations`), and what is still being typed (`brouillons`, on the device only). Form 1 took
//! back by entering the former value anew: such journals are read as they are.

mod raw;
mod read;
mod refusal;
mod write;

pub use read::{Known, drafts, read};
pub use write::write;

/// What the file says that it is.
const FORMAT: &str = "carte-services-familles/suivi";
/// Version written into journals; older ones are still read.
const VERSION: u32 = 2;
/// The name of the file in error messages.
const FILE: &str = "suivi";

/// Names of the fields of an action, besides those of [`crate::tracking::Part`].
const STATUS: &str = "statut";
const TERRITORIES: &str = "territoires";
const PRIORITY: &str = "priorite";
