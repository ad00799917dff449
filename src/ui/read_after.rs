//! Text follows the map: the map updates first, tables and sentences two frames later. Updating seventy texts in
//! the same frame would make the map drop a frame.

use crate::browser::turn;
use crate::store::{Derived, Store, Var, effect, memo};

/// The same store, whose indicator, chart and simulation follow once the browser has drawn them
/// elsewhere. What the page opens with is shown at once.
pub fn read_after(store: Store) -> Store {
    let turns = Var::new(0_usize);
    let next = move || turns.update(|turns| *turns += 1);
    let mut opened = false;
    effect(move || {
        store.shown.track();
        store.indicator.track();
        store.chart.track();
        store.simulated.track();
        if opened {
            turn::run(async move {
                turn::drawn().await;
                next();
            });
        } else {
            opened = store.ready.get();
            next();
        }
    });
    let mut read = store;
    read.shown = at_turn(turns, store.shown);
    read.indicator = at_turn(turns, store.indicator);
    read.chart = at_turn(turns, store.chart);
    read.simulated = at_turn(turns, store.simulated);
    read
}

/// What `seen` was at the last of the turns.
fn at_turn<T>(turns: Var<usize>, seen: Derived<T>) -> Derived<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    memo(move || {
        turns.track();
        seen.get_untracked()
    })
}
