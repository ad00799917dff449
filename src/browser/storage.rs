//! Storage on this device (`localStorage`) and in this tab. Some frames and private windows refuse it: reading
//! then gives `None`, and writing `false`.

use std::borrow::Cow;

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Storage, StorageEvent};

use super::history;

/// The text stored on the device under `key`.
#[must_use]
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Stores `text` on the device under `key`; returns whether the browser accepts.
#[must_use]
pub fn write(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Calls `callback` whenever another tab stores or erases the text under `key`, for as long as the page lives.
pub fn on_change(key: Cow<'static, str>, callback: impl Fn(Option<String>) + 'static) {
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        match event.key() {
            Some(changed) if *changed == *key => callback(event.new_value()),
            None => callback(None), // all was erased
            Some(_) => {}
        }
    });
    if let Some(window) = web_sys::window() {
        let listener = listener.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback("storage", listener);
    }
    listener.forget();
}

/// Erases the text stored on the device under `key`.
pub fn erase(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The text stored in this tab under `key`: in `sessionStorage`, or in the history entry.
#[must_use]
pub fn read_in_tab(key: &str) -> Option<String> {
    let value = session().and_then(|session| session.get_item(key).ok().flatten());
    value.or_else(|| read_from_history(key))
}

/// Stores `text` in this tab under `key`: in `sessionStorage`, or in the history entry if that is refused, as in
/// some frames. Returns whether the browser accepts.
#[must_use]
pub fn write_in_tab(key: &str, text: &str) -> bool {
    session().is_some_and(|session| session.set_item(key, text).is_ok())
        || history::set_state(Some(&format!("{key}\n{text}")))
}

/// Erases the text stored in this tab under `key`.
pub fn erase_in_tab(key: &str) {
    if let Some(session) = session() {
        let _ = session.remove_item(key);
    }
    if read_from_history(key).is_some() {
        history::set_state(None);
    }
}

fn read_from_history(key: &str) -> Option<String> {
    history::state()?.strip_prefix(key)?.strip_prefix('\n').map(str::to_owned)
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// `localStorage`, if available. The browser is asked directly, because gloo-storage panics when it refuses.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()?;
    Some(LocalStorage::raw())
}
