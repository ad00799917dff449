//! The slots of the sheets in the page: empty until a sheet opens and its chunk is loaded.

use super::sheets::SheetViews;
use super::slot::slot;
use crate::store::{Chunk, Store, memo};
use dom::Node;
use model::{Service, TerritoryId};

pub fn panel(store: Store, sheets: Chunk<SheetViews>) -> Node {
    let selected = memo(move || store.state.with(|state| state.selected));
    slot(move || {
        let (store, siren) = (store.with_shown_dataset(), selected.get()?);
        let territory = store.dataset.territory(&TerritoryId::Epci(siren))?;
        Some((sheets.get_or_request()?.panel)(store, territory))
    })
}

/// The card of the open service, or the list of the open cluster.
pub fn service_card(store: Store, sheets: Chunk<SheetViews>) -> Node {
    let selection = memo(move || store.state.with(|s| (s.service.clone(), s.pin_group.clone())));
    slot(move || {
        let (service, group) = selection.get();
        let service = service.and_then(|id| store.dataset.service(&id));
        let group: Vec<&'static Service> =
            group.iter().filter_map(|id| store.dataset.service(id)).collect();
        let any = service.is_some() || !group.is_empty();
        if any {
            sheets.get_or_request().map(|sheets| (sheets.card)(store, service, group))
        } else {
            None
        }
    })
}

/// The answer to a family, once its home is known.
pub fn answer(store: Store, sheets: Chunk<SheetViews>) -> Node {
    slot(move || {
        store.answer.get().and_then(|answer| Some((sheets.get_or_request()?.answer)(store, answer)))
    })
}

/// The shortlist, or the notice that it was emptied.
pub fn shortlist(store: Store, sheets: Chunk<SheetViews>) -> Node {
    let has_services = move || store.state.with(|state| !state.shortlist.is_empty());
    let any = memo(move || has_services() || store.shortlist_persistence.with(|s| s.was_emptied));
    slot(
        move || {
            if any.get() {
                sheets.get_or_request().map(|sheets| (sheets.list)(store))
            } else {
                None
            }
        },
    )
}
