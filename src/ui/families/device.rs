//! « Autour de moi »: the position of the device, requested by a click only. It is stored in the tab's history
//! entry, so that a reload keeps it, and in no URL.

use crate::store::Store;
use dom::{Element, event, html};
use state::{Event, LocateEvent};

/// The button and its outcome.
pub fn device_location(store: Store) -> [Element; 2] {
    let button = html("button")
        .attr("type", "button")
        .attr("data-control", "position")
        .on(event::CLICK, move |_| store.dispatch(Event::Locate(LocateEvent::Requested)))
        .child("Autour de moi");
    let home = move || store.state.with(|state| state.home);
    let message = move || store.locating.get().message(home(), store.dataset);
    [button, html("p").attr("role", "status").bind_text(message)]
}
