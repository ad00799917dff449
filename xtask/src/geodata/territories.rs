//! The territories of the map in each découpage, and what to call them: `geodata/source/territoires.csv`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// The table, from the root of the repository.
const TABLE: &str = "geodata/source/territoires.csv";

/// Identifier of the land outside the Epci of the map.
pub const OUTSIDE_ID: &str = "hors-epci";

/// A territory drawn in one découpage or in several, as long as it unites the same communes.
#[derive(Clone, Deserialize)]
pub struct Territory {
    /// Nine digits, the SIREN; or [`OUTSIDE_ID`].
    pub id: String,
    /// Name: as the document's population table prints it, where it is in there.
    pub nom: String,
    /// The longest form of its name that a map shows.
    pub nom_court: String,
    /// Shorter forms for where there is little room, the shortest last, separated by « ; ».
    noms_abreges: String,
    /// Identifiers of the découpages that have it, separated by spaces; the first is the document's.
    decoupages: String,
}

impl Territory {
    /// `CA` or `CC`; `None` for the land outside.
    pub fn kind(&self) -> Option<&'static str> {
        let kinds = ["CA", "CC"];
        kinds.into_iter().find(|kind| self.nom.split(' ').next() == Some(kind))
    }

    /// `None` for the land outside.
    pub fn siren(&self) -> Option<&str> {
        (self.id != OUTSIDE_ID).then_some(self.id.as_str())
    }

    /// Shorter labels, the shortest last.
    pub fn noms_abreges(&self) -> impl Iterator<Item = &str> {
        self.noms_abreges.split(';').map(str::trim).filter(|form| !form.is_empty())
    }

    /// The découpages that have it.
    pub fn decoupages(&self) -> impl Iterator<Item = &str> {
        self.decoupages.split(' ')
    }

    /// Whether it is the territory of `siren` in a découpage; without a siren, the land outside.
    pub fn is_territory_of(&self, siren: Option<&str>, decoupage: &str) -> bool {
        self.siren() == siren && self.decoupages().any(|other| other == decoupage)
    }
}

/// All territories, in the order of their identifiers.
///
/// # Errors
/// When the table cannot be read; the error names it.
pub fn read(root: &Path) -> Result<Vec<Territory>> {
    let text = fs::read(root.join(TABLE)).context(TABLE)?;
    csv::Reader::from_reader(text.as_slice()).deserialize().collect::<Result<_, _>>().context(TABLE)
}
