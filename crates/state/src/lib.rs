//! What the person looks at, and what changes it: plain values, tested natively. Nothing here knows
//! signals or the browser.

pub mod announcement;
pub mod answer;
pub mod codec;
pub mod embedding;
pub mod export;
mod intent;
pub mod link;
mod locate;
mod notice;
mod page;
pub mod pass_on;
pub mod plan;
mod plan_view;
mod search_field;
pub mod title;
mod tracker;
mod view_state;
mod viewport;

pub use intent::{COMPARED_MAX, History, Intent, SHORTLIST_MAX};
pub use locate::{LocateEvent, Locating, Refusal};
pub use notice::Notice;
pub use page::{CARD, Effect, Event, PANEL, Page, SHORTLIST_ID, ShortlistMemory};
pub use plan_view::{Form, PlanView};
pub use search_field::{SEARCH_FIELD_ID, SearchEffect, SearchEvent, SearchField, Sought};
pub use tracker::{Act, Moment, Tracker};
pub use view_state::{Home, ServiceFilter, ThemeChoice, View, ViewState};
pub use viewport::{Viewport, ZOOM_MAX};
