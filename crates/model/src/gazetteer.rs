//! Place names known to the search besides those of the communes.

use super::{InseeCode, Postcode};

/// The names of the region, of all départements and of parts of communes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gazetteer {
    /// Code of the map's département.
    pub map_departement_code: String,
    /// The region's names, the current one first.
    pub regions: Vec<String>,
    /// All départements of France, sorted by code.
    pub departements: Vec<Departement>,
    /// Other names of communes and of their parts, sorted by name.
    pub names: Vec<OtherName>,
}

/// A département of France, with its name in the forms that sentences need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departement {
    /// Two characters, or three overseas.
    pub code: String,
    /// Its name without an article.
    pub name: String,
    /// With its locative preposition: « dans l’Aube ».
    pub locative: String,
    /// With « de »: « de l’Aube ».
    pub genitive: String,
}

/// An everyday name of a commune, or the name of a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// The name, as it is displayed.
    pub name: String,
    /// Insee code of the commune of 2015 that it denotes or lies in.
    pub insee: InseeCode,
}

/// A commune outside the map, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsidePlace {
    /// The name, as it is displayed.
    pub name: String,
    /// The code of its département.
    pub departement: String,
    /// Its postcodes.
    pub postcodes: Vec<Postcode>,
    /// The nearest commune of the map and its distance in whole kilometres; `None` if it is far away.
    pub nearest: Option<(InseeCode, u32)>,
}

impl Gazetteer {
    /// The département with this code.
    #[must_use]
    pub fn departement(&self, code: &str) -> Option<&Departement> {
        self.departements.iter().find(|departement| departement.code == code)
    }

    /// The département that the map shows.
    #[must_use]
    pub fn map_departement(&self) -> Option<&Departement> {
        self.departement(&self.map_departement_code)
    }

    /// The département of the postcodes that start with `digits`; `None` for fewer than two digits. A few
    /// communes are in fact served from a neighbouring département.
    #[must_use]
    pub fn departement_of_postcode(&self, digits: &str) -> Option<&Departement> {
        // Corsica's postcodes predate its division into 2A and 2B.
        if digits.starts_with("20") {
            let is_north = digits.get(..3).is_some_and(|start| start >= "202");
            return self.departement(if is_north { "2B" } else { "2A" });
        }
        let overseas = digits.get(..3).and_then(|start| self.departement(start));
        overseas.or_else(|| self.departement(digits.get(..2)?))
    }
}
