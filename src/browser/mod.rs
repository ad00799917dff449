//! The only place, besides `dom`, that touches the browser's own interfaces. Each function does one thing and
//! treats a refusal (sandboxed frame, old browser) as an answer, never as a reason to stop.

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
