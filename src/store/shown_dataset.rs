//! The dataset that is shown: the published one, or one that is made of it for another découpage or date.

use leptos::prelude::{StoredValue, UpdateValue, WithValue};

use super::{Chunk, Derived, memo};
use crate::data::OutlineTools;
use model::{Dataset, Date, DecoupageId, IndicatorId};
use state::ViewState;

/// A dataset that lives as long as the page: the same one is equal.
#[derive(Clone, Copy)]
pub struct ShownDataset(pub &'static Dataset);

impl PartialEq for ShownDataset {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// The découpage, and the date of an indicator's values; `None` for those of the published dataset.
type Choice = (Option<DecoupageId>, Option<(IndicatorId, Date)>);

/// Follows the découpage and the date of `state`. Each dataset is made once, and only when the outlines are there: the
/// map of another découpage needs them, and what makes the dataset is fetched with them.
pub(super) fn derive(
    published: &'static Dataset,
    state: Derived<ViewState>,
    outline_tools: Chunk<OutlineTools>,
) -> Derived<ShownDataset> {
    let choice = memo(move || -> Choice {
        state.with(|state| {
            let date = state.date.map(|date| (state.shown(published).clone(), date));
            (state.decoupage.clone(), date)
        })
    });
    let made = StoredValue::new(Vec::<(Choice, &'static Dataset)>::new());
    memo(move || {
        let choice = choice.get();
        if choice == Choice::default() {
            return ShownDataset(published);
        }
        let Some(tools) = outline_tools.get() else { return ShownDataset(published) };
        let found = made.with_value(|made| made.iter().find(|(of, _)| *of == choice).map(|m| m.1));
        ShownDataset(found.unwrap_or_else(|| {
            let decoupage = choice.0.as_ref().unwrap_or(&published.decoupage);
            let mut dataset = (tools.in_decoupage)(published, decoupage);
            if let Some((indicator, date)) = &choice.1 {
                dataset = (tools.as_of)(&dataset, indicator.as_str(), *date);
            }
            let dataset: &'static Dataset = Box::leak(Box::new(dataset));
            made.update_value(|made| made.push((choice, dataset)));
            dataset
        }))
    })
}
