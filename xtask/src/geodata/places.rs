//! The names that a search must know besides those of the communes: what the département, its
//! region and the other départements are called, and the names that communes have besides their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use super::geojson::json_object;
use super::membership::Member;
use super::source::{DEPARTEMENT_CODE, DepartementRow, Tables};

/// Everyday names that no table of the package has: path from the root of the repository.
const EVERYDAY_NAMES_CSV: &str = "geodata/source/noms-usage.csv";

#[derive(Deserialize)]
struct EverydayRow {
    /// What the name is of: `commune` or `region`.
    objet: String,
    /// INSEE code of the commune; empty for a region, which is that of the map.
    code: String,
    nom: String,
}

/// The text of `lieux.json`.
///
/// # Errors
/// When a table cannot be read or names a commune that is not there.
pub fn text(root: &Path, tables: &Tables, members: &BTreeMap<String, Member>) -> Result<String> {
    let local_departement = tables.departements.iter().find(|row| row.code == DEPARTEMENT_CODE);
    let local_departement =
        local_departement.with_context(|| format!("departements: no {DEPARTEMENT_CODE}"))?;
    let region = tables.regions.iter().find(|row| row.id == local_departement.region_id);
    let mut regions = vec![region.context("regions: not the département's")?.nom.clone()];

    let mut names = names_of_parts(tables, members)?;
    let table = fs::read(root.join(EVERYDAY_NAMES_CSV)).context(EVERYDAY_NAMES_CSV)?;
    for row in csv::Reader::from_reader(table.as_slice()).deserialize() {
        let EverydayRow { objet, code, nom } = row.context(EVERYDAY_NAMES_CSV)?;
        match objet.as_str() {
            "region" => regions.push(nom),
            "commune" => {
                ensure!(members.contains_key(&code), "{EVERYDAY_NAMES_CSV}: no commune {code}");
                names.push((nom, code, "usage"));
            }
            other => bail!("{EVERYDAY_NAMES_CSV}: {other} is neither commune nor region"),
        }
    }
    names.sort();

    let mut departements: Vec<&DepartementRow> = tables.departements.iter().collect();
    departements.sort_by(|a, b| a.code.cmp(&b.code));
    let departements =
        departements.into_iter().map(departement_record).collect::<Result<Vec<_>>>()?;
    let names: Vec<String> = names
        .iter()
        .map(|(nom, insee, nature)| {
            json_object(&[("nom", nom), ("insee", insee), ("nature", nature)])
        })
        .collect();
    Ok(format!(
        "{{\n  \"departement\": {},\n  \"regions\": {},\n  \"departements\": [\n    {}\n  ],\n  \
         \"noms\": [\n    {}\n  ]\n}}\n",
        super::geojson::json_string(DEPARTEMENT_CODE),
        super::geojson::json_strings(&regions),
        departements.join(",\n    "),
        names.join(",\n    ")
    ))
}

/// Name, INSEE code of the commune of 2015 and kind of each part of a commune that is no commune of
/// 2015 itself. Parts lie in the commune that bears their parent's code: the delegated communes that
/// were communes in 2015 have a code of their own.
fn names_of_parts(
    tables: &Tables,
    members: &BTreeMap<String, Member>,
) -> Result<Vec<(String, String, &'static str)>> {
    let codes: BTreeMap<&str, &str> =
        tables.communes.iter().map(|row| (row.id.as_str(), row.code.as_str())).collect();
    let mut parts = Vec::new();
    for row in &tables.communes {
        let nature = match row.r#type.as_str() {
            "COMD" => "deleguee",
            "COMA" => "associee",
            _ => continue,
        };
        let parent = codes.get(row.commune_parent_id.as_str()).copied().unwrap_or_default();
        if members.contains_key(parent) && !members.contains_key(&row.code) {
            parts.push((row.name()?, parent.to_owned(), nature));
        }
    }
    Ok(parts)
}

/// A département with what a sentence says of it: « dans l’Aube », « de l’Aube ».
fn departement_record(row: &DepartementRow) -> Result<String> {
    // As French typography wants it.
    let nom = &row.nom.replace('\'', "’");
    let (in_text, of_text) = match row.type_nom.as_str() {
        // Names made of several rivers take no article, nor do towns and islands.
        "0" if nom.contains('-') => (format!("en {nom}"), format!("de {nom}")),
        "0" => (format!("à {nom}"), format!("de {nom}")),
        "1" => (format!("en {nom}"), format!("d’{nom}")),
        "2" => (format!("dans le {nom}"), format!("du {nom}")),
        "3" => (format!("dans la {nom}"), format!("de la {nom}")),
        "4" => (format!("dans les {nom}"), format!("des {nom}")),
        "5" => (format!("dans l’{nom}"), format!("de l’{nom}")),
        other => bail!("departements, {nom}: type_nom {other:?} is not known"),
    };
    Ok(json_object(&[("code", &row.code), ("nom", nom), ("dans", &in_text), ("de", &of_text)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_contracted() {
        for (nom, type_nom, expected) in [
            ("Aube", "5", "\"dans\": \"dans l’Aube\", \"de\": \"de l’Aube\""),
            ("Vosges", "4", "\"dans\": \"dans les Vosges\", \"de\": \"des Vosges\""),
            ("Paris", "0", "\"dans\": \"à Paris\", \"de\": \"de Paris\""),
            ("Eure-et-Loir", "1", "\"dans\": \"en Eure-et-Loir\", \"de\": \"d’Eure-et-Loir\""),
        ] {
            let [id, code, region_id] = ["0", "10", "0"].map(str::to_owned);
            let row = DepartementRow {
                id,
                code,
                nom: nom.into(),
                type_nom: type_nom.into(),
                chef_lieu_id: String::new(),
                region_id,
            };
            let text = departement_record(&row).unwrap();
            assert!(text.contains(expected), "{text}");
        }
    }
}
