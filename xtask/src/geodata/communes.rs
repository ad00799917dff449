//! The communes of 1 January 2015, rebuilt from those of today.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::commune_point::{CommunePoint, commune_point};
use super::edge_set::EdgeSet;
use super::membership::{EpciByInsee, Member};
use super::outline::Outline;
use super::source::{DepartementCommunes, SourceCommune};
use super::territories::Territory;

/// The découpages: the document's, then today's.
pub const DECOUPAGES: [&str; 2] = ["2016", "2026"];

/// A commune as `communes.geojson` publishes it.
pub struct Commune {
    /// Five characters; that of 2015.
    pub insee: String,
    /// As it was called in 2015.
    pub name: String,
    /// SIREN of its Epci in each of the [`DECOUPAGES`], if that is on the map.
    pub epci: [Option<String>; 2],
    /// SIREN of today's Epci, if that is not on the map.
    pub epci_outside: Option<String>,
    /// Postcodes, sorted; those of today's commune where it has merged since.
    pub postcodes: Vec<String>,
    /// Where its services are pinned.
    pub point: CommunePoint,
    /// INSEE code and name of the commune its land belongs to today, where either differs.
    pub current_commune: Option<(String, String)>,
    /// Without the land of communes that have joined it since 2015.
    pub outline: Outline,
}

impl Commune {
    /// SIREN of its Epci in a découpage, if that is on the map.
    pub fn epci(&self, decoupage: &str) -> Option<&str> {
        let index = DECOUPAGES.iter().position(|other| *other == decoupage)?;
        self.epci.get(index)?.as_deref()
    }

    /// INSEE code of the commune that its land belongs to today.
    pub fn current_insee(&self) -> &String {
        self.current_commune.as_ref().map_or(&self.insee, |(insee, _)| insee)
    }
}

/// Rebuilds every commune of the membership table, sorted by INSEE code.
///
/// # Errors
/// When the source lacks a commune or its outlines do not fit together; the error names it.
pub fn rebuild(
    members: &BTreeMap<String, Member>,
    memberships: &Memberships<'_>,
    source: &DepartementCommunes,
) -> Result<Vec<Commune>> {
    members
        .iter()
        .map(|(insee, member)| {
            commune(insee, member, members, memberships, source)
                .with_context(|| format!("commune {insee} {}", member.name))
        })
        .collect()
}

/// The Epci of today's communes, and which of all are on the map.
pub struct Memberships<'a> {
    /// By INSEE code of today.
    pub epci_by_insee: &'a EpciByInsee,
    /// Those that the map draws, in any découpage.
    pub territories: &'a [Territory],
}

fn commune(
    insee: &str,
    member: &Member,
    members: &BTreeMap<String, Member>,
    memberships: &Memberships<'_>,
    source: &DepartementCommunes,
) -> Result<Commune> {
    let (record, merged_into) = match source.communes.get(insee) {
        Some(record) => (record, None),
        None => {
            let record = source.delegated_communes.get(insee).context("not in the source")?;
            let parent = record.parent.as_ref().and_then(|parent| source.communes.get(parent));
            (record, Some(parent.context("delegated commune without a parent")?))
        }
    };
    let outline = match merged_into {
        // A delegated commune that was a commune of 2015 has kept its outline.
        Some(_) => EdgeSet::union([&record.outline])?,
        None => outline_before_mergers(record, members, source)?,
    }
    .into_outline()?;
    let today = merged_into.unwrap_or(record);
    let epci_today = memberships.epci_by_insee.get(&today.insee).context("in no Epci today")?;
    let on_map = |siren: &&String, decoupage| {
        memberships
            .territories
            .iter()
            .any(|territory| territory.is_territory_of(Some(siren.as_str()), decoupage))
    };
    let [first, last] = DECOUPAGES;
    let epci = [
        member.epci.as_ref().filter(|siren| on_map(siren, first)).cloned(),
        Some(epci_today).filter(|siren| on_map(siren, last)).cloned(),
    ];
    Ok(Commune {
        insee: insee.to_owned(),
        name: member.name.clone(),
        epci_outside: epci[1].is_none().then(|| epci_today.clone()),
        epci,
        postcodes: today.postcodes.iter().cloned().collect(),
        point: commune_point(&outline, record.mairie)?,
        current_commune: (today.insee != insee || today.name != member.name)
            .then(|| (today.insee.clone(), today.name.clone())),
        outline,
    })
}

/// Today's outline minus the delegated communes that were communes of their own in 2015. The
/// delegated commune that bears the same code is not the answer: part of what the commune had
/// already absorbed by then is delegated under other codes.
fn outline_before_mergers(
    today: &SourceCommune,
    members: &BTreeMap<String, Member>,
    source: &DepartementCommunes,
) -> Result<EdgeSet> {
    let mut edges = EdgeSet::union([&today.outline])?;
    for (insee, delegated) in &source.delegated_communes {
        let is_part = delegated.parent.as_ref() == Some(&today.insee) && *insee != today.insee;
        if is_part && members.contains_key(insee) {
            edges
                .subtract(&delegated.outline)
                .with_context(|| format!("without {insee} {}", delegated.name))?;
        }
    }
    Ok(edges)
}
