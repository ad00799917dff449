//! The only module besides `dom` that calls browser APIs. A refusal (sandboxed frame, old browser) is a normal
//! result, never a panic. State requests go through [`effects`]. Views call [`page`] and [`scheduler`] directly for
//! what no state holds: the map's rectangle and transform, and the focused shape.

pub mod clock;
pub mod effects;
pub mod embedder;
pub mod files;
pub mod history;
pub mod location;
pub mod opener;
pub mod page;
pub mod save;
pub mod scheduler;
pub mod share;
pub mod speech;
pub mod storage;
pub mod typing;
