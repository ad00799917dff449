//! What is entered, and what is being typed, kept on the device: put together with what other tabs
//! keep, never over something that cannot be read.

use crate::browser::{clock, storage, typing};
use crate::store::Store;
use analysis::plan::refusal::Refusal;
use analysis::plan::typed::Bounds;
use model::read::journal::{self, Known};
use model::tracking::{Device, Draft, Entry, Field, Journal};
use model::{Day, Plan};
use state::{Act, Document, Keeping, Moment, Papers, Tracker, Typing};

/// Where the device keeps it.
const KEY: &str = "carte-services-familles.suivi";
/// Where it keeps its own number, drawn when something is first entered.
const DEVICE: &str = "carte-services-familles.appareil";

fn document(store: Store) -> Option<&'static Document> {
    match store.papers.get_untracked() {
        Papers::There(document) => Some(document),
        Papers::Away | Papers::Failed => None,
    }
}

/// What a journal may speak of, once the plan is there.
pub fn known(store: Store) -> Option<Known<'static>> {
    document(store).map(|document| Known { plan: &document.plan, dataset: store.dataset })
}

/// The days that can be meant today.
pub fn bounds(document: &Document) -> Bounds {
    let governance = &document.governance;
    Bounds::of(governance, &document.figures, clock::today().unwrap_or(governance.end))
}

/// Brings back what the device keeps, and what other tabs keep from now on.
pub fn bring_back(store: Store, plan: &'static Plan) {
    if store.keeping.with_untracked(|keeping| *keeping != Keeping::Unasked) {
        return;
    }
    let known = Known { plan, dataset: store.dataset };
    store.device.set(storage::read(DEVICE).and_then(|own| own.parse().ok()).map(Device));
    load(store, known);
    storage::on_change(KEY, move |text| match text {
        // What cannot be read is told of when this tab writes: never over it.
        Some(text) => {
            if let Ok(journal) = journal::read(&text, known) {
                see(store, journal, &text, plan);
            }
        }
        None if store.tracker.with_untracked(|t| t.journal().is_empty()) => {}
        None => store.keeping.set(Keeping::Forgotten),
    });
    typing::on_leaving(move |closed| {
        if closed {
            settle_all(store);
        }
        save_typing(store);
    });
}

/// Brings back what the device keeps. What was being typed when a page was closed is entered; what
/// of it says nothing that can be entered is in its field again.
fn load(store: Store, known: Known<'static>) {
    let keeping = match storage::read(KEY).map(|text| (journal::read(&text, known), text)) {
        None => Keeping::Nothing,
        Some((Ok(journal), text)) => {
            merge(store, journal);
            let drafts = journal::drafts(&text, known.plan);
            store.typing.update(|typing| typing.take_up(drafts));
            Keeping::kept(&text)
        }
        Some((Err(error), text)) => Keeping::Unreadable { why: error.to_string(), text },
    };
    store.keeping.set(keeping);
    settle_all(store);
}

/// Another tab has kept this.
fn see(store: Store, journal: Journal, text: &str, plan: &Plan) {
    merge(store, journal);
    store.typing.update(|typing| typing.see(journal::drafts(text, plan)));
}

fn merge(store: Store, journal: Journal) {
    if let Some(now) = moment(store) {
        store.tracker.update(|tracker| tracker.act(Act::Merge(journal), &now));
    }
}

/// Now and here. A device that has entered nothing yet has no number that counts.
fn moment(store: Store) -> Option<Moment> {
    let (stamp, today) = (clock::stamp()?, clock::today()?);
    let device = store.device.get_untracked().unwrap_or(Device(stamp.lot()));
    Some(Moment { stamp, today, device })
}

/// The same, for what is entered: the device's number is drawn, and kept where it can be.
fn moment_of_entry(store: Store) -> Option<Moment> {
    let now = moment(store)?;
    if store.device.get_untracked().is_none() {
        let _refused = storage::write(DEVICE, &now.device.0.to_string());
        store.device.set(Some(now.device));
    }
    Some(now)
}

/// Enters a fact.
///
/// # Errors
/// Why it is none.
pub fn enter(store: Store, entry: Entry, since: Day) -> Result<bool, Refusal> {
    act(store, Act::Enter(entry, since))
}

