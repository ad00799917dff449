//! Reads `anomalies.json`.

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Anomaly, IndicatorId, Severity, Statement, Territory};

pub const FILE: &str = "anomalies.json";

/// Reads the anomalies, in the order of the file.
pub fn read(list: &Json<'_>, territories: &[Territory], faults: &Faults) -> Vec<Anomaly> {
    records(FILE, "id", list, faults, |record| anomaly(record, territories))
}

fn anomaly(record: &Record<'_>, territories: &[Territory]) -> Anomaly {
    Anomaly {
        id: record.string("id"),
        subject: record.string("sujet"),
        printed: statement(record, "imprime"),
        computed: statement(record, "calcule"),
        explanation: record.string("explication"),
        source: record.source(),
        severity: record.choice(
            "gravite",
            &[
                ("majeure", Severity::Major),
                ("mineure", Severity::Minor),
                ("arrondi", Severity::Rounding),
            ],
        ),
        territories: record.if_present("territoires", |name| {
            record.map_texts(name, |code| record.path.parse_territory(code, territories))
        }),
        indicators: record.if_present("indicateurs", |key| record.map_texts(key, IndicatorId::new)),
    }
}

/// Reads one side of a contradiction: a number, a text, or nothing.
fn statement(record: &Record<'_>, name: &str) -> Statement {
    match record.get(name) {
        None => Statement::Nothing,
        Some(Json::String(_)) => Statement::Words(record.string(name)),
        Some(_) => Statement::Number {
            value: record.number(name),
            unit: record.optional_text("unite").unwrap_or_default().to_owned(),
        },
    }
}
