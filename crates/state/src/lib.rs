//! What the person looks at and enters, and what changes it: plain values, tested natively. Nothing here knows
//! signals or the browser.
//!
//! # Where to start
//!
//! - [`ViewState`] is all that a URL says: [`codec`] reads and writes it, an [`Intent`] changes it.
//! - [`Page::update`] takes an event and returns the effects that the browser has to carry out. It covers
//!   everything but the machines below.
//! - [`SearchField::update`] is the field for a place, [`plan::PlanEditor::update`] what is entered into the
//!   plan, [`pass_on`] sharing and reading aloud, [`export`] files that are taken away.
//! - [`title`], [`announcement`] and [`Notice`] are what is said of it, in French.
//!
//! `src/browser/effects.rs` of the program carries the effects out; what the browser answers comes back as an
//! event.

pub mod announcement;
pub mod answer;
pub mod answer_tools;
pub mod codec;
pub mod embedding;
pub mod export;
mod intent;
pub mod link;
mod locate;
mod notice;
mod page;
pub mod plan;
mod plan_view;
mod remote;
mod search_field;
pub mod title;
mod tracker;
mod view_state;
mod viewport;

pub use intent::{COMPARED_MAX, HistoryStep, Intent, SHORTLIST_MAX};
pub use locate::{LocateError, LocateEvent, Locating};
pub use notice::Notice;
pub use page::{CARD, Effect, Event, PANEL, Page, SHORTLIST_ID, ShortlistMemory};
pub use plan_view::{Form, PlanView};
pub use remote::Remote;
pub use search_field::{
    Query, SEARCH_FIELD_ID, SearchContext, SearchEffect, SearchEvent, SearchField,
};
pub use tracker::{Act, Moment, Tracker};
pub use view_state::{Home, ServiceFilter, ThemeChoice, View, ViewState};
pub use viewport::{Viewport, ZOOM_MAX};
