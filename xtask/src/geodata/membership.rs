//! Which communes there were on 1 January 2015, and in which intercommunality each was.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::territories;

/// The table, from the root of the repository.
const TABLE: &str = "geodata/source/communes-epci-2015.csv";

/// A commune of 2015.
pub struct Member {
    /// Name of 2015.
    pub nom: String,
    /// SIREN of its intercommunality, if that is one of the document's sixteen.
    pub epci: Option<String>,
}

#[derive(Deserialize)]
struct Row {
    insee: String,
    nom: String,
    epci_siren: String,
}

/// Reads the table, keyed by INSEE code.
///
/// # Errors
/// When the table cannot be read; the error names it.
pub fn read(root: &Path) -> Result<BTreeMap<String, Member>> {
    let text = fs::read(root.join(TABLE)).context(TABLE)?;
    let mut members = BTreeMap::new();
    for row in csv::Reader::from_reader(text.as_slice()).deserialize() {
        let Row { insee, nom, epci_siren } = row.context(TABLE)?;
        // Liffol-le-Petit was in an intercommunality of the Vosges: outside, for the document.
        let epci = Some(epci_siren).filter(|siren| territories::is_counted(siren));
        members.insert(insee, Member { nom, epci });
    }
    Ok(members)
}
