//! The figures of 2023 and those of the département over the years, in `geodata/indicateurs.json`.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::records::{current_text, with_values};
use super::table::{Row, Table};
use crate::geodata::geojson::json_string as quoted;

/// The file, from the root of the repository.
pub const FILE: &str = "geodata/indicateurs.json";

/// The coverage rates of 2023 as the Cnaf publishes them. The id of their record in `sources.json` is this name
/// without its ending.
pub const COVERAGE_2023_CSV: &str = "cnaf-couverture-2023.csv";
const COVERAGE_2023_SOURCE: &str = "cnaf-couverture-2023";

/// The département's figures over the years.
pub const YEARLY_CSV: &str = "drees-haute-marne-2010-2023.csv";

/// The Epci with only one commune in the département: no figure is about it.
const EPCI_NOT_ON_MAP: &str = "200068559";

/// The indicator that the document has too, and its column of [`COVERAGE_2023_CSV`].
pub const TOTAL_RATE: (&str, &str) = ("taux_couverture", "txcouv");

/// The parts of that rate, and their columns of [`COVERAGE_2023_CSV`].
pub const RATE_PARTS: [(&str, &str); 4] = [
    ("taux_couverture_assistantes_maternelles", "txcouv_am_ind"),
    ("taux_couverture_domicile", "txcouv_gad_ind"),
    ("taux_couverture_eaje", "txcouv_eaje"),
    ("taux_couverture_scolarisation", "txcouv_prescol"),
];

/// Indicators of the département, and their series of [`YEARLY_CSV`].
pub const YEARLY_SERIES: [(&str, &str); 4] = [
    ("agrements_assistantes_maternelles", "assistants_maternels_agrements"),
    ("creches_familiales", "creches_familiales"),
    ("eaje_collectifs", "eaje_collectifs"),
    ("places_eaje_collectifs", "places_eaje_collectifs"),
];

/// The file's text with the values of the tables; see [`with_tables`].
///
/// # Errors
/// When a table cannot be read, or the file has another form than this module writes.
pub fn text(root: &Path) -> Result<String> {
    with_tables(root, &current_text(root, FILE)?)
}

/// `text` with the values of the tables. In the total rate they replace those with [`COVERAGE_2023_SOURCE`], in the
/// other indicators those of the indicator's own source; values of the document and of further sources stay.
fn with_tables(root: &Path, text: &str) -> Result<String> {
    let coverage = Table::read(root, COVERAGE_2023_CSV)?;
    let yearly = Table::read(root, YEARLY_CSV)?;
    with_values(FILE, text, |id, lines| {
        let column_of = |columns: &[(&str, &'static str)]| {
            columns.iter().find(|(name, _)| *name == id).map(|(_, column)| *column)
        };
        let total = column_of(&[TOTAL_RATE]);
        let values = if let Some(column) = total {
            rate_lines(&coverage, column, Some(COVERAGE_2023_SOURCE))?
        } else if let Some(column) = column_of(&RATE_PARTS) {
            rate_lines(&coverage, column, None)?
        } else if let Some(name) = column_of(&YEARLY_SERIES) {
            series_lines(&yearly, name)?
        } else {
            return Ok(None);
        };
        let kept = lines.iter().filter(|line| match total {
            Some(_) => !line.contains(&source_member(COVERAGE_2023_SOURCE)),
            None => line.contains("\"source\": "),
        });
        Ok(Some(kept.cloned().chain(values).collect()))
    })
}

/// The member of a value whose source is not its indicator's.
fn source_member(id: &str) -> String {
    format!(", \"source\": {}", quoted(id))
}

/// A line for each territory of today, the département and France.
fn rate_lines(coverage: &Table, column: &str, source: Option<&str>) -> Result<Vec<String>> {
    let source = source.map(source_member).unwrap_or_default();
    let value_line = |row: Row<'_>, territory: &str| -> Result<String> {
        let (date, value) = (row.text("annee")?, row.number(column)?);
        Ok(format!(
            "{{ \"territoire\": \"{territory}\", \"date\": \"{date}\", \"valeur\": {value}{source} }}"
        ))
    };
    let mut lines = Vec::new();
    for row in coverage.rows_where("niveau", "EPCI") {
        let siren = row.text("code")?;
        if siren != EPCI_NOT_ON_MAP {
            lines.push(value_line(row, siren)?);
        }
    }
    ensure!(lines.is_sorted(), "{COVERAGE_2023_CSV}: Epci are not in the order of their SIREN");
    for (level, territory) in [("DEP", "departement"), ("FRANCE", "france")] {
        let row = coverage.rows_where("niveau", level).next();
        lines.push(value_line(
            row.with_context(|| format!("{COVERAGE_2023_CSV}: no {level}"))?,
            territory,
        )?);
    }
    Ok(lines)
}

/// A line for each year of a series of the département.
fn series_lines(yearly: &Table, name: &str) -> Result<Vec<String>> {
    let value_line = |row: Row<'_>| -> Result<String> {
        let (date, value) = (row.text("annee")?, row.number("valeur")?);
        Ok(format!(
            "{{ \"territoire\": \"departement\", \"date\": \"{date}\", \"valeur\": {value} }}"
        ))
    };
    let lines = yearly.rows_where("serie", name).map(value_line).collect::<Result<Vec<_>>>()?;
    ensure!(!lines.is_empty(), "{YEARLY_CSV}: no series {name}");
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_added_by_hand_stay() {
        let root = &Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let added = "      { \"territoire\": \"departement\", \"date\": \"2024\", \"valeur\": 1, \"source\": \"x\" }";
        for id in [TOTAL_RATE.0, RATE_PARTS[0].0, YEARLY_SERIES[0].0] {
            let committed = current_text(root, FILE).unwrap();
            let record = committed.find(&format!("\"id\": \"{id}\"")).expect(id);
            let start = record + committed[record..].find("\"valeurs\": [\n").expect(id) + 13;
            let edited = format!("{}{added},\n{}", &committed[..start], &committed[start..]);
            let written = with_tables(root, &edited).unwrap();
            assert_eq!(written.matches(added).count(), 1, "{id}");
            assert_eq!(written.lines().count(), edited.lines().count(), "{id}: and no other value");
            assert_eq!(with_tables(root, &written).unwrap(), written, "{id}");
        }
    }
}
