//! What the person looks at, and what changes it: plain values, tested natively. Nothing here knows
//! signals or the browser.

pub mod announcement;
pub mod answer;
pub mod codec;
pub mod embedding;
mod intent;
mod keeping;
pub mod link;
mod notice;
mod papers;
mod plan_view;
pub mod title;
mod tracker;
mod typing;
mod view_state;
mod viewport;

pub use intent::{History, Intent, MOST_COMPARED, MOST_KEPT, update};
pub use keeping::Keeping;
pub use notice::Notice;
pub use papers::{Document, Papers};
pub use plan_view::{Form, PlanView};
pub use tracker::{Act, Moment, Tracker};
pub use typing::Typing;
pub use view_state::{Home, ServiceFilter, ThemeChoice, View, ViewState};
pub use viewport::{Viewport, ZOOM_MAX};
