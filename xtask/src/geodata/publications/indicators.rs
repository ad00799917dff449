//! The figures of 2023 and those of the département over the years, in `geodata/indicateurs.json`.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::records::{current_text, with_values};
use super::table::{Row, Table};
use crate::geodata::geojson::text as quoted;

/// The file, from the root of the repository.
pub const FILE: &str = "geodata/indicateurs.json";

/// The coverage of 2023 and its parts, as the Cnaf publishes them; `sources.json` calls it so, too.
pub const COVERAGE: &str = "cnaf-couverture-2023.csv";
const COVERAGE_SOURCE: &str = "cnaf-couverture-2023";

/// The figures of the département over the years.
pub const YEARLY: &str = "drees-haute-marne-2010-2023.csv";

/// The intercommunality of which only one commune is in the département: no figure is about that.
const NOT_ON_MAP: &str = "200068559";

/// The indicator that the document has, too.
pub const TOTAL: (&str, &str) = ("taux_couverture", "txcouv");

/// The parts of it, and their columns of [`COVERAGE`].
pub const PARTS: [(&str, &str); 4] = [
    ("taux_couverture_assistantes_maternelles", "txcouv_am_ind"),
    ("taux_couverture_domicile", "txcouv_gad_ind"),
    ("taux_couverture_eaje", "txcouv_eaje"),
    ("taux_couverture_scolarisation", "txcouv_prescol"),
];

/// What the département has, and the series of [`YEARLY`].
pub const SERIES: [(&str, &str); 4] = [
    ("agrements_assistantes_maternelles", "assistants_maternels_agrements"),
    ("creches_familiales", "creches_familiales"),
    ("eaje_collectifs", "eaje_collectifs"),
    ("places_eaje_collectifs", "places_eaje_collectifs"),
];

/// The text of the file as it is, with these values as they are now. What is written there of the
/// document is left as it is.
///
/// # Errors
/// When a table cannot be read, or the file has another form than this module writes.
pub fn text(root: &Path) -> Result<String> {
    let coverage = Table::read(root, COVERAGE)?;
    let yearly = Table::read(root, YEARLY)?;
    with_values(FILE, &current_text(root, FILE)?, |id, own| {
        let of = |columns: &[(&str, &'static str)]| {
            columns.iter().find(|(own, _)| *own == id).map(|(_, column)| *column)
        };
        if let Some(column) = of(&[TOTAL]) {
            let mut all: Vec<String> =
                own.iter().filter(|line| !line.contains("\"source\": ")).cloned().collect();
            all.extend(values(&coverage, column, Some(COVERAGE_SOURCE))?);
            return Ok(Some(all));
        }
        if let Some(column) = of(&PARTS) {
            return values(&coverage, column, None).map(Some);
        }
        of(&SERIES).map(|name| series(&yearly, name)).transpose()
    })
}

/// A line for each territory of today, the département and France.
fn values(coverage: &Table, column: &str, source: Option<&str>) -> Result<Vec<String>> {
    let source = source.map(|id| format!(", \"source\": {}", quoted(id))).unwrap_or_default();
    let line = |row: Row<'_>, territory: &str| -> Result<String> {
        let (date, value) = (row.text("annee")?, row.number(column)?);
        Ok(format!(
            "{{ \"territoire\": \"{territory}\", \"date\": \"{date}\", \"valeur\": {value}{source} }}"
        ))
    };
    let mut lines = Vec::new();
    for row in coverage.rows_of("niveau", "EPCI") {
        let siren = row.text("code")?;
        if siren != NOT_ON_MAP {
            lines.push(line(row, siren)?);
        }
    }
    ensure!(
        lines.is_sorted(),
        "{COVERAGE}: intercommunalities are not in the order of their SIREN"
    );
    for (level, territory) in [("DEP", "departement"), ("FRANCE", "france")] {
        let row = coverage.rows_of("niveau", level).next();
        lines.push(line(row.with_context(|| format!("{COVERAGE}: no {level}"))?, territory)?);
    }
    Ok(lines)
}

/// A line for each year of a series of the département.
fn series(yearly: &Table, name: &str) -> Result<Vec<String>> {
    let line = |row: Row<'_>| -> Result<String> {
        let (date, value) = (row.text("annee")?, row.number("valeur")?);
        Ok(format!(
            "{{ \"territoire\": \"departement\", \"date\": \"{date}\", \"valeur\": {value} }}"
        ))
    };
    let lines = yearly.rows_of("serie", name).map(line).collect::<Result<Vec<_>>>()?;
    ensure!(!lines.is_empty(), "{YEARLY}: no series {name}");
    Ok(lines)
}