/// Does what the person wants and keeps it; whether anything changed.
///
/// # Errors
/// Why it cannot be done. Nothing has changed then.
pub fn act(store: Store, act: Act) -> Result<bool, Refusal> {
    let Some(now) = moment_of_entry(store) else { return Ok(false) };
    let reset = act == Act::Reset;
    let done = store.tracker.update(|tracker| tracker.act(act, &now)).unwrap_or(Ok(false));
    if reset {
        storage::forget(KEY);
        storage::forget(DEVICE);
        store.device.set(None);
        store.typing.set(Typing::default());
        store.keeping.set(Keeping::Nothing);
    } else if done == Ok(true) {
        save(store);
    }
    done
}

/// A field holds this now. It is kept after a pause.
pub fn type_in(store: Store, field: Field, text: String, since: Option<Day>) {
    store.typing.update(|typing| typing.write(field, Draft { text, since }));
    typing::after_a_pause(move || save_typing(store));
}

/// A field is left: what it holds is entered, if it can be.
pub fn settle(store: Store, field: &Field) {
    let Field::Action(key, part) = *field else { return };
    if store.typing.with_untracked(|typing| typing.draft(field).is_none()) {
        return;
    }
    let (Some(document), Some(now)) = (document(store), moment_of_entry(store)) else { return };
    let bounds = bounds(document);
    store.tracker.update(|tracker| {
        store.typing.update(|typing| {
            // Why not is told beside the field, from what it still holds.
            let _told = tracker.settle((key, part), typing.entering(), &bounds, &now);
        });
    });
    save(store);
}

/// Every field is left.
pub fn settle_all(store: Store) {
    let fields: Vec<Field> =
        store.typing.with_untracked(|typing| typing.own().keys().cloned().collect());
    fields.iter().for_each(|field| settle(store, field));
}

/// What a field held is not wanted any more, or is entered.
pub fn clear(store: Store, field: &Field) {
    store.typing.update(|typing| typing.clear(field));
    save(store);
}

/// Keeps what another tab has forgotten.
pub fn keep_after_all(store: Store) {
    if let Some(device) = store.device.get_untracked() {
        let _refused = storage::write(DEVICE, &device.0.to_string());
    }
    store.keeping.set(Keeping::Nothing);
    save(store);
}

/// Forgets it here too, but for what was entered elsewhere since.
pub fn forget_here(store: Store) {
    store.tracker.set(Tracker::default());
    store.typing.set(Typing::default());
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
        save(store);
    }
}

/// Keeps what is being typed, if anything is.
fn save_typing(store: Store) {
    if !store.typing.with_untracked(|typing| typing.own().is_empty()) {
        save(store);
    }
}

/// Writes the journal and what is being typed, with what another tab has written since.
fn save(store: Store) {
    let Some(known) = known(store) else { return };
    if store.keeping.with_untracked(Keeping::is_barred) {
        return;
    }
    let own = store.keeping.get_untracked();
    let stored = storage::read(KEY);
    // What was kept is gone: another tab has forgotten it, and this one is about to be told.
    if stored.is_none() && matches!(own, Keeping::Kept { .. }) {
        store.keeping.set(Keeping::Forgotten);
        return;
    }
    if let Some(text) = stored.filter(|text| Keeping::kept(text) != own) {
        match journal::read(&text, known) {
            Ok(others) => see(store, others, &text, known.plan),
            Err(error) => {
                store.keeping.set(Keeping::Unreadable { why: error.to_string(), text });
                return;
            }
        }
    }
    let drafts = store.typing.with_untracked(Typing::to_keep);
    let empty = store.tracker.with_untracked(|tracker| tracker.journal().is_empty());
    if empty && drafts.is_empty() && own == Keeping::Nothing {
        return;
    }
    let text = store.tracker.with_untracked(|tracker| journal::write(tracker.journal(), &drafts));
    let kept = text.ok().filter(|text| storage::write(KEY, text));
    if kept.is_some() {
        store.typing.update(Typing::is_kept);
    }
    let keeping = kept.map_or(Keeping::Refused, |text| Keeping::kept(&text));
    if keeping != own {
        store.keeping.set(keeping);
    }
}
