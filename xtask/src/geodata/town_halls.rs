//! The town halls of the communes of today: how to reach them, as the package has it from the directory
//! of the administration (DILA). What it does not hold is left out, never guessed.

use anyhow::{Context, Result};

use super::geojson;
use super::source::{CommuneRow, DEPARTEMENT_CODE, Tables};

/// The publication that the records name.
const SOURCE: &str = "annuaire-mairies";

/// Days on which the same hours hold, as the package writes them: from, to, and the hours of a day,
/// « 08:30:00 » to « 12:00:00 ».
type Opening = (String, String, Vec<(String, String)>);

/// The text of `mairies.json`: one record per commune in its own right, sorted by code. A delegated commune has
/// the town hall of the commune that it is part of.
///
/// # Errors
/// When a row is not as expected; the error names the commune.
pub fn text(tables: &Tables) -> Result<String> {
    let is_in_departement =
        |row: &&CommuneRow| row.r#type == "COM" && row.code.starts_with(DEPARTEMENT_CODE);
    let mut communes: Vec<&CommuneRow> = tables.communes.iter().filter(is_in_departement).collect();
    communes.sort_by(|a, b| a.code.cmp(&b.code));
    let records = communes.into_iter().filter_map(|row| {
        record(row).with_context(|| format!("communes, {}", row.code)).transpose()
    });
    Ok(format!("[\n{}\n]\n", records.collect::<Result<Vec<_>>>()?.join(",\n")))
}

/// The record of a commune; `None` where the package has nothing about its town hall.
fn record(row: &CommuneRow) -> Result<Option<String>> {
    let address = row.mairie_adresse.lines().map(str::trim).collect::<Vec<_>>().join(", ");
    let details = [
        ("adresse", address.replace('\'', "’")),
        ("telephone", row.mairie_telephone.clone()),
        ("courriel", row.mairie_email.clone()),
        ("site", row.mairie_site.clone()),
        ("horaires", hours(&row.mairie_horaires)?),
    ];
    let details: Vec<_> = details.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    if details.is_empty() {
        return Ok(None);
    }
    let identity = [("commune", row.code.clone()), ("nom", row.name()?.replace('\'', "’"))];
    let members: Vec<String> = identity
        .into_iter()
        .chain(details)
        .map(|(name, value)| format!("    \"{name}\": {}", geojson::json_string(&value)))
        .chain([format!("    \"source\": {}", geojson::json_object(&[("id", SOURCE)]))])
        .collect();
    Ok(Some(format!("  {{\n{}\n  }}", members.join(",\n"))))
}

/// Opening hours in words: « lundi, mardi de 9 h à 12 h et de 13 h 30 à 17 h ; jeudi de 9 h à 12 h ». Days with
/// the same hours are grouped.
fn hours(json: &str) -> Result<String> {
    let openings: Vec<Opening> = serde_json::from_str(json).context("mairie_horaires")?;
    let mut schedule: Vec<(String, String)> = Vec::new();
    for (from, to, ranges) in openings {
        let days = if from == to { from } else { format!("du {from} au {to}") };
        let ranges: Vec<String> = ranges
            .iter()
            .map(|(from, to)| Ok(format!("de {} à {}", hour(from)?, hour(to)?)))
            .collect::<Result<_>>()?;
        let ranges = ranges.join(" et ");
        match schedule.iter_mut().find(|(_, hours)| *hours == ranges) {
            Some((earlier_days, _)) => *earlier_days = format!("{earlier_days}, {days}"),
            None => schedule.push((days, ranges)),
        }
    }
    let schedule: Vec<String> =
        schedule.iter().map(|(days, ranges)| format!("{days} {ranges}")).collect();
    Ok(schedule.join(" ; "))
}

/// « 08:30:00 » as « 8 h 30 », « 12:00:00 » as « 12 h ».
fn hour(text: &str) -> Result<String> {
    let mut parts = text.split(':');
    let (hours, minutes) = parts.next().zip(parts.next()).context("mairie_horaires: an hour")?;
    let hours: u8 = hours.parse().context("mairie_horaires: an hour")?;
    Ok(match minutes {
        "00" => format!("{hours} h"),
        _ => format!("{hours} h {minutes}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_with_the_same_hours_are_grouped() {
        let json = r#"[["lundi","lundi",[["09:00:00","12:00:00"],["13:30:00","17:30:00"]]],
            ["jeudi","jeudi",[["09:00:00","12:00:00"]]],
            ["vendredi","vendredi",[["09:00:00","12:00:00"],["13:30:00","17:30:00"]]]]"#;
        assert_eq!(
            hours(json).unwrap(),
            "lundi, vendredi de 9 h à 12 h et de 13 h 30 à 17 h 30 ; jeudi de 9 h à 12 h"
        );
        let week = r#"[["lundi","vendredi",[["08:30:00","12:00:00"]]]]"#;
        assert_eq!(hours(week).unwrap(), "du lundi au vendredi de 8 h 30 à 12 h");
        assert_eq!(hours("[]").unwrap(), "");
        assert!(hours(r#"[["lundi","lundi",[["midi","soir"]]]]"#).is_err());
    }
}
