//! The Epci of each découpage, dissolved from their communes.

use anyhow::{Context, Result, ensure};

use super::communes::{Commune, DECOUPAGES};
use super::edge_set::EdgeSet;
use super::membership::EpciByInsee;
use super::outline::Outline;
use super::territories::Territory;

/// An Epci as `epci.geojson` publishes it.
pub struct Epci {
    /// Its row of the table.
    pub territory: Territory,
    /// Number of communes of 2015 that it unites.
    pub commune_count: usize,
    /// SIRENs of the older Epci that it unites; empty where it is one of them.
    pub united_from: Vec<String>,
    /// Number of today's communes that it has outside the map.
    pub outside_commune_count: usize,
    /// The exact union of its communes inside the département.
    pub outline: Outline,
}

/// Dissolves the communes into the territories of all découpages, in the order of the table.
///
/// # Errors
/// When communes overlap or leave gaps, or when a territory that several découpages have does not unite
/// the same communes in each; the error names the territory where it can.
pub fn dissolve(
    territories: Vec<Territory>,
    communes: &[Commune],
    today: &EpciByInsee,
) -> Result<Vec<Epci>> {
    let all = territories
        .into_iter()
        .map(|territory| {
            let name = territory.nom.clone();
            dissolve_territory(territory, communes, today).context(name)
        })
        .collect::<Result<Vec<_>>>()?;
    for decoupage in DECOUPAGES {
        ensure_one_piece(&all, decoupage).with_context(|| format!("découpage {decoupage}"))?;
    }
    Ok(all)
}

fn dissolve_territory(
    territory: Territory,
    communes: &[Commune],
    today: &EpciByInsee,
) -> Result<Epci> {
    let mut common_members: Option<Vec<&Commune>> = None;
    for decoupage in territory.decoupages() {
        let members = communes.iter();
        let members = members
            .filter(|commune| territory.is_territory_of(commune.epci(decoupage), decoupage))
            .collect();
        let previous = common_members.get_or_insert_with(|| Vec::clone(&members));
        let same = previous
            .iter()
            .map(|commune| &commune.insee)
            .eq(members.iter().map(|commune| &commune.insee));
        ensure!(same, "other communes in {decoupage} than before");
    }
    let members = common_members.context("in no découpage")?;
    let [first, _] = DECOUPAGES;
    let mut united_from: Vec<String> =
        members.iter().filter_map(|commune| commune.epci(first)).map(str::to_owned).collect();
    united_from.sort();
    united_from.dedup();
    united_from.retain(|siren| Some(siren.as_str()) != territory.siren());
    let is_inside =
        |insee: &String| communes.iter().any(|commune| commune.current_insee() == insee);
    let current_communes =
        today.iter().filter(|(_, siren)| Some(siren.as_str()) == territory.siren());
    let communes_outside = current_communes.filter(|(insee, _)| !is_inside(insee)).count();
    let outline = EdgeSet::union(members.iter().map(|commune| &commune.outline))?.into_outline()?;
    Ok(Epci {
        commune_count: members.len(),
        territory,
        united_from,
        outside_commune_count: communes_outside,
        outline,
    })
}

/// Fails unless the territories of a découpage together are one piece without holes: a gap between two
/// of them would be a hole, a vertex that one of them lacks a sliver of one.
fn ensure_one_piece(all: &[Epci], decoupage: &str) -> Result<()> {
    let territories =
        all.iter().filter(|epci| epci.territory.decoupages().any(|other| other == decoupage));
    let union = EdgeSet::union(territories.map(|epci| &epci.outline))?.into_outline()?;
    ensure!(
        matches!(union.0.as_slice(), [piece] if piece.holes.is_empty()),
        "the territories leave gaps between them"
    );
    Ok(())
}
