//! Helpers for text fields: a typing pause, incomplete dates, and a page about to be left.

use std::cell::Cell;
use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, EventTarget};

/// Length of a typing pause.
const TYPING_PAUSE: Duration = Duration::from_millis(400);

thread_local! {
    static PENDING_TIMER: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// Calls `callback` after a typing pause, unless it is called again before.
pub fn debounce_typing(callback: impl FnOnce() + 'static) {
    if let Some(earlier) = PENDING_TIMER.take() {
        earlier.clear();
    }
    PENDING_TIMER.set(set_timeout_with_handle(callback, TYPING_PAUSE).ok());
}

/// Whether the field holds input that is no value, such as a date without its year (`validity.badInput`). Its
/// `value` is then empty.
#[must_use]
pub fn has_bad_input(event: &Event) -> bool {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let field = event.target().map(JsValue::from);
    let validity = field.and_then(|field| get(&field, "validity"));
    validity.and_then(|validity| get(&validity, "badInput")).is_some_and(|bad| bad.is_truthy())
}

/// Changes of the page's visibility.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageVisibility {
    /// Hidden. Some phones then end the page without another event.
    Hidden,
    /// Closed, reloaded, or left for another page.
    Closed,
    /// Visible again, perhaps after other pages in the same tab.
    Shown,
}

/// Calls `callback` whenever the page is hidden, left or shown again, for as long as the page lives.
pub fn on_visibility_change(callback: impl Fn(PageVisibility) + Copy + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let listen = |target: &EventTarget, name, listener: Closure<dyn Fn()>| {
        let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        listener.forget();
    };
    listen(&window, "pagehide", Closure::new(move || callback(PageVisibility::Closed)));
    listen(&window, "pageshow", Closure::new(move || callback(PageVisibility::Shown)));
    let page = document.clone();
    let on_change = move || {
        let state = Reflect::get(&page, &"visibilityState".into()).ok();
        let hidden = state.and_then(|state| state.as_string()).as_deref() == Some("hidden");
        callback(if hidden { PageVisibility::Hidden } else { PageVisibility::Shown });
    };
    listen(&document, "visibilitychange", Closure::new(on_change));
}
