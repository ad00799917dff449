//! Small replacements for parts of the standard library, each limited to what this program needs: the general
//! versions add kilobytes of wasm, and users download it over rural connections. Depends on nothing.

mod case;
mod clamp;
mod cosine;
mod decimal;
mod escape;
mod fixed;
mod interpolate;
mod json;
mod sort;

pub use case::{to_lowercase, to_uppercase};
pub use clamp::clamp;
pub use cosine::cosine;
pub use decimal::parse_decimal;
pub use escape::escape_markup;
pub use fixed::{Fixed, decimal_places, to_fixed, to_shortest};
pub use interpolate::interpolate;
pub use json::Json;
pub use sort::{sort_by, sorted_indices};
