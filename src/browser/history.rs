//! The address bar and the history behind it.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, MouseEvent};

use crate::state::History;

/// The query string of the page, with its question mark. Where a page has written `&` as `&#38;`,
/// browsers take what follows for the fragment: it is part of the query.
#[must_use]
pub fn query() -> String {
    let location = web_sys::window().map(|window| window.location());
    let Some(location) = location else { return String::new() };
    let query = location.search().unwrap_or_default();
    let fragment = location.hash().unwrap_or_default();
    if query.ends_with('&') { query + &fragment } else { query }
}

/// Records a step. Refused in some sandboxed frames, where Back then leaves the frame alone.
pub fn record(step: History, query: &str) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) else { return };
    let url = format!("{path}{query}");
    let _refused = match step {
        History::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        History::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
        History::Keep => Ok(()),
    };
}

/// Calls `go` whenever the person goes Back or Forward, for as long as the page lives.
pub fn on_travel(go: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(go);
    if let Some(window) = web_sys::window() {
        let listener = listener.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback("popstate", listener);
    }
    listener.forget();
}

/// Calls `go` with each link to this page or to a territory's that the person follows here, not
/// in a new tab. Where `go` says that it went, the browser does not.
pub fn on_follow(go: impl Fn(&str) -> bool + 'static) {
    let listener = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let link =
            target.and_then(|t| t.closest("a[href^='?'], a[href^='territoire/']").ok().flatten());
        let href = link.and_then(|link| link.get_attribute("href"));
        if plain && href.is_some_and(|href| go(&href)) {
            event.prevent_default();
        }
    });
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        let listener = listener.as_ref().unchecked_ref();
        let _ = document.add_event_listener_with_callback("click", listener);
    }
    listener.forget();
}
