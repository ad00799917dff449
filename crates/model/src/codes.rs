//! Official identifiers, checked once when they enter the program.

use std::fmt;

/// Insee code of a commune: five characters, as `52121` (Chaumont).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InseeCode([u8; 5]);

impl InseeCode {
    /// Reads a code; `None` unless it is five digits or capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 5] = text.as_bytes().try_into().ok()?;
        bytes.iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()).then_some(Self(bytes))
    }

    /// The code of digits alone that `number` is; of a longer one, its last five digits.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        let digit = |place: u32| (number / place % 10) as u8 + b'0';
        Self([digit(10_000), digit(1_000), digit(100), digit(10), digit(1)])
    }

    /// Five characters, as data files and URLs write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default() // always ASCII, see `parse`
    }
}

/// Siren of an EPCI: nine digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siren(u32);

impl Siren {
    /// Reads a number; `None` unless it is nine digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok().map(Self)).flatten()
    }

    /// The number itself; of a longer one, its last nine digits.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        Self(number % 1_000_000_000)
    }
}

/// French postcode: five digits, often shared by several communes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(u32);

impl Postcode {
    /// Reads a postcode; `None` unless it is five digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok().map(Self)).flatten()
    }

    /// The number itself; of a longer one, its last five digits.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        Self(number % 100_000)
    }

    /// Whether its first digits are `digits`.
    #[must_use]
    pub fn begins_with(self, digits: &str) -> bool {
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

/// A stable id that data files and URLs spell out. Cheap to clone. Whether it names anything is
/// for the dataset to say.
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// Any text will do: whether it names something is not checked here.
            #[must_use]
            pub fn new(id: &str) -> Self {
                Self(id.into())
            }

            /// As data files and URLs spell it.
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
    /// Stable id of a découpage, a way of dividing the département into EPCI, as `2016`.
    DecoupageId
}

text_id! {
    /// Stable id of a service, as `laep-la-mandarine-chaumont`.
    ServiceId
}

text_id! {
    /// Stable id of a publication that data are taken from, as `schema-2016-2019`.
    SourceId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_codes_are_read() {
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
        assert!(["0", "01", "01000"].iter().all(|digits| postcode.begins_with(digits)));
        assert!(["1", "02", "010000"].iter().all(|digits| !postcode.begins_with(digits)));
        for bad in ["5200", "520000", "+5200", "52é0", ""] {
            assert_eq!(Postcode::parse(bad), None, "{bad}");
        }
    }
}
