//! Thin views: they show what `compute` says and turn gestures into intents.

mod announcer;
mod app;
mod common;
mod directory;
mod element;
mod error_page;
mod facts;
mod families;
mod filters;
mod footer;
mod header;
mod map;
mod notices;
mod officials;
mod panel;
mod plan;
mod read_after;
mod service_card;
mod sheets;
mod table;
mod territory_page;

pub use app::{live_page, still_page};
pub use error_page::error_text;
pub use map::outlines_in_page;
pub use territory_page::{TerritoryPage, territory_pages};
