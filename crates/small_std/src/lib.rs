//! Small replacements for parts of the standard library, each limited to what this program needs: the general
//! versions add kilobytes of wasm, and users download it over rural connections. Depends on nothing.

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
