//! Tracking of the plan: the changes that people have entered, and the resulting state. The document gives no
//! status; an action has none until someone enters one.

mod change;
mod draft;
mod journal;
mod record;
mod sanitize;
mod status;

pub use change::{Change, Device, Edit, Entry, Stamp, Undo};
pub use draft::{ActionField, Draft, Drafts, Field};
pub use journal::{Journal, Snapshot};
pub use record::{FieldDiff, Record, Tracking};
pub use sanitize::{
    LARGEST_VALUE, LONGEST_NAME, LONGEST_NOTES, MOST_PARTNERS, name as clean_name,
    notes as clean_notes,
};
pub use status::{Priority, Status};
