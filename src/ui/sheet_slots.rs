//! Where the sheets open in the page: slots that are empty until something is selected, opened, asked or put
//! aside, and its part of the program is there.

use super::sheets::Sheets;
use super::slot::slot;
use crate::store::{Chunk, Store, memo};
use dom::Node;
use model::{Service, TerritoryId};

/// The panel of the selected territory.
pub fn panel(store: Store, sheets: Chunk<Sheets>) -> Node {
    let selected = memo(move || store.state.with(|state| state.selected));
    slot(move || {
        let (store, siren) = (store.as_shown(), selected.get()?);
        let territory = store.dataset.territory(&TerritoryId::Epci(siren))?;
        Some((sheets.get()?.panel)(store, territory))
    })
}

/// The card of the opened service, or the list of the opened group of pins.
pub fn service_card(store: Store, sheets: Chunk<Sheets>) -> Node {
    let opened =
        memo(move || store.state.with(|state| (state.service.clone(), state.group.clone())));
    slot(move || {
        let (service, group) = opened.get();
        let service = service.and_then(|id| store.dataset.service(&id));
        let group: Vec<&'static Service> =
            group.iter().filter_map(|id| store.dataset.service(id)).collect();
        let any = service.is_some() || !group.is_empty();
        if any { sheets.get().map(|sheets| (sheets.card)(store, service, group)) } else { None }
    })
}

/// The answer to a family, once it is known where they live.
pub fn answer(store: Store, sheets: Chunk<Sheets>) -> Node {
    slot(move || store.answer.get().and_then(|answer| Some((sheets.get()?.answer)(store, answer))))
}

/// The services put aside, or that all were taken off again.
pub fn shortlist(store: Store, sheets: Chunk<Sheets>) -> Node {
    let kept = move || store.state.with(|state| !state.shortlist.is_empty());
    let any = memo(move || kept() || store.shortlist_memory.with(|memory| memory.emptied));
    slot(move || if any.get() { sheets.get().map(|sheets| (sheets.list)(store)) } else { None })
}
