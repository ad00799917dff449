//! While somebody types: a pause, a date that is incomplete, a page that is about to be left.

use std::cell::Cell;
use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, EventTarget};

/// How long a pause is.
const PAUSE: Duration = Duration::from_millis(400);

thread_local! {
    static WAITING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// Calls `callback` after a pause, unless this is called again before.
pub fn after_a_pause(callback: impl FnOnce() + 'static) {
    if let Some(earlier) = WAITING.take() {
        earlier.clear();
    }
    WAITING.set(set_timeout_with_handle(callback, PAUSE).ok());
}

/// Whether the field holds something that it can make no value of, as a date without its year: its
/// value is then empty.
#[must_use]
pub fn is_incomplete(event: &Event) -> bool {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let field = event.target().map(JsValue::from);
    let validity = field.and_then(|field| get(&field, "validity"));
    validity.and_then(|validity| get(&validity, "badInput")).is_some_and(|bad| bad.is_truthy())
}

/// Whether the page is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is hidden, after which some phones end it without another event.
    Hidden,
    /// It is closed, reloaded or left.
    Closed,
    /// It is in sight again, perhaps after others of the same tab.
    Shown,
}

/// Calls `callback` whenever the page is hidden, left or shown again, for as long as it lives.
pub fn on_presence(callback: impl Fn(Presence) + Copy + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let listen = |target: &EventTarget, name, listener: Closure<dyn Fn()>| {
        let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        listener.forget();
    };
    listen(&window, "pagehide", Closure::new(move || callback(Presence::Closed)));
    listen(&window, "pageshow", Closure::new(move || callback(Presence::Shown)));
    let page = document.clone();
    let changed = move || {
        let state = Reflect::get(&page, &"visibilityState".into()).ok();
        let hidden = state.and_then(|state| state.as_string()).as_deref() == Some("hidden");
        callback(if hidden { Presence::Hidden } else { Presence::Shown });
    };
    listen(&document, "visibilitychange", Closure::new(changed));
}
