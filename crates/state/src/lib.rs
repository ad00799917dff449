//! The state of the page and everything that changes it: plain values, tested natively, independent of signals
//! and the browser.
//!
//! # Where to start
//!
//! - [`ViewState`] is all that a URL says: [`codec`] reads and writes it, an [`Intent`] changes it.
//! - [`AppState`] is everything the page shows and remembers, the largest of the state machines below.
//! - [`title`], [`announcement`] and [`Notice`] are the French texts about it.
//!
//! # State machines
//!
//! | machine | of what |
//! |---|---|
//! | [`AppState`] | the view state, notices, the shortlist; holds [`Locating`], the search for the device's position |
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
//! - An event is an action of the person or the browser's answer to an effect, which names that event.
//! - The context is what the machine needs and does not own, such as the dataset. Some machines need none.
//! - The caller performs the effects, in order. A machine inside another hands its effects to that one.
//!
//! `src/browser/effects.rs` of the program has the browser do them, and dispatches the answers.

pub mod announcement;
pub mod answer;
pub mod answer_tools;
mod app_state;
pub mod codec;
pub mod embedding;
pub mod export;
mod intent;
pub mod link;
mod locate;
mod notice;
pub mod plan;
mod plan_view;
mod remote;
mod search_field;
pub mod title;
mod tracker;
mod view_state;
mod viewport;

pub use app_state::{
    AppState, CARD_ID, Effect, Event, PANEL_ID, SHORTLIST_ID, ShortlistPersistence,
};
pub use intent::{HistoryStep, Intent, MAX_COMPARED, MAX_SHORTLIST};
pub use locate::{LocateError, LocateEvent, Locating};
pub use notice::Notice;
pub use plan_view::{PlanLayout, PlanViewState};
pub use remote::Remote;
pub use search_field::{
    Query, SEARCH_FIELD_ID, SearchContext, SearchEffect, SearchEvent, SearchField,
};
pub use tracker::{Command, EntryContext, Tracker};
pub use view_state::{Home, ServiceFilter, ThemeChoice, View, ViewState};
pub use viewport::{AnswerFraming, Viewport};
