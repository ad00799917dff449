//! Text follows the map: the map updates first, tables and sentences two frames later. Updating seventy texts in
//! the same frame would make the map drop a frame.

use crate::browser::scheduler;
use crate::store::{Derived, Store, Var, effect, memo};

/// The same store, whose shown dataset, indicator, chart and simulation follow two frames after the map. The
/// initial view is shown at once.
pub fn after_paint(store: Store) -> Store {
    let turns = Var::new(0_usize);
    let next = move || turns.update(|turns| *turns += 1);
    let mut opened = false;
    effect(move || {
        store.shown_dataset.track();
        store.indicator.track();
        store.chart.track();
        store.simulated.track();
        if opened {
            scheduler::spawn_local(async move {
                scheduler::after_paint().await;
                next();
            });
        } else {
            opened = store.ready.get();
            next();
        }
    });
    let mut deferred = store;
    deferred.shown_dataset = sampled(turns, store.shown_dataset);
    deferred.indicator = sampled(turns, store.indicator);
    deferred.chart = sampled(turns, store.chart);
    deferred.simulated = sampled(turns, store.simulated);
    deferred
}

/// The value of `source` at the last change of `turns`.
fn sampled<T>(turns: Var<usize>, source: Derived<T>) -> Derived<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    memo(move || {
        turns.track();
        source.get_untracked()
    })
}
