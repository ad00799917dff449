//! The rows of the source package that concern the Haute-Marne.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::grid::Vertex;
use super::outline::Outline;
use super::wheel::Wheel;
use super::wkb;

const DEPARTEMENT: &str = "52";
/// What the tables write for an absent value.
const ABSENT: &str = "\\N";

/// A commune or delegated commune of today.
pub struct SourceCommune {
    /// INSEE code.
    pub insee: String,
    /// Name with its article, as in "La Porte du Der".
    pub nom: String,
    /// Outline of today, on the grid.
    pub outline: Outline,
    /// Town hall, where the source has it.
    pub mairie: Option<Vertex>,
    /// Postcodes; none for delegated communes.
    pub codes_postaux: BTreeSet<String>,
    /// INSEE code of the commune a delegated commune is part of.
    pub parent: Option<String>,
}

/// The département of today, each map keyed by INSEE code.
pub struct Source {
    /// Communes in their own right (type COM).
    pub communes: BTreeMap<String, SourceCommune>,
    /// Delegated communes (type COMD); the first often bears its parent's code.
    pub deleguees: BTreeMap<String, SourceCommune>,
}

#[derive(Deserialize)]
struct CommuneRow {
    id: String,
    code: String,
    r#type: String,
    nom: String,
    type_nom: String,
    commune_parent_id: String,
    geometry: String,
    mairie_localisation: String,
}

#[derive(Deserialize)]
struct PostcodeRow {
    id: String,
    code: String,
}

#[derive(Deserialize)]
struct PostcodeOfCommuneRow {
    codepostal_id: String,
    commune_id: String,
}

/// Reads the département from the package.
///
/// # Errors
/// When a table is missing or a row is not as expected; the error names table and commune.
pub fn read(wheel: &mut Wheel) -> Result<Source> {
    let rows: Vec<CommuneRow> = rows(wheel, "communes")?
        .into_iter()
        .filter(|row: &CommuneRow| row.code.starts_with(DEPARTEMENT))
        .collect();
    let insee_by_id: BTreeMap<&str, &str> =
        rows.iter().map(|row| (row.id.as_str(), row.code.as_str())).collect();
    let mut postcodes = postcodes_by_commune(wheel)?;

    let (mut communes, mut deleguees) = (BTreeMap::new(), BTreeMap::new());
    for row in &rows {
        let kind = match row.r#type.as_str() {
            "COM" => &mut communes,
            "COMD" => &mut deleguees,
            // Associated communes (COMA) lie within others that absorbed them decades ago.
            _ => continue,
        };
        let parent = insee_by_id.get(row.commune_parent_id.as_str());
        let commune = commune(row, parent.copied(), postcodes.remove(&row.id))
            .with_context(|| format!("communes, {} {}", row.code, row.nom))?;
        kind.insert(row.code.clone(), commune);
    }
    Ok(Source { communes, deleguees })
}

fn commune(
    row: &CommuneRow,
    parent: Option<&str>,
    codes_postaux: Option<BTreeSet<String>>,
) -> Result<SourceCommune> {
    let mairie = Some(row.mairie_localisation.as_str()).filter(|&text| text != ABSENT);
    Ok(SourceCommune {
        insee: row.code.clone(),
        nom: format!("{}{}", article(&row.type_nom)?, row.nom),
        outline: wkb::multi_polygon(&row.geometry).context("geometry")?,
        mairie: mairie.map(wkb::point).transpose().context("mairie_localisation")?,
        codes_postaux: codes_postaux.unwrap_or_default(),
        parent: parent.map(str::to_owned),
    })
}

/// The article that goes with INSEE's "type de nom en clair".
fn article(type_nom: &str) -> Result<&'static str> {
    Ok(match type_nom {
        "0" | "1" => "",
        "2" => "Le ",
        "3" => "La ",
        "4" => "Les ",
        "5" => "L'",
        "6" => "Aux ",
        "7" => "Las ",
        "8" => "Los ",
        _ => anyhow::bail!("type_nom {type_nom:?} is not known"),
    })
}

fn postcodes_by_commune(wheel: &mut Wheel) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let codes: BTreeMap<String, String> = rows(wheel, "codes_postaux")?
        .into_iter()
        .map(|row: PostcodeRow| (row.id, row.code))
        .collect();
    let mut by_commune: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows::<PostcodeOfCommuneRow>(wheel, "codes_postaux_communes")? {
        let code = codes.get(&row.codepostal_id).with_context(|| {
            format!("codes_postaux_communes: no postcode has id {}", row.codepostal_id)
        })?;
        by_commune.entry(row.commune_id).or_default().insert(code.clone());
    }
    Ok(by_commune)
}

fn rows<Row: DeserializeOwned>(wheel: &mut Wheel, table: &str) -> Result<Vec<Row>> {
    let text = wheel.table(table)?;
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .with_context(|| table.to_owned())
}
