//! Sends messages to the page that embeds this one, if any, about what is shown. Receives none.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The `type` of the message that embedding pages listen for (`docs/EMBEDDING.md`).
const STATE_MESSAGE: &str = "carte-services-familles:state";

/// Sends the URL of the present view, with this `query`, to the embedding page. The URL never holds a position.
pub fn post_state(query: &str) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(Some(parent)), Ok(href)) = (window.parent(), window.location().href()) else { return };
    if parent == window {
        return;
    }
    // Built from `query`: a sandboxed frame cannot change the URL in its address bar.
    let page = href.split(['?', '#']).next().unwrap_or_default();
    let url = format!("{page}{query}");
    let message = Object::new();
    let set = |key: &str, value: &str| Reflect::set(&message, &key.into(), &JsValue::from(value));
    if set("type", STATE_MESSAGE).is_ok() && set("url", &url).is_ok() {
        // Any origin: whoever embeds the map may know what it shows.
        let _closed = parent.post_message(&message, "*");
    }
}
