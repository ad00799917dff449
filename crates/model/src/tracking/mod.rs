//! Tracking of the plan: the changes that people have entered, and the resulting state. The document gives no
//! status; an action has none until someone enters one.

mod change;
mod draft;
mod journal;
mod record;
mod sanitize;
mod status;

pub use change::{Change, Device, Edit, Entry, Stamp, Undo};
pub use draft::{ActionField, Draft, DraftField, Drafts};
pub use journal::{Journal, Snapshot};
pub use record::{ActionState, FieldDiff, Tracking};
pub use sanitize::{
    MAX_ABSOLUTE_VALUE, MAX_NAME_CHARS, MAX_NOTES_CHARS, MAX_PARTNERS, clean_name, clean_notes,
};
pub use status::{Priority, Status};
