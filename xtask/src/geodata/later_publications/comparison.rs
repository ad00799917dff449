//! The ranks of today's territories in France, and the Epci most like them, in
//! `geodata/comparaison-france.json`.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::indicators::COVERAGE_2023_CSV;
use super::records::current_text;
use super::table::{Row, Table};
use crate::geodata::geojson::{json_string as quoted, json_strings};

/// The file, from the root of the repository.
pub const FILE: &str = "geodata/comparaison-france.json";

/// The rates of all France.
pub const FRANCE_CSV: &str = "cnaf-couverture-france-2023.csv";

/// The names of the similar Epci: the rows of `etalab-epci-2026` that are needed.
const NAMES_CSV: &str = "epci-semblables.csv";

/// The rate and its four parts, in the order of `indicateurs` in the file.
const RATE_COLUMNS: [&str; 5] =
    ["txcouv", "txcouv_eaje", "txcouv_am_ind", "txcouv_prescol", "txcouv_gad_ind"];

/// Codes of rows with a level's name that are not of it: the communes outside all Epci, and two overseas
/// collectivities among the départements.
const EXCLUDED_CODES: [&str; 3] = ["XX", "977", "978"];

/// How many similar Epci a territory lists.
const SIMILAR_COUNT: usize = 5;

/// A row of the table of France: any Epci, département or region.
struct FrenchTerritory<'a> {
    code: &'a str,
    values: Vec<f64>,
}

/// The file's text, with its territories replaced by those of the tables.
///
/// # Errors
/// When a table cannot be read or lacks a territory or a name.
pub fn text(root: &Path) -> Result<String> {
    let current_text = current_text(root, FILE)?;
    let start = "  \"territoires\": [\n";
    let (head, _) =
        current_text.split_once(start).with_context(|| format!("{FILE}: no territoires"))?;
    let (coverage, france) =
        (Table::read(root, COVERAGE_2023_CSV)?, Table::read(root, FRANCE_CSV)?);
    let names = Table::read(root, NAMES_CSV)?;
    let names: HashMap<&str, Row<'_>> =
        names.rows().map(|row| Ok((row.text("siren")?, row))).collect::<Result<_>>()?;
    let mut territories = Vec::new();
    for (level, csv_level) in
        [("EPCI", "epci"), ("DEP", "dep"), ("REG", "reg"), ("FRANCE", "france")]
    {
        let all = territories_at_level(&france, csv_level)?;
        for row in coverage.rows_where("niveau", level) {
            let (code, values) = (row.text("code")?, row.numbers(&RATE_COLUMNS)?);
            let territory = all.iter().find(|other| other.code == code || level == "FRANCE");
            let territory = territory.with_context(|| format!("{FRANCE_CSV}: no {code}"))?;
            ensure!(
                territory.values == values,
                "{FRANCE_CSV}: {code} differs from {COVERAGE_2023_CSV}"
            );
            let mut members = vec![
                format!("\"niveau\": {}", quoted(&level.to_lowercase())),
                format!("\"code\": {}", quoted(code)),
                format!("\"nom\": {}", quoted(row.text("nom")?)),
                format!("\"valeurs\": {}", json_numbers(&values)),
            ];
            if level != "FRANCE" {
                members.extend(rank_members(&all, territory));
            }
            if level == "EPCI" {
                members.push(similar_member(&all, territory, &names)?);
            }
            territories.push(format!("    {{\n      {}\n    }}", members.join(",\n      ")));
        }
    }
    Ok(format!("{head}{start}{}\n  ]\n}}\n", territories.join(",\n")))
}

fn territories_at_level<'a>(france: &'a Table, level: &'a str) -> Result<Vec<FrenchTerritory<'a>>> {
    let rows = france.rows_where("niveau", level);
    let all = rows.map(|row| {
        Ok(FrenchTerritory { code: row.text("code")?, values: row.numbers(&RATE_COLUMNS)? })
    });
    let all: Vec<FrenchTerritory<'_>> = all.collect::<Result<_>>()?;
    Ok(all.into_iter().filter(|territory| !EXCLUDED_CODES.contains(&territory.code)).collect())
}

/// How many have a higher rate, the others that have the same, and how many there are.
fn rank_members(all: &[FrenchTerritory<'_>], territory: &FrenchTerritory<'_>) -> [String; 3] {
    let higher = all.iter().filter(|other| other.values[0] > territory.values[0]).count();
    let same = all.iter().filter(|other| other.values[0] == territory.values[0]);
    let same: Vec<String> =
        same.map(|other| other.code.to_owned()).filter(|code| code != territory.code).collect();
    [
        format!("\"rang\": {}", higher + 1),
        format!("\"ex_aequo\": {}", json_strings(&same)),
        format!("\"sur\": {}", all.len()),
    ]
}

/// The Epci whose four parts differ least: by the root of the sum of the squared differences, in points.
fn similar_member(
    all: &[FrenchTerritory<'_>],
    territory: &FrenchTerritory<'_>,
    names: &HashMap<&str, Row<'_>>,
) -> Result<String> {
    let distance = |other: &FrenchTerritory<'_>| {
        let parts = territory.values.iter().zip(&other.values).skip(1);
        parts.map(|(value, other)| (value - other).powi(2)).sum::<f64>().sqrt()
    };
    let others = all.iter().filter(|other| other.code != territory.code);
    let mut others: Vec<(f64, &FrenchTerritory<'_>)> =
        others.map(|other| (distance(other), other)).collect();
    others.sort_by(|(a, first), (b, second)| a.total_cmp(b).then(first.code.cmp(second.code)));
    let json_line = |(distance, other): &(f64, &FrenchTerritory<'_>)| -> Result<String> {
        let row = names.get(other.code);
        let row = row.with_context(|| format!("{NAMES_CSV}: no {}", other.code))?;
        Ok(format!(
            "        {{ \"siren\": {}, \"nom\": {}, \"departement\": {}, \"ecart\": {distance:.2}, \"valeurs\": {} }}",
            quoted(other.code),
            quoted(row.text("nom")?),
            quoted(row.text("departement")?),
            json_numbers(&other.values)
        ))
    };
    let lines = others.iter().take(SIMILAR_COUNT).map(json_line).collect::<Result<Vec<_>>>()?;
    Ok(format!("\"semblables\": [\n{}\n      ]", lines.join(",\n")))
}

fn json_numbers(values: &[f64]) -> String {
    let values: Vec<String> = values.iter().map(f64::to_string).collect();
    format!("[{}]", values.join(", "))
}
