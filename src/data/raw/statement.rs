//! One side of a contradiction: in JSON a number or words, in the bundle also which of them.

use serde::{Deserialize, Deserializer, Serialize};

use super::Decimal;

/// What the document says, or what we compute.
#[derive(Serialize)]
pub enum RawStatement {
    Number(Decimal),
    Words(String),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Json {
    Number(Decimal),
    Words(String),
}

#[derive(Deserialize)]
enum Packed {
    Number(Decimal),
    Words(String),
}

impl<'de> Deserialize<'de> for RawStatement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(if deserializer.is_human_readable() {
            match Json::deserialize(deserializer)? {
                Json::Number(value) => Self::Number(value),
                Json::Words(words) => Self::Words(words),
            }
        } else {
            match Packed::deserialize(deserializer)? {
                Packed::Number(value) => Self::Number(value),
                Packed::Words(words) => Self::Words(words),
            }
        })
    }
}
