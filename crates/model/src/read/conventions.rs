//! Reads `conventions.json`.

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Commune, Convention, ConventionStatus, InseeCode, Signatory, Territory};

pub const FILE: &str = "conventions.json";

/// Reads the agreements, in the order of the file.
pub fn read(
    list: &Json<'_>,
    territories: &[Territory],
    communes: &[Commune],
    faults: &Faults,
) -> Vec<Convention> {
    records(FILE, "signataire", list, faults, |record| convention(record, territories, communes))
}

fn convention(record: &Record<'_>, territories: &[Territory], communes: &[Commune]) -> Convention {
    let status = record.choice(
        "statut",
        &[
            ("signee", ConventionStatus::Signed),
            ("en_cours", ConventionStatus::InProgress),
            ("aucune", ConventionStatus::Absent),
        ],
    );
    let years = record.years("annees");
    if years.is_empty() == (status == ConventionStatus::Signed) {
        record.fault("une convention a une année si et seulement si elle est signée");
    }
    let signatory = record.text("signataire");
    let commune = InseeCode::parse(signatory);
    let commune = commune.filter(|code| communes.iter().any(|commune| commune.insee == *code));
    Convention {
        signatory: match commune {
            Some(code) => Signatory::Commune(code),
            None => Signatory::Epci(record.path.parse_siren(signatory, territories)),
        },
        status,
        years,
        source: record.source(),
    }
}
