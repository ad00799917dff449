//! What the standard library does for every case at the cost of kilobytes, done for ours: the
//! program is fetched over a rural connection. Depends on nothing.

mod cosine;
mod decimal;
mod escaped;
mod fill;
mod fixed;
mod json;
mod letter;
mod sort;
mod within;

pub use cosine::cosine;
pub use decimal::decimal;
pub use escaped::escaped;
pub use fill::fill;
pub use fixed::{Fixed, decimals, fixed, shortest};
pub use json::Json;
pub use letter::{capital, small};
pub use sort::{order, sort_by};
pub use within::within;
