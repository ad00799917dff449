//! The list that the device remembers, only if asked.

use crate::browser::storage;
use crate::store::{Store, Var, effect, memo};
use state::{Intent, codec};

/// Where the device keeps the list.
const KEY: &str = "carte-services-familles.liste";

/// What the device does with the list.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// Whether the person asked for it to be kept.
    pub wanted: Var<bool>,
    /// Whether the device refuses to.
    pub refused: Var<bool>,
}

/// Brings the kept list back, unless the URL brings one of its own, and keeps it from then on.
pub fn remember(store: Store) -> Memory {
    let memory = Memory { wanted: Var::new(false), refused: Var::new(false) };
    let list = memo(move || store.view.with(|state| state.shortlist.clone()));
    effect(move || {
        // Not before the URL has said what it brings.
        if store.ready.get()
            && let Some(text) = storage::read(KEY)
        {
            memory.wanted.set(true);
            let kept = codec::read_shortlist(store.dataset, &text);
            if !kept.is_empty() && list.with_untracked(Vec::is_empty) {
                store.dispatch(Intent::Keep(kept));
            }
        }
    });
    let mut kept = false;
    effect(move || {
        let (list, wanted) = (list.get(), memory.wanted.get());
        if wanted {
            memory.refused.set(!storage::write(KEY, &codec::write_shortlist(&list)));
        } else if kept {
            storage::forget(KEY);
        }
        kept = wanted;
    });
    memory
}
