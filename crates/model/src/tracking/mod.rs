//! The plan as it is followed: what people have entered, change by change, and what it adds up
//! to. The document gives no status: until someone enters one, there is none.

mod change;
mod clean;
mod draft;
mod journal;
mod record;
mod status;

pub use change::{Change, Device, Edit, Entry, Stamp, Undo};
pub use clean::{
    LARGEST_VALUE, LONGEST_NAME, LONGEST_NOTES, MOST_PARTNERS, name as clean_name,
    notes as clean_notes,
};
pub use draft::{Draft, Drafts, Field, Part};
pub use journal::{Journal, Version};
pub use record::{Difference, Record, Tracking};
pub use status::{Priority, Status};
