//! What the person asked this device to keep. Refused in some frames and private windows: then
//! nothing is kept, and that is an answer too.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Storage, StorageEvent};

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
pub fn on_change(key: &'static str, go: impl Fn(Option<String>) + 'static) {
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        match event.key() {
            Some(changed) if changed == key => go(event.new_value()),
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

/// Forgets what is kept under `key`.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The storage, where there is one: gloo-storage panics where the browser refuses it, so the
/// browser is asked first.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()?;
    Some(LocalStorage::raw())
}
