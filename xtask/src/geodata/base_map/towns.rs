//! The towns of the base map.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::frame::Frame;
use crate::geodata::commune_point::commune_point;
use crate::geodata::communes::{Commune, DECOUPAGES};
use crate::geodata::edge_set::EdgeSet;
use crate::geodata::grid::Vertex;
use crate::geodata::source::{CommuneRow, DEPARTEMENT_CODE, Tables};

/// The file with the least populations of towns, from the root of the repository.
const METADATA: &str = "geodata/territoire.json";
/// Outside the map, a town is left out if a larger one is within this distance, in metres: suburbs do not help
/// orientation.
const MIN_SPACING_METRES: f64 = 15_000.0;

/// A town as the map shows it: today's commune, by its town hall.
pub struct Town {
    /// Five characters, of today.
    pub insee: String,
    /// With its article, as in "Le Mans".
    pub name: String,
    /// Two characters: "52".
    pub departement: String,
    /// Of the whole commune, in the package's year.
    pub inhabitants: u32,
    /// Its town hall, else a point inside.
    pub point: Vertex,
    /// Whether the prefect of its département is there.
    pub is_prefecture: bool,
}

/// Where towns are searched.
pub struct BaseMapArea<'a> {
    /// The communes of the map.
    pub communes: &'a [Commune],
    /// The area that the base map covers.
    pub frame: &'a Frame,
}

/// The towns, by INSEE code. On the map: those above a population, and the most populous commune of each Epci.
/// Around it: those above another population without a larger one nearby.
///
/// # Errors
/// When a row or the numbers of `territoire.json` cannot be read.
pub fn select_towns(root: &Path, tables: &Tables, area: &BaseMapArea<'_>) -> Result<Vec<Town>> {
    let [min_inhabitants_inside, min_inhabitants_around] = min_inhabitants(root)?;
    let departements: BTreeMap<&str, (&str, &str)> = tables
        .departements
        .iter()
        .map(|row| (row.id.as_str(), (row.code.as_str(), row.chef_lieu_id.as_str())))
        .collect();
    let mut candidates = Vec::new();
    for row in tables.communes.iter().filter(|row| row.r#type == "COM" && row.has_outline()) {
        let Some((code, prefecture)) = departements.get(row.departement_id.as_str()) else {
            continue;
        };
        let Ok(inhabitants) = row.population_municipale.parse::<u32>() else { continue };
        let is_inside = *code == DEPARTEMENT_CODE;
        let is_in_frame =
            row.mairie().unwrap_or_default().is_some_and(|place| area.frame.contains(place));
        if is_inside || (is_in_frame && inhabitants >= min_inhabitants_around) {
            candidates.push((row, *code, inhabitants, row.id == *prefecture));
        }
    }
    // The largest first; of equal ones the first by code.
    candidates.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.code.cmp(&b.0.code)));
    let main = main_communes(area.communes, candidates.iter().map(|(row, ..)| *row));
    let mut towns: Vec<Town> = Vec::new();
    for (row, departement, inhabitants, is_prefecture) in candidates {
        let is_inside = departement == DEPARTEMENT_CODE;
        if is_inside && inhabitants < min_inhabitants_inside && !main.contains(row.code.as_str()) {
            continue;
        }
        let outline = EdgeSet::union([&row.outline()?])?.into_outline()?;
        let point =
            commune_point(&outline, row.mairie()?).with_context(|| row.code.clone())?.position;
        let is_near = |town: &Town| {
            let (east, north) = town.point.metres_to(point);
            east * east + north * north < MIN_SPACING_METRES * MIN_SPACING_METRES
        };
        if is_inside || !towns.iter().any(is_near) {
            let (insee, name) = (row.code.clone(), row.name()?);
            let departement = departement.to_owned();
            towns.push(Town { insee, name, departement, inhabitants, point, is_prefecture });
        }
    }
    towns.sort_by(|a, b| a.insee.cmp(&b.insee));
    Ok(towns)
}

/// The codes of the most populous communes of today of each Epci in each découpage; `by_size` has the largest
/// first.
fn main_communes<'a>(
    communes: &[Commune],
    by_size: impl Iterator<Item = &'a CommuneRow>,
) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut main = BTreeSet::new();
    for row in by_size {
        let Some(commune) = communes.iter().find(|commune| commune.insee == row.code) else {
            continue;
        };
        for decoupage in DECOUPAGES {
            if let Some(siren) = commune.epci(decoupage)
                && seen.insert(siren)
            {
                main.insert(row.code.as_str());
            }
        }
    }
    main
}

/// The least populations of towns on the map and around it.
fn min_inhabitants(root: &Path) -> Result<[u32; 2]> {
    let file: Value = serde_json::from_slice(&fs::read(root.join(METADATA)).context(METADATA)?)?;
    let number = |name| {
        let number = file["reperes"][name].as_u64().and_then(|value| u32::try_from(value).ok());
        number.with_context(|| format!("{METADATA}: reperes.{name}"))
    };
    Ok([number("habitants_dedans")?, number("habitants_autour")?])
}
