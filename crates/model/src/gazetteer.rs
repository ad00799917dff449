//! The names that a search must know besides those of the communes.

use super::{InseeCode, Postcode};

/// What the map's département and region, the other départements and parts of communes are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gazetteer {
    /// The code of the map's département.
    pub map_code: String,
    /// The names of its region, that of today first.
    pub regions: Vec<String>,
    /// All départements, sorted by code.
    pub departements: Vec<Departement>,
    /// Names that communes have besides their own, sorted by name.
    pub names: Vec<OtherName>,
}

/// A département of France, as sentences name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departement {
    /// Two characters, or three overseas.
    pub code: String,
    /// Its name without an article.
    pub name: String,
    /// With its preposition of place: « dans l’Aube ».
    pub within: String,
    /// With its preposition of possession: « de l’Aube ».
    pub of: String,
}

/// A name in everyday use, or that of a part of a commune.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// As people write it, accents and hyphens included.
    pub name: String,
    /// The former commune that it means or lies in.
    pub insee: InseeCode,
}

/// A commune outside the map, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsidePlace {
    /// As people write it, accents and hyphens included.
    pub name: String,
    /// The code of its département.
    pub departement: String,
    /// Its postcodes.
    pub postcodes: Vec<Postcode>,
    /// The nearest commune of the map and how far it is, in whole kilometres; `None` far away.
    pub nearest: Option<(InseeCode, u32)>,
}

impl Gazetteer {
    /// A département by its code.
    #[must_use]
    pub fn departement(&self, code: &str) -> Option<&Departement> {
        self.departements.iter().find(|departement| departement.code == code)
    }

    /// The département of the map.
    #[must_use]
    pub fn map_departement(&self) -> Option<&Departement> {
        self.departement(&self.map_code)
    }

    /// The département whose communes have postcodes that begin with `digits`, of which there must
    /// be two at least. A few communes are served from the département next to theirs.
    #[must_use]
    pub fn served_by(&self, digits: &str) -> Option<&Departement> {
        // Postcodes are older than the two départements of Corsica.
        if digits.starts_with("20") {
            let north = digits.get(..3).is_some_and(|start| start >= "202");
            return self.departement(if north { "2B" } else { "2A" });
        }
        let overseas = digits.get(..3).and_then(|start| self.departement(start));
        overseas.or_else(|| self.departement(digits.get(..2)?))
    }
}
