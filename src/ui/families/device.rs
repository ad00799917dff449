//! « Autour de moi »: where the device says it is, on a click only. It stays with the tab, so that a
//! reload keeps it, in no address and in no storage.

use crate::store::Store;
use dom::{Element, event, html};
use state::{Event, LocateEvent};

/// The button and what came of it.
pub fn device(store: Store) -> [Element; 2] {
    let button = html("button")
        .attr("type", "button")
        .attr("data-control", "position")
        .on(event::CLICK, move |_| store.dispatch(Event::Locate(LocateEvent::Asked)))
        .child("Autour de moi");
    let home = move || store.state.with(|state| state.home);
    let said = move || store.locating.get().message(home(), store.dataset);
    [button, html("p").attr("role", "status").bind_text(said)]
}
