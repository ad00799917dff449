//! « Autour de moi »: where the device says it is, on a click only. It stays with the tab, so that a
//! reload keeps it, in no address and in no storage.

use crate::browser::effects;
use crate::store::{Store, Var};
use analysis::nearby::around::Origin;
use analysis::nearby::position::{Position, Useless};
use dom::{Element, event, html};
use state::{LocateEvent, Locating};

/// The button and what came of it.
pub fn device(store: Store) -> [Element; 2] {
    let state = Var::new(Locating::default());
    let button = html("button")
        .attr("type", "button")
        .attr("data-control", "position")
        .on(event::CLICK, move |_| dispatch(store, state, LocateEvent::Asked))
        .child("Autour de moi");
    let home = move || store.view.with(|state| state.home);
    let said = move || state.with(|own| own.said(home(), store.dataset));
    [button, html("p").attr("role", "status").text(said)]
}

/// Applies an event, then has done what follows.
fn dispatch(store: Store, state: Var<Locating>, event: LocateEvent) {
    if let Some(effect) = state.update(|own| own.update(event)).flatten() {
        effects::run_locate(
            effect,
            move |event| store.dispatch(event),
            async move |position| place(store, position).await,
            move |event| dispatch(store, state, event),
        );
    }
}

/// Where distances are measured from; nothing where the outlines cannot be had.
async fn place(store: Store, position: Position) -> Option<Result<Origin, Useless>> {
    let tools = store.outline_tools.fetch().await.ok()?;
    Some((tools.origin)(store.dataset, store.dataset.outlines.get()?, position))
}
