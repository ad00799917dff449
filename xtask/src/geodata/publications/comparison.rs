//! Where today's territories stand in France, and which intercommunalities are most like them, in
//! `geodata/comparaison-france.json`.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::indicators::COVERAGE;
use super::records::current_text;
use super::table::{Row, Table};
use crate::geodata::geojson::{list, text as quoted};

/// The file, from the root of the repository.
pub const FILE: &str = "geodata/comparaison-france.json";

/// The rates of all France.
pub const FRANCE: &str = "cnaf-couverture-france-2023.csv";

/// The names of the intercommunalities that are told: those of `etalab-epci-2026` that are needed.
const NAMES: &str = "epci-semblables.csv";

/// The rate and its four parts, in the order of `indicateurs` in the file.
const COLUMNS: [&str; 5] =
    ["txcouv", "txcouv_eaje", "txcouv_am_ind", "txcouv_prescol", "txcouv_gad_ind"];

/// Codes of rows that bear a level's name without being of it: the communes outside all
/// intercommunalities, and two overseas collectivities among the départements.
const EXCLUDED_CODES: [&str; 3] = ["XX", "977", "978"];

/// How many of the most similar are told.
const MOST_SIMILAR: usize = 5;

/// A row of the table of France: any intercommunality, département or region.
struct FrenchTerritory<'a> {
    code: &'a str,
    values: Vec<f64>,
}

/// The text of the file as it is, with the territories as the tables have them now.
///
/// # Errors
/// When a table cannot be read or lacks a territory or a name.
pub fn text(root: &Path) -> Result<String> {
    let current_text = current_text(root, FILE)?;
    let start = "  \"territoires\": [\n";
    let (head, _) =
        current_text.split_once(start).with_context(|| format!("{FILE}: no territoires"))?;
    let (ours, france) = (Table::read(root, COVERAGE)?, Table::read(root, FRANCE)?);
    let names = Table::read(root, NAMES)?;
    let names: HashMap<&str, Row<'_>> =
        names.rows().map(|row| Ok((row.text("siren")?, row))).collect::<Result<_>>()?;
    let mut territories = Vec::new();
    for (level, their_level) in
        [("EPCI", "epci"), ("DEP", "dep"), ("REG", "reg"), ("FRANCE", "france")]
    {
        let all = level_of(&france, their_level)?;
        for row in ours.rows_of("niveau", level) {
            let (code, values) = (row.text("code")?, row.numbers(&COLUMNS)?);
            let theirs = all.iter().find(|own| own.code == code || level == "FRANCE");
            let theirs = theirs.with_context(|| format!("{FRANCE}: no {code}"))?;
            ensure!(theirs.values == values, "{FRANCE}: {code} differs from {COVERAGE}");
            let mut members = vec![
                format!("\"niveau\": {}", quoted(&level.to_lowercase())),
                format!("\"code\": {}", quoted(code)),
                format!("\"nom\": {}", quoted(row.text("nom")?)),
                format!("\"valeurs\": {}", numbers(&values)),
            ];
            if level != "FRANCE" {
                members.extend(rank(&all, theirs));
            }
            if level == "EPCI" {
                members.push(similar(&all, theirs, &names)?);
            }
            territories.push(format!("    {{\n      {}\n    }}", members.join(",\n      ")));
        }
    }
    Ok(format!("{head}{start}{}\n  ]\n}}\n", territories.join(",\n")))
}

fn level_of<'a>(france: &'a Table, level: &'a str) -> Result<Vec<FrenchTerritory<'a>>> {
    let rows = france.rows_of("niveau", level);
    let all = rows
        .map(|row| Ok(FrenchTerritory { code: row.text("code")?, values: row.numbers(&COLUMNS)? }));
    let all: Vec<FrenchTerritory<'_>> = all.collect::<Result<_>>()?;
    Ok(all.into_iter().filter(|own| !EXCLUDED_CODES.contains(&own.code)).collect())
}

/// How many have a higher rate, the others that have the same, and how many there are.
fn rank(all: &[FrenchTerritory<'_>], own: &FrenchTerritory<'_>) -> [String; 3] {
    let higher = all.iter().filter(|other| other.values[0] > own.values[0]).count();
    let same = all.iter().filter(|other| other.values[0] == own.values[0]);
    let same: Vec<String> =
        same.map(|other| other.code.to_owned()).filter(|code| code != own.code).collect();
    [
        format!("\"rang\": {}", higher + 1),
        format!("\"ex_aequo\": {}", list(&same)),
        format!("\"sur\": {}", all.len()),
    ]
}

/// The intercommunalities whose four parts differ least: by the root of the sum of the squared
/// differences, in points.
fn similar(
    all: &[FrenchTerritory<'_>],
    own: &FrenchTerritory<'_>,
    names: &HashMap<&str, Row<'_>>,
) -> Result<String> {
    let distance = |other: &FrenchTerritory<'_>| {
        let parts = own.values.iter().zip(&other.values).skip(1);
        parts.map(|(own, other)| (own - other).powi(2)).sum::<f64>().sqrt()
    };
    let others = all.iter().filter(|other| other.code != own.code);
    let mut others: Vec<(f64, &FrenchTerritory<'_>)> =
        others.map(|other| (distance(other), other)).collect();
    others.sort_by(|(a, first), (b, second)| a.total_cmp(b).then(first.code.cmp(second.code)));
    let line = |(distance, other): &(f64, &FrenchTerritory<'_>)| -> Result<String> {
        let row = names.get(other.code);
        let row = row.with_context(|| format!("{NAMES}: no {}", other.code))?;
        Ok(format!(
            "        {{ \"siren\": {}, \"nom\": {}, \"departement\": {}, \"ecart\": {distance:.2}, \"valeurs\": {} }}",
            quoted(other.code),
            quoted(row.text("nom")?),
            quoted(row.text("departement")?),
            numbers(&other.values)
        ))
    };
    let lines = others.iter().take(MOST_SIMILAR).map(line).collect::<Result<Vec<_>>>()?;
    Ok(format!("\"semblables\": [\n{}\n      ]", lines.join(",\n")))
}

fn numbers(values: &[f64]) -> String {
    let values: Vec<String> = values.iter().map(f64::to_string).collect();
    format!("[{}]", values.join(", "))
}
