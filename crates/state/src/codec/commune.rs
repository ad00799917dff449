//! `commune=52411` is a commune as the first découpage has it, `commune=52411@2026` the one of today that bears
//! the same code: what follows the `@` is the id of the latest découpage.

use model::{CommuneCode, Dataset, InseeCode};

/// Parses `52411` or `52411@2026`; `None` if the dataset has no such commune. Without a découpage the code is
/// that of the first, or of today if the first had none.
pub fn read(value: &str, dataset: &Dataset) -> Option<CommuneCode> {
    let (insee, decoupage) = match value.trim().split_once('@') {
        Some((insee, id)) => (insee, Some(dataset.metadata.decoupage(id)?)),
        None => (value.trim(), None),
    };
    let insee = InseeCode::parse(insee)?;
    let (former, today) = (CommuneCode::Former(insee), CommuneCode::Today(insee));
    let is_today = decoupage.is_some() && decoupage == dataset.metadata.latest_decoupage();
    // A commune that has not changed is the same today.
    let choices = if is_today { [today, former] } else { [former, today] };
    let meant = if dataset.communes.is_complete() {
        choices.into_iter().find(|code| dataset.named_commune(*code).is_some())?
    } else {
        choices[0] // until it can be looked up: the address is read again then
    };
    // What has since merged into another is no commune of today.
    let gone = is_today && meant == former;
    let gone = gone && dataset.commune(insee).is_some_and(|c| c.code_today() != insee);
    (!gone).then_some(meant)
}

/// The value that is read as `code`.
pub fn write(code: CommuneCode, dataset: &Dataset) -> String {
    match (code, dataset.metadata.latest_decoupage()) {
        (CommuneCode::Today(insee), Some(latest)) => format!("{insee}@{}", latest.id),
        (CommuneCode::Today(insee) | CommuneCode::Former(insee), _) => insee.to_string(),
    }
}
