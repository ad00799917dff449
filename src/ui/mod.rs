//! Thin views: they show what `compute` says and turn gestures into intents.

mod announcer;
mod app;
mod common;
mod directory;
mod element;
mod facts;
mod families;
mod filters;
mod footer;
mod header;
mod map;
mod missing_page;
mod notices;
mod officials;
mod outward;
pub mod pages;
mod panel;
mod plan;
mod read_after;
mod service_card;
mod sheets;
mod table;
mod territory_page;

pub use app::{live_page, still_page};
pub use missing_page::missing_page;
pub use territory_page::{TerritoryPage, territory_pages};
