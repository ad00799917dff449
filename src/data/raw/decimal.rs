//! Numbers with few decimals: plain in JSON, and as text in the bundle, where the eight bytes of a
//! float would hardly compress.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::light::{decimal, shortest};

/// A number as written in a data file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decimal(pub f64);

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        let text = shortest(self.0).to_string();
        if decimal(&text) != Some(self.0) {
            return Err(serde::ser::Error::custom("a number with too many digits"));
        }
        text.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return f64::deserialize(deserializer).map(Self);
        }
        let value = decimal(<&str>::deserialize(deserializer)?);
        value.map(Self).ok_or_else(|| serde::de::Error::custom("not a decimal number"))
    }
}
