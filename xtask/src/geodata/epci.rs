//! The intercommunalities, dissolved from their communes.

use anyhow::{Context, Result, ensure};

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
/// When communes overlap or leave gaps; the error names the territory where it can.
pub fn dissolve(communes: &[Commune]) -> Result<Vec<Epci>> {
    let all = territories::ALL
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
        .collect::<Result<Vec<_>>>()?;
    ensure_one_piece(&all)?;
    Ok(all)
}

/// Fails unless the territories together are one piece without holes: a gap between two of them
/// would be a hole, a vertex that one of them lacks a sliver of one.
fn ensure_one_piece(all: &[Epci]) -> Result<()> {
    let union = EdgeChain::union(all.iter().map(|epci| &epci.outline))?.into_outline()?;
    ensure!(
        matches!(union.0.as_slice(), [piece] if piece.holes.is_empty()),
        "the territories leave gaps between them"
    );
    Ok(())
}
