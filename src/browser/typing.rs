//! What the browser tells of typing: a pause, a date left incomplete, a page that is left.

use std::cell::Cell;
use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Event;

/// How long a pause is.
const PAUSE: Duration = Duration::from_millis(400);

thread_local! {
    static WAITING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// Calls `go` once nothing has asked for it for a while.
pub fn after_a_pause(go: impl FnOnce() + 'static) {
    if let Some(earlier) = WAITING.take() {
        earlier.clear();
    }
    WAITING.set(set_timeout_with_handle(go, PAUSE).ok());
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

/// Calls `go` whenever the page may be about to end: with `true` when it is closed, reloaded or
/// left, with `false` when it is only hidden, after which some phones end it without a word.
pub fn on_leaving(go: impl Fn(bool) + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let closed = {
        let go = go.clone();
        Closure::<dyn Fn()>::new(move || go(true))
    };
    let page = document.clone();
    let hidden = Closure::<dyn Fn()>::new(move || {
        let state = Reflect::get(&page, &"visibilityState".into()).ok();
        if state.and_then(|state| state.as_string()).as_deref() == Some("hidden") {
            go(false);
        }
    });
    let listener = closed.as_ref().unchecked_ref();
    let _ = window.add_event_listener_with_callback("pagehide", listener);
    let listener = hidden.as_ref().unchecked_ref();
    let _ = document.add_event_listener_with_callback("visibilitychange", listener);
    closed.forget();
    hidden.forget();
}
