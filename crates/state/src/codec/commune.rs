//! `commune=52411` is the commune of 1 January 2015, `commune=52411@2026` the one of today that
//! bears the same code.

use model::{CommuneCode, Dataset, InseeCode};

/// The découpages that a code can be of, by their ids (`docs/DATA.md`): the document's first.
const FORMER: &str = "2016";
const TODAY: &str = "2026";

/// Parses `52411` or `52411@2026`; `None` if the dataset has no such commune. Without a découpage the code is
/// that of 2015, or of today if 2015 had none.
pub fn read(value: &str, dataset: &Dataset) -> Option<CommuneCode> {
    let (insee, of) = match value.trim().split_once('@') {
        Some((insee, of)) => (insee, Some(of)),
        None => (value.trim(), None),
    };
    let insee = InseeCode::parse(insee)?;
    let (former, today) = (CommuneCode::Former(insee), CommuneCode::Today(insee));
    let choices = match of {
        None | Some(FORMER) => [former, today],
        // A commune that has not changed is the same today.
        Some(TODAY) => [today, former],
        Some(_) => return None,
    };
    let meant = if dataset.communes.are_all() {
        choices.into_iter().find(|code| dataset.named_commune(*code).is_some())?
    } else {
        choices[0] // until it can be looked up: the address is read again then
    };
    // What has since merged into another is no commune of today.
    let gone = of == Some(TODAY) && meant == former;
    let gone = gone && dataset.commune(insee).is_some_and(|c| c.code_today() != insee);
    (!gone).then_some(meant)
}

/// The value that [`read`] reads as `code`.
pub fn write(code: CommuneCode) -> String {
    match code {
        CommuneCode::Former(insee) => insee.to_string(),
        CommuneCode::Today(insee) => format!("{insee}@{TODAY}"),
    }
}
