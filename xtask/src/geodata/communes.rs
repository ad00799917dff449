//! The communes of 1 January 2015, rebuilt from those of today.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::anchor::{Anchor, anchor};
use super::chain::EdgeChain;
use super::membership::Member;
use super::outline::Outline;
use super::source::{Source, SourceCommune};

/// A commune as `communes.geojson` publishes it.
pub struct Commune {
    /// INSEE code.
    pub insee: String,
    /// Name of 2015.
    pub nom: String,
    /// SIREN of its intercommunality of 2015, if it had one of the sixteen.
    pub epci: Option<String>,
    /// Postcodes, sorted; those of today's commune where it has merged since.
    pub codes_postaux: Vec<String>,
    /// Where its services are pinned.
    pub anchor: Anchor,
    /// INSEE code and name of the commune its land belongs to today, where either differs.
    pub aujourdhui: Option<(String, String)>,
    /// Outline of 2015.
    pub outline: Outline,
}

/// Rebuilds every commune of the membership table, sorted by INSEE code.
///
/// # Errors
/// When the source lacks a commune or its outlines do not fit together; the error names it.
pub fn rebuild(members: &BTreeMap<String, Member>, source: &Source) -> Result<Vec<Commune>> {
    members
        .iter()
        .map(|(insee, member)| {
            commune(insee, member, members, source)
                .with_context(|| format!("commune {insee} {}", member.nom))
        })
        .collect()
}

fn commune(
    insee: &str,
    member: &Member,
    members: &BTreeMap<String, Member>,
    source: &Source,
) -> Result<Commune> {
    let (own, merged_into) = match source.communes.get(insee) {
        Some(own) => (own, None),
        None => {
            let own = source.deleguees.get(insee).context("not in the source")?;
            let parent = own.parent.as_ref().and_then(|parent| source.communes.get(parent));
            (own, Some(parent.context("delegated commune without a parent")?))
        }
    };
    let outline = match merged_into {
        // A delegated commune that was a commune of 2015 has kept its outline.
        Some(_) => EdgeChain::union([&own.outline])?,
        None => without_later_mergers(own, members, source)?,
    }
    .into_outline()?;
    let today = merged_into.unwrap_or(own);
    Ok(Commune {
        insee: insee.to_owned(),
        nom: member.nom.clone(),
        epci: member.epci.clone(),
        codes_postaux: today.codes_postaux.iter().cloned().collect(),
        anchor: anchor(&outline, own.mairie)?,
        aujourdhui: (today.insee != insee || today.nom != member.nom)
            .then(|| (today.insee.clone(), today.nom.clone())),
        outline,
    })
}

/// Today's outline minus the delegated communes that were communes of their own in 2015. The
/// delegated commune that bears the same code is not the answer: part of what the commune had
/// already absorbed by then is delegated under other codes.
fn without_later_mergers(
    today: &SourceCommune,
    members: &BTreeMap<String, Member>,
    source: &Source,
) -> Result<EdgeChain> {
    let mut chain = EdgeChain::union([&today.outline])?;
    for (insee, delegated) in &source.deleguees {
        let is_part = delegated.parent.as_ref() == Some(&today.insee) && *insee != today.insee;
        if is_part && members.contains_key(insee) {
            chain
                .subtract(&delegated.outline)
                .with_context(|| format!("without {insee} {}", delegated.nom))?;
        }
    }
    Ok(chain)
}
