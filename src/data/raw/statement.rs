//! One side of a contradiction: a number or words.

use serde::Deserialize;

/// What the document says, or what we compute.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum RawStatement {
    Number(f64),
    Words(String),
}
