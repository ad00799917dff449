//! The shown dataset: the published one, or one derived from it for another découpage or date.

use leptos::prelude::{StoredValue, UpdateValue, WithValue};

use super::{Chunk, Derived, memo};
use crate::data::OutlineTools;
use model::{Dataset, DecoupageId, IndicatorId, PartialDate};
use state::ViewState;

/// A dataset that lives as long as the page; compared by address.
#[derive(Clone, Copy)]
pub struct ShownDataset(pub &'static Dataset);

impl PartialEq for ShownDataset {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// A découpage, and a date of an indicator's values; `None` for those of the published dataset.
type DatasetKey = (Option<DecoupageId>, Option<(IndicatorId, PartialDate)>);

/// Follows the découpage and the date of `state`. Each dataset is made once, after the outlines are loaded: the
/// map of another découpage needs them, and the functions that make the dataset are in their chunk.
pub(super) fn derive(
    published: &'static Dataset,
    state: Derived<ViewState>,
    outline_tools: Chunk<OutlineTools>,
) -> Derived<ShownDataset> {
    let choice = memo(move || -> DatasetKey {
        state.with(|state| {
            let date = state.date.map(|date| (state.indicator_id(published).clone(), date));
            (state.decoupage.clone(), date)
        })
    });
    let cache = StoredValue::new(Vec::<(DatasetKey, &'static Dataset)>::new());
    memo(move || {
        let choice = choice.get();
        if choice == DatasetKey::default() {
            return ShownDataset(published);
        }
        let Some(tools) = outline_tools.get_or_request() else { return ShownDataset(published) };
        let cached = cache
            .with_value(|cache| cache.iter().find(|(key, _)| *key == choice).map(|entry| entry.1));
        ShownDataset(cached.unwrap_or_else(|| {
            let decoupage = choice.0.as_ref().unwrap_or(&published.decoupage);
            let mut dataset = (tools.in_decoupage)(published, decoupage);
            if let Some((indicator, date)) = &choice.1 {
                dataset = (tools.as_of)(&dataset, indicator.as_str(), *date);
            }
            let dataset: &'static Dataset = Box::leak(Box::new(dataset));
            cache.update_value(|cache| cache.push((choice, dataset)));
            dataset
        }))
    })
}
