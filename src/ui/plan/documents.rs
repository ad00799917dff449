//! The day that the plan is read at.

use crate::store::{PlanStore, Store};
use analysis::plan::refusal::Refusal;
use model::Day;
use state::plan::Document;

/// The day that the plan is read at: the one that the URL names, else today; and why the one named is not
/// taken. It is no later than today, as what will be done is not known.
pub fn reference(store: Store, document: &Document) -> (Day, Option<Refusal>) {
    let bounds = PlanStore::of(store).bounds(document);
    let today = bounds.today.max(document.governance.start);
    match store.view.with(|state| state.plan.reference) {
        None => (today, None),
        Some(named) => match bounds.reference(&named.iso()) {
            Ok(day) => (day, None),
            Err(refusal) => (today, Some(refusal)),
        },
    }
}
