//! The parameter `commune`: `commune=52411` is a commune of the first découpage, `commune=52411@2026` the
//! commune of today with the same code. After the `@` comes the id of the latest découpage.

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
    // A commune that has not changed has no separate code of today.
    let choices = if is_today { [today, former] } else { [former, today] };
    let code = if dataset.communes.is_complete() {
        choices.into_iter().find(|code| dataset.named_commune(*code).is_some())?
    } else {
        choices[0] // not resolved yet: the URL is read again once all communes are loaded
    };
    // A commune of 2015 that was since merged does not exist today.
    let is_obsolete = is_today && code == former;
    let is_obsolete =
        is_obsolete && dataset.commune(insee).is_some_and(|c| c.code_today() != insee);
    (!is_obsolete).then_some(code)
}

/// The value that `read` parses as `code`.
pub fn write(code: CommuneCode, dataset: &Dataset) -> String {
    match (code, dataset.metadata.latest_decoupage()) {
        (CommuneCode::Today(insee), Some(latest)) => format!("{insee}@{}", latest.id),
        (CommuneCode::Today(insee) | CommuneCode::Former(insee), _) => insee.to_string(),
    }
}
