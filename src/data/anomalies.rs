//! Reads `anomalies.json`.

use super::DataError;
use super::raw::{RawAnomaly, RawStatement};
use super::records::{Place, converted};
use crate::domain::{Anomaly, Epci, IndicatorId, Severity, Statement, TerritoryId};

/// Where they are published.
pub const FILE: &str = "anomalies.json";

/// The anomalies, in the order of the file.
pub fn read(raw: Vec<RawAnomaly>, territories: &[Epci]) -> Result<Vec<Anomaly>, DataError> {
    converted(FILE, raw, |raw, place| anomaly(raw, place, territories))
}

fn anomaly(raw: RawAnomaly, place: Place<'_>, territories: &[Epci]) -> Result<Anomaly, DataError> {
    let touched: Result<Vec<TerritoryId>, DataError> =
        raw.territoires.iter().map(|t| place.territory(t, territories)).collect();
    let unit = raw.unite.unwrap_or_default();
    Ok(Anomaly {
        id: raw.id,
        subject: raw.sujet,
        printed: statement(raw.imprime, &unit),
        computed: statement(raw.calcule, &unit),
        explanation: raw.explication,
        source: place.source(raw.source)?,
        severity: severity(&raw.gravite, place)?,
        territories: touched?,
        indicators: raw.indicateurs.iter().map(|id| IndicatorId::new(id)).collect(),
    })
}

fn statement(raw: Option<RawStatement>, unit: &str) -> Statement {
    match raw {
        Some(RawStatement::Number(value)) => Statement::Number { value, unit: unit.to_owned() },
        Some(RawStatement::Words(words)) => Statement::Words(words),
        None => Statement::Nothing,
    }
}

fn severity(text: &str, place: Place<'_>) -> Result<Severity, DataError> {
    match text {
        "majeure" => Ok(Severity::Major),
        "mineure" => Ok(Severity::Minor),
        "arrondi" => Ok(Severity::Rounding),
        other => Err(place.error(format!("gravité « {other} » inconnue"))),
    }
}
