//! What the person asked this device, or this tab, to keep. Refused in some frames and private
//! windows: then nothing is kept, and that is an answer too.

use std::borrow::Cow;

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Storage, StorageEvent};

use super::history;

/// What is kept under `key`.
#[must_use]
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps `text` under `key`; whether the browser accepts.
#[must_use]
pub fn write(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Calls `go` with what another tab keeps under `key`, whenever it does; with nothing once it
/// forgets that. For as long as the page lives.
pub fn on_change(key: Cow<'static, str>, go: impl Fn(Option<String>) + 'static) {
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        match event.key() {
            Some(changed) if *changed == *key => go(event.new_value()),
            None => go(None), // all of it was forgotten
            Some(_) => {}
        }
    });
    if let Some(window) = web_sys::window() {
        let listener = listener.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback("storage", listener);
    }
    listener.forget();
}

/// Erases what is kept under `key`.
pub fn erase(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// What this tab keeps under `key`.
#[must_use]
pub fn read_in_tab(key: &str) -> Option<String> {
    let stored = session().and_then(|session| session.get_item(key).ok().flatten());
    stored.or_else(|| in_history(key))
}

/// Keeps `text` in this tab under `key`: in the storage of its session, or else with the step of its
/// history, as in a frame that is refused all storage. Whether it is kept.
#[must_use]
pub fn write_in_tab(key: &str, text: &str) -> bool {
    session().is_some_and(|session| session.set_item(key, text).is_ok())
        || history::keep(Some(&format!("{key}\n{text}")))
}

/// Erases what this tab keeps under `key`.
pub fn erase_in_tab(key: &str) {
    if let Some(session) = session() {
        let _ = session.remove_item(key);
    }
    if in_history(key).is_some() {
        history::keep(None);
    }
}

fn in_history(key: &str) -> Option<String> {
    history::kept()?.strip_prefix(key)?.strip_prefix('\n').map(str::to_owned)
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// The storage, where there is one: gloo-storage panics where the browser refuses it, so the
/// browser is asked first.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()?;
    Some(LocalStorage::raw())
}
