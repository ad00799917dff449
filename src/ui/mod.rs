//! Thin views: they show what `analysis` says and turn gestures into intents.

mod announcer;
mod app;
mod common;
mod directory;
#[cfg(not(target_arch = "wasm32"))]
mod document;
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
#[cfg(not(target_arch = "wasm32"))]
mod site;
mod panel;
mod plan;
mod read_after;
mod service_card;
mod sheets;
mod slot;
mod table;
mod territory_page;

pub use app::{live_page, still_page};
pub use missing_page::missing_page;
#[cfg(not(target_arch = "wasm32"))]
pub use site::{Page, pages};
pub use territory_page::{TerritoryPage, territory_pages};
