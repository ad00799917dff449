//! The page that embeds this one, where there is one: it is sent what is shown, and never listened to.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The type of the message, which the pages that embed this one wait for (`docs/EMBEDDING.md`).
const STATE: &str = "carte-services-familles:state";

/// Sends the page that embeds this one the URL of what is now shown, which ends with `query`. It holds
/// no position: that is in no URL.
pub fn tell_state(query: &str) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(Some(parent)), Ok(href)) = (window.parent(), window.location().href()) else { return };
    if parent == window {
        return;
    }
    // Not the address bar's: a sandboxed frame may not change that.
    let page = href.split(['?', '#']).next().unwrap_or_default();
    let url = format!("{page}{query}");
    let message = Object::new();
    let set = |key: &str, value: &str| Reflect::set(&message, &key.into(), &JsValue::from(value));
    if set("type", STATE).is_ok() && set("url", &url).is_ok() {
        // Whoever embeds the map may know what it shows.
        let _closed = parent.post_message(&message, "*");
    }
}
