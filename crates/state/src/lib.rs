//! What the person looks at and enters, and what changes it: plain values, tested natively. Nothing here knows
//! signals or the browser.
//!
//! # Where to start
//!
//! - [`ViewState`] is all that a URL says: [`codec`] reads and writes it, an [`Intent`] changes it.
//! - [`Page`] is what the page shows and remembers. It is the largest of the state machines below.
//! - [`title`], [`announcement`] and [`Notice`] say it in French.
//!
//! # State machines
//!
//! | machine | of what |
//! |---|---|
//! | [`Page`] | the view state, notices, the shortlist; holds [`Locating`], the search for the device's position |
//! | [`SearchField`] | the field that searches a place |
//! | [`plan::PlanEditor`] | what is entered into the plan; holds [`plan::Persistence`], where that is stored |
//! | [`answer_tools::AnswerTools`] | reading an answer aloud, sharing its link |
//! | [`export::Export`] | files of the map and its data, codes for other pages |
//!
//! All have one shape, and all are tested without a browser:
//!
//! ```text
//! fn update(&mut self, event: Event, context: &Context) -> Vec<Effect>
//! ```
//!
//! - `update` alone changes the machine. It touches nothing else and waits for nothing.
//! - An event is what a person or the browser did. The answer to an effect is an event too: the effect names it.
//! - The context is what the machine has to know and does not own, as the dataset. One that needs none takes none.
//! - The effects are what others are to do then, in that order. A machine that is held by another gives its effects
//!   to that one, which does what it can and passes the rest on.
//!
//! `src/browser/effects.rs` of the program has the browser do them, and dispatches the answers.

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
pub use page::{CARD_ID, Effect, Event, PANEL_ID, Page, SHORTLIST_ID, ShortlistMemory};
pub use plan_view::{Form, PlanView};
pub use remote::Remote;
pub use search_field::{
    Query, SEARCH_FIELD_ID, SearchContext, SearchEffect, SearchEvent, SearchField,
};
pub use tracker::{Command, EntryContext, Tracker};
pub use view_state::{Home, ServiceFilter, ThemeChoice, View, ViewState};
pub use viewport::{AnswerFollower, Viewport, ZOOM_MAX};
