//! What is entered, kept on the device: put together with what other tabs keep, never over
//! something that cannot be read.

use crate::browser::{clock, storage};
use crate::data::journal::{self, Known};
use crate::domain::Plan;
use crate::domain::tracking::{Entry, Journal};
use crate::state::{Act, Keeping, Papers, Store, Tracker};

/// Where the device keeps it.
const KEY: &str = "carte-services-familles.suivi";

/// What a journal may speak of, once the plan is there.
pub fn known(store: Store) -> Option<Known<'static>> {
    match store.papers.get_untracked() {
        Papers::There(document) => Some(Known { plan: &document.plan, dataset: store.dataset }),
        Papers::Away | Papers::Failed => None,
    }
}

/// Brings back what the device keeps, and what other tabs keep from now on.
pub fn bring_back(store: Store, plan: &'static Plan) {
    if store.keeping.with_untracked(|keeping| *keeping != Keeping::Unasked) {
        return;
    }
    let known = Known { plan, dataset: store.dataset };
    load(store, known);
    storage::on_change(KEY, move |text| match text {
        // What cannot be read is told of when this tab writes: never over it.
        Some(text) => {
            if let Ok(journal) = journal::read(&text, known) {
                merge(store, journal);
            }
        }
        None if store.tracker.with_untracked(|t| t.journal().is_empty()) => {}
        None => store.keeping.set(Keeping::Forgotten),
    });
}

/// Brings back what the device keeps.
fn load(store: Store, known: Known<'static>) {
    let keeping = match storage::read(KEY).map(|text| (journal::read(&text, known), text)) {
        None => Keeping::Nothing,
        Some((Ok(journal), text)) => {
            merge(store, journal);
            Keeping::kept(&text)
        }
        Some((Err(error), text)) => Keeping::Unreadable { why: error.to_string(), text },
    };
    store.keeping.set(keeping);
}

fn merge(store: Store, journal: Journal) {
    if let Some(now) = clock::stamp() {
        store.tracker.update(|tracker| {
            tracker.act(Act::Merge(journal), now);
        });
    }
}

/// Enters something.
pub fn enter(store: Store, entry: Entry) -> bool {
    act(store, Act::Enter(entry))
}

/// Does what the person wants and keeps it; whether anything changed.
pub fn act(store: Store, act: Act) -> bool {
    let Some(now) = clock::stamp() else { return false };
    let reset = act == Act::Reset;
    let changed = store.tracker.update(|tracker| tracker.act(act, now)).unwrap_or(false);
    if reset {
        storage::forget(KEY);
        store.keeping.set(Keeping::Nothing);
    } else if changed {
        save(store);
    }
    changed
}

/// Keeps what another tab has forgotten.
pub fn keep_after_all(store: Store) {
    store.keeping.set(Keeping::Nothing);
    save(store);
}

/// Forgets it here too, but for what was entered elsewhere since.
pub fn forget_here(store: Store) {
    store.tracker.set(Tracker::default());
    if let Some(known) = known(store) {
        load(store, known);
    }
}

/// Puts what cannot be read aside, under a key of its own, and keeps what is entered from now on.
pub fn set_aside(store: Store) {
    let (Keeping::Unreadable { text, .. }, Some(now)) =
        (store.keeping.get_untracked(), clock::stamp())
    else {
        return;
    };
    if storage::write(&format!("{KEY}.de-cote.{}", now.at()), &text) {
        storage::forget(KEY);
        store.keeping.set(Keeping::Nothing);
        if store.tracker.with_untracked(|tracker| !tracker.journal().is_empty()) {
            save(store);
        }
    }
}

/// Writes the journal, with what another tab has written since.
fn save(store: Store) {
    let Some(known) = known(store) else { return };
    if store.keeping.with_untracked(Keeping::is_barred) {
        return;
    }
    let own = store.keeping.get_untracked();
    if let Some(text) = storage::read(KEY).filter(|text| Keeping::kept(text) != own) {
        match journal::read(&text, known) {
            Ok(others) => merge(store, others),
            Err(error) => {
                store.keeping.set(Keeping::Unreadable { why: error.to_string(), text });
                return;
            }
        }
    }
    let text = store.tracker.with_untracked(|tracker| journal::write(tracker.journal()));
    let kept = text.ok().filter(|text| storage::write(KEY, text));
    store.keeping.set(kept.map_or(Keeping::Refused, |text| Keeping::kept(&text)));
}
