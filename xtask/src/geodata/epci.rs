//! The intercommunalities, dissolved from their communes.

use anyhow::{Context, Result};

use super::chain::EdgeChain;
use super::communes::Commune;
use super::outline::Outline;
use super::territories::{self, Territory};

/// An intercommunality as `epci.geojson` publishes it.
pub struct Epci {
    /// Its row of the document's table.
    pub territory: &'static Territory,
    /// Number of communes.
    pub communes: usize,
    /// Union of its communes.
    pub outline: Outline,
}

/// Dissolves the communes into the document's seventeen territories, sorted by identifier.
///
/// # Errors
/// When communes of one territory overlap; the error names the territory.
pub fn dissolve(communes: &[Commune]) -> Result<Vec<Epci>> {
    territories::ALL
        .iter()
        .map(|territory| {
            let members: Vec<&Outline> = communes
                .iter()
                .filter(|commune| commune.epci.as_deref() == territory.siren())
                .map(|commune| &commune.outline)
                .collect();
            let outline = EdgeChain::union(members.iter().copied())
                .and_then(EdgeChain::into_outline)
                .with_context(|| territory.nom)?;
            Ok(Epci { territory, communes: members.len(), outline })
        })
        .collect()
}
