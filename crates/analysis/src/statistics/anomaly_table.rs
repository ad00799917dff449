//! Table of the document's anomalies.

use crate::grid::{Cell, Grid, Row};
use crate::wording::format::typeset;
use crate::wording::labels::statement_text;
use crate::wording::sheet::citation;
use model::{Anomaly, Severity, Statement};

/// A row for each of `anomalies`.
#[must_use]
pub fn anomaly_table(anomalies: &[Anomaly]) -> Grid {
    let subject = anomalies.first().map(|a| a.source.publication.words.subject.as_str());
    let subject = subject.unwrap_or_default();
    let headers = ["Sujet", "Imprimé", "Calculé ou lu ailleurs", "Écart", "Gravité", "Source"];
    Grid {
        caption: format!("Les {} endroits où {subject} se contredit", anomalies.len()),
        column_headers: headers.map(str::to_owned).to_vec(),
        rows: anomalies.iter().map(anomaly_row).collect(),
    }
}

fn anomaly_row(anomaly: &Anomaly) -> Row {
    let statement_cell = |side: &Statement| match side {
        Statement::Number { value, .. } => Cell::number(*value, statement_text(side)),
        _ => Cell::text(typeset(&statement_text(side))),
    };
    let gap = match (&anomaly.printed, &anomaly.computed) {
        (Statement::Number { value: printed, .. }, Statement::Number { value: computed, .. }) => {
            let gap = ((computed - printed) * 100.0).round() / 100.0;
            Cell::number(gap, crate::wording::format::signed_unrounded(gap))
        }
        _ => Cell::text("–"),
    };
    // Sorts by severity rather than by its name.
    let severity = match anomaly.severity {
        Severity::Major => Cell::number(3.0, "majeure"),
        Severity::Minor => Cell::number(2.0, "mineure"),
        Severity::Rounding => Cell::number(1.0, "arrondi"),
    };
    let first_line = anomaly.source.excerpt.as_ref().map_or(0, |excerpt| excerpt.lines.0);
    Row {
        row_header: Cell::text(typeset(&anomaly.subject)).with_note(typeset(&anomaly.explanation)),
        cells: vec![
            statement_cell(&anomaly.printed),
            statement_cell(&anomaly.computed),
            gap,
            severity,
            Cell::number(f64::from(first_line), citation(&anomaly.source)),
        ],
    }
}
