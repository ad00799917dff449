//! The only place, besides `dom`, that touches the browser's own interfaces. Each function does one thing and
//! treats a refusal (sandboxed frame, old browser) as an answer, never as a reason to stop.
//!
//! What the state asks for goes through [`effects`]. Views themselves call [`page`] and [`turn`] for what no state
//! holds or decides: where the map lies in the window, its transform, and which of its shapes has the focus, which
//! the browser itself remembers.

pub mod clock;
pub mod effects;
pub mod files;
pub mod frame;
pub mod history;
pub mod location;
pub mod opener;
pub mod page;
pub mod save;
pub mod share;
pub mod speech;
pub mod storage;
pub mod turn;
pub mod typing;
