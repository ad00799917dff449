//! Official identifiers, validated when they are parsed.

use std::fmt;

/// Insee code of a commune: five characters, as `52121` (Chaumont).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InseeCode([u8; 5]);

impl InseeCode {
    /// Parses a code; `None` unless it is five digits or capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 5] = text.as_bytes().try_into().ok()?;
        bytes.iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()).then_some(Self(bytes))
    }

    /// The five-digit code with the value `number`; of a longer number, the last five digits.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        let digit = |power: u32| (number / power % 10) as u8 + b'0';
        Self([digit(10_000), digit(1_000), digit(100), digit(10), digit(1)])
    }

    /// The five characters of the code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default() // always ASCII, see `parse`
    }
}

/// Siren of an EPCI: nine digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siren(u32);

impl Siren {
    /// Parses a Siren; `None` unless it is nine digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_number = text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| text.parse().ok().map(Self)).flatten()
    }

    /// A Siren from its number; of a longer one, the last nine digits.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        Self(number % 1_000_000_000)
    }
}

/// French postcode: five digits, often shared by several communes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(u32);

impl Postcode {
    /// Parses a postcode; `None` unless it is five digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_number = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| text.parse().ok().map(Self)).flatten()
    }

    /// A postcode from its number; of a longer one, the last five digits.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        Self(number % 100_000)
    }

    /// Whether the postcode starts with `digits`.
    #[must_use]
    pub fn starts_with(self, digits: &str) -> bool {
        let missing = 5_usize.checked_sub(digits.len()).and_then(|count| count.try_into().ok());
        let cut = missing.map(|count| self.0 / 10_u32.pow(count));
        cut.is_some_and(|cut| digits.parse() == Ok(cut))
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Postcode({self})")
    }
}

impl fmt::Display for InseeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for InseeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InseeCode({self})")
    }
}

impl fmt::Display for Siren {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

impl fmt::Debug for Siren {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Siren({self})")
    }
}

/// A stable id used in data files and URLs. Cheap to clone. Not validated: only the dataset knows whether it
/// exists.
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// Wraps `id`, unchecked.
            #[must_use]
            pub fn new(id: &str) -> Self {
                Self(id.into())
            }

            /// The id as it is written in data files and URLs.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// Stable id of an indicator, as `taux_couverture`.
    IndicatorId
}

text_id! {
    /// Stable id of a découpage (a division of the département into EPCI), as `2016`.
    DecoupageId
}

text_id! {
    /// Stable id of a service, as `laep-la-mandarine-chaumont`.
    ServiceId
}

text_id! {
    /// Stable id of a publication, as `schema-2016-2019`.
    SourceId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_codes_are_parsed() {
        assert_eq!(Siren::parse("245200563").map(|s| s.to_string()).as_deref(), Some("245200563"));
        for bad in ["24520056", "2452005630", "24520056a", "-45200563", ""] {
            assert_eq!(Siren::parse(bad), None, "{bad}");
        }
        assert_eq!(InseeCode::parse("2A004").map(|c| c.to_string()).as_deref(), Some("2A004"));
        for bad in ["5212", "521211", "52é1", "5212 "] {
            assert_eq!(InseeCode::parse(bad), None, "{bad}");
        }
        assert_eq!(Postcode::parse("01000").map(|p| p.to_string()).as_deref(), Some("01000"));
        let postcode = Postcode::parse("01000").expect("five digits");
        assert!(["0", "01", "01000"].iter().all(|digits| postcode.starts_with(digits)));
        assert!(["1", "02", "010000"].iter().all(|digits| !postcode.starts_with(digits)));
        for bad in ["5200", "520000", "+5200", "52é0", ""] {
            assert_eq!(Postcode::parse(bad), None, "{bad}");
        }
    }
}
