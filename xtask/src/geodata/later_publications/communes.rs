//! Figures of today's communes, in `geodata/chiffres-communes.json`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

use super::indicators::{COVERAGE_2023_CSV, RATE_PARTS, TOTAL_RATE};
use super::records::{current_text, with_values};
use super::table::{Row, Table};
use crate::geodata::geojson::json_string as quoted;

/// The file, from the root of the repository.
pub const FILE: &str = "geodata/chiffres-communes.json";

/// Births by commune of residence.
const BIRTHS_CSV: &str = "insee-naissances-communes-2008-2025.csv";

/// Counts of amenities; communes without any are not in it.
const AMENITIES_CSV: &str = "insee-bpe-2025.csv";
const AMENITY_SERIES: [(&str, &str); 5] = [
    ("accueils_loisirs", "accueil_loisirs"),
    ("eaje", "eaje"),
    ("france_services", "france_services"),
    ("micro_creches", "micro_creche"),
    ("relais_petite_enfance", "relais_petite_enfance"),
];

/// The names of the France services.
const FRANCE_SERVICES_CSV: &str = "france-services-2026.csv";

/// The coverage rates of the larger communes until 2022.
const RATES_CSV: &str = "cnaf-couverture-communes-2017-2022.csv";
const RATE_SERIES: [(&str, &str); 8] = [
    ("taux_couverture", "taux_de_couv_global"),
    ("taux_couverture_accueil_individuel", "taux_de_couv_accueil_individuel_ensemble"),
    ("taux_couverture_assistantes_maternelles", "taux_de_couv_assistante_maternelle"),
    ("taux_couverture_domicile", "taux_de_couv_salariee_a_domicile"),
    ("taux_couverture_eaje", "taux_de_couv_eaje_ensemble"),
    ("taux_couverture_eaje_hors_psu", "taux_de_couv_hors_eaje_psu"),
    ("taux_couverture_eaje_psu", "taux_de_couv_eaje_psu"),
    ("taux_couverture_scolarisation", "taux_de_couv_prescolarisation"),
];

/// The numbers of places behind these rates.
const PLACES_CSV: &str = "cnaf-places-communes-2017-2022.csv";
const PLACE_SERIES: [(&str, &str); 8] = [
    ("places_accueil_individuel", "places_accueil_individuel_ensemble"),
    ("places_assistantes_maternelles", "places_assistante_maternelle"),
    ("places_domicile", "places_salariee_domicile"),
    ("places_eaje", "places_EAJE_ensemble"),
    ("places_eaje_hors_psu", "places_hors_EAJE_PSU"),
    ("places_eaje_psu", "places_EAJE_PSU"),
    ("places_offertes", "places_offertes_ensemble"),
    ("places_scolarisation", "places_prescolarisation"),
];

/// Values by commune, in the order of the dates.
type Values = BTreeMap<String, Vec<Option<f64>>>;

/// The file's text, with its values replaced by those of the tables.
///
/// # Errors
/// When a table cannot be read, or the file has another form than this module writes.
pub fn text(root: &Path) -> Result<String> {
    let [births, amenities, france_services, rates, places, coverage] =
        [BIRTHS_CSV, AMENITIES_CSV, FRANCE_SERVICES_CSV, RATES_CSV, PLACES_CSV, COVERAGE_2023_CSV]
            .map(|name| Table::read(root, name));
    let (births, amenities, france_services) = (births?, amenities?, france_services?);
    let (rates, places, coverage) = (rates?, places?, coverage?);
    with_values(FILE, &current_text(root, FILE)?, |id, _| {
        let column_of = |columns: &[(&str, &'static str)]| {
            columns.iter().find(|(name, _)| *name == id).map(|(_, column)| *column)
        };
        let values = if id == "naissances" {
            births_by_commune(&births)?
        } else if let Some(column) = column_of(&AMENITY_SERIES) {
            amenity_counts(&amenities, column)?
        } else if let Some(column) = column_of(&RATE_SERIES) {
            let mut values = yearly_series(&rates, "numero_commune", column)?;
            if let Some((_, column)) =
                RATE_PARTS.iter().chain([&TOTAL_RATE]).find(|(name, _)| *name == id)
            {
                append_2023(&mut values, &coverage, column)?;
            }
            values
        } else if let Some(column) = column_of(&PLACE_SERIES) {
            yearly_series(&places, "num_commune", column)?
        } else if id == "france_services_noms" {
            return name_lines(&france_services).map(Some);
        } else {
            return Ok(None);
        };
        Ok(Some(values.iter().map(values_line).collect()))
    })
}

fn values_line((code, values): (&String, &Vec<Option<f64>>)) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|value| value.map_or("null".to_owned(), |value| value.to_string()))
        .collect();
    format!("{}: [{}]", quoted(code), values.join(", "))
}

/// The births by commune; the table has a column for each year.
fn births_by_commune(table: &Table) -> Result<Values> {
    let entry = |row: Row<'_>| {
        let years = (2008..=2025).map(|year| row.optional_number(&year.to_string()));
        Ok((row.text("code_commune")?.to_owned(), years.collect::<Result<_>>()?))
    };
    table.rows().map(entry).collect()
}

/// The counts of the communes that have at least one.
fn amenity_counts(table: &Table, column: &str) -> Result<Values> {
    let mut values = Values::new();
    for row in table.rows() {
        let count = row.number(column)?;
        if count > 0.0 {
            values.insert(row.text("code_commune")?.to_owned(), vec![Some(count)]);
        }
    }
    Ok(values)
}

/// The values by commune; the table has a row for each commune and year, years ascending.
fn yearly_series(table: &Table, commune: &str, column: &str) -> Result<Values> {
    let mut values = Values::new();
    for row in table.rows() {
        let series = values.entry(row.text(commune)?.to_owned()).or_default();
        series.push(Some(row.number(column)?));
    }
    Ok(values)
}

/// Appends the value of 2023 to the earlier ones.
fn append_2023(values: &mut Values, coverage: &Table, column: &str) -> Result<()> {
    for row in coverage.rows_where("niveau", "COM") {
        let code = row.text("code")?;
        let series =
            values.get_mut(code).with_context(|| format!("{COVERAGE_2023_CSV}: {code} is new"))?;
        series.push(Some(row.number(column)?));
    }
    Ok(())
}

fn name_lines(table: &Table) -> Result<Vec<String>> {
    let name_line = |row: Row<'_>| {
        Ok(format!("{}: [{}]", quoted(row.text("code_commune")?), quoted(row.text("nom")?)))
    };
    table.rows().map(name_line).collect()
}
