//! Reads `anomalies.json`.

use super::DataError;
use super::raw::{RawAnomaly, RawStatement};
use super::records::{Place, read_records};
use crate::domain::{Anomaly, Epci, Indicator, IndicatorId, Severity, Statement, TerritoryId};

/// The anomalies, in the order of the file.
pub fn read(
    text: &str,
    territories: &[Epci],
    indicators: &[Indicator],
) -> Result<Vec<Anomaly>, DataError> {
    read_records("anomalies.json", text, "id", |raw: RawAnomaly, place| {
        anomaly(raw, place, territories, indicators)
    })
}

fn anomaly(
    raw: RawAnomaly,
    place: Place<'_>,
    territories: &[Epci],
    indicators: &[Indicator],
) -> Result<Anomaly, DataError> {
    let touched: Result<Vec<TerritoryId>, DataError> =
        raw.territoires.iter().map(|t| place.territory(t, territories)).collect();
    let known = |id: &&String| indicators.iter().any(|i| i.id.as_str() == id.as_str());
    if let Some(unknown) = raw.indicateurs.iter().find(|id| !known(id)) {
        return Err(place.error(format!("indicateur « {unknown} » inconnu")));
    }
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

fn statement(raw: RawStatement, unit: &str) -> Statement {
    match raw {
        RawStatement::Number(value) => Statement::Number { value, unit: unit.to_owned() },
        RawStatement::Words(words) => Statement::Words(words),
        RawStatement::Nothing(()) => Statement::Nothing,
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
