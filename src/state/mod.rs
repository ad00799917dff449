//! What the person is looking at. The plain half (`view_state`, `intent`, `codec`, `notice`,
//! `viewport`) knows neither signals nor the browser and is tested natively; `store` holds the
//! few signals, which `reactive` makes.

pub mod announcement;
pub mod codec;
pub mod embedding;
mod intent;
mod keeping;
pub mod link;
mod notice;
mod papers;
mod plan_view;
mod reactive;
mod store;
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
pub use reactive::{Derived, Var, effect, memo};
pub use store::{Answer, Store};
pub use tracker::{Act, Moment, Tracker};
pub use typing::Typing;
pub use view_state::{Home, ServiceFilter, ThemeChoice, View, ViewState};
pub use viewport::{Viewport, ZOOM_MAX};
