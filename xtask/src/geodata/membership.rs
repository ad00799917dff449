//! The communes of 1 January 2015, and the Epci of each then and today.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// The communes of 2015: path from the root of the repository.
const TABLE_2015: &str = "geodata/source/communes-epci-2015.csv";
/// Today's communes of the same Epci, also those outside the département.
const TABLE_TODAY: &str = "geodata/source/communes-epci-2026.csv";

/// A commune of 2015.
pub struct Member {
    /// As the Code officiel géographique wrote it then.
    pub name: String,
    /// SIREN of its Epci then, if it had one.
    pub epci: Option<String>,
}

/// SIREN of the Epci of each of today's communes, by INSEE code.
pub type EpciByInsee = BTreeMap<String, String>;

#[derive(Deserialize)]
struct Row {
    insee: String,
    nom: String,
    epci_siren: String,
}

/// Reads the communes of 2015, keyed by INSEE code.
///
/// # Errors
/// When the table cannot be read; the error names it.
pub fn read_2015(root: &Path) -> Result<BTreeMap<String, Member>> {
    let member = |row: Row| {
        let epci = Some(row.epci_siren).filter(|siren| !siren.is_empty());
        (row.insee, Member { name: row.nom, epci })
    };
    rows(root, TABLE_2015, member)
}

/// Reads the Epci of each commune of today.
///
/// # Errors
/// When the table cannot be read; the error names it.
pub fn read_today(root: &Path) -> Result<EpciByInsee> {
    rows(root, TABLE_TODAY, |row| (row.insee, row.epci_siren))
}

fn rows<T>(
    root: &Path,
    table: &'static str,
    entry: impl Fn(Row) -> (String, T),
) -> Result<BTreeMap<String, T>> {
    let text = fs::read(root.join(table)).context(table)?;
    let rows = csv::Reader::from_reader(text.as_slice()).into_deserialize();
    rows.map(|row| row.map(&entry).context(table)).collect()
}
