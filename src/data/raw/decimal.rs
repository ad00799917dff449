//! Numbers with few decimals: plain in JSON, and as whole numbers in the bundle, where the eight
//! bytes of a float would hardly compress.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The number of decimals that a float of whole digits can be divided by without rounding twice.
const MOST: usize = 22;

/// A number as written in a data file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decimal(pub f64);

/// How many the last decimals of a number are, and how many decimals there are.
type Packed = (i64, u8);

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        let text = self.0.to_string(); // the fewest digits that give the number back, no exponent
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let digits = text.replacen('.', "", 1).parse();
        let packed: Packed = match (digits, u8::try_from(decimals)) {
            (Ok(digits), Ok(count)) if decimals <= MOST => (digits, count),
            _ => return Err(serde::ser::Error::custom("a number with too many digits")),
        };
        packed.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return f64::deserialize(deserializer).map(Self);
        }
        let (digits, decimals) = Packed::deserialize(deserializer)?;
        if usize::from(decimals) > MOST {
            return Err(serde::de::Error::custom("a number with too many decimals"));
        }
        // Both are exact, so the quotient is the float nearest to the decimal number, as JSON's is.
        #[allow(clippy::cast_precision_loss)]
        Ok(Self(digits as f64 / 10_f64.powi(i32::from(decimals))))
    }
}
