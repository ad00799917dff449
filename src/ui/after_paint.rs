//! Text follows the map: the map updates first, tables and sentences two frames later. Updating seventy texts in
//! the same frame would make the map drop a frame.

use crate::browser::scheduler;
use crate::store::{Derived, Store, Var, effect, memo};

/// A store whose shown dataset, indicator, chart and simulation follow two frames after the map. The initial
/// view is shown at once.
pub fn deferred_store(store: Store) -> Store {
    let paint_count = Var::new(0_usize);
    let count_paint = move || paint_count.update(|paint_count| *paint_count += 1);
    let mut has_opened = false;
    effect(move || {
        store.shown_dataset.track();
        store.indicator.track();
        store.chart.track();
        store.simulation.track();
        if has_opened {
            scheduler::spawn_local(async move {
                scheduler::after_paint().await;
                count_paint();
            });
        } else {
            has_opened = store.is_ready.get();
            count_paint();
        }
    });
    let mut deferred = store;
    deferred.shown_dataset = sample_at(paint_count, store.shown_dataset);
    deferred.indicator = sample_at(paint_count, store.indicator);
    deferred.chart = sample_at(paint_count, store.chart);
    deferred.simulation = sample_at(paint_count, store.simulation);
    deferred
}

/// The value of `source` at the last change of `paint_count`.
fn sample_at<T>(paint_count: Var<usize>, source: Derived<T>) -> Derived<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    memo(move || {
        paint_count.track();
        source.get_untracked()
    })
}
