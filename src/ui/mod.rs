//! Thin views: they show what `analysis` computes and turn gestures into events. Each file uses one kind of
//! view: `dom` for what the build also writes as HTML, Leptos for what opens on demand (`sheets`, `officials`,
//! `plan`). Only `slot` joins the two.

mod after_paint;
mod announcer;
mod app;
mod chunks;
mod common;
mod document;
mod external_links;
mod families;
mod figures;
mod filters;
mod header;
mod icons;
mod layout;
mod map;
mod notices;
mod officials;
mod plan;
mod routing;
mod shared_facts;
mod sheet_slots;
mod sheets;
pub mod site;
mod slot;
mod table;

pub use app::live_page;
