//! Reads `anomalies.json`.

use super::DataError;
use super::raw::RawAnomaly;
use super::records::{Place, read_records};
use crate::domain::{Anomaly, Epci, IndicatorId, Severity, Statement, TerritoryId};

/// The anomalies, in the order of the file.
pub fn read(text: &str, territories: &[Epci]) -> Result<Vec<Anomaly>, DataError> {
    read_records("anomalies.json", text, |raw: RawAnomaly, place| anomaly(raw, place, territories))
}

fn anomaly(raw: RawAnomaly, place: Place<'_>, territories: &[Epci]) -> Result<Anomaly, DataError> {
    let touched: Result<Vec<TerritoryId>, DataError> =
        raw.territoires.iter().map(|t| place.territory(t, territories)).collect();
    let unit = raw.unite.unwrap_or_default();
    Ok(Anomaly {
        id: raw.id,
        subject: raw.sujet,
        printed: statement(raw.imprime.get(), &unit, place)?,
        computed: statement(raw.calcule.get(), &unit, place)?,
        explanation: raw.explication,
        source: place.source(raw.source)?,
        severity: severity(&raw.gravite, place)?,
        territories: touched?,
        indicators: raw.indicateurs.iter().map(|id| IndicatorId::new(id)).collect(),
    })
}

fn statement(json: &str, unit: &str, place: Place<'_>) -> Result<Statement, DataError> {
    let neither = |_| place.error(format!("{json} n’est ni un nombre ni un texte"));
    Ok(match json.as_bytes().first() {
        Some(b'"') => Statement::Words(serde_json::from_str(json).map_err(neither)?),
        Some(b'n') => Statement::Nothing,
        _ => {
            let value = serde_json::from_str(json).map_err(neither)?;
            Statement::Number { value, unit: unit.to_owned() }
        }
    })
}

fn severity(text: &str, place: Place<'_>) -> Result<Severity, DataError> {
    match text {
        "majeure" => Ok(Severity::Major),
        "mineure" => Ok(Severity::Minor),
        "arrondi" => Ok(Severity::Rounding),
        other => Err(place.error(format!("gravité « {other} » inconnue"))),
    }
}
