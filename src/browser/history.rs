//! The address bar and the history behind it.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, MouseEvent};

use super::page;
use state::HistoryStep;

/// The attribute that holds the address that a rewritten link was written with.
const WRITTEN: &str = "data-ecrit";

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
pub fn record(step: HistoryStep, query: &str) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) else { return };
    let url = format!("{path}{query}");
    // The text that the entry holds goes on to the next.
    let state = history.state().unwrap_or(JsValue::NULL);
    let _refused = match step {
        HistoryStep::Push => history.push_state_with_url(&state, "", Some(&url)),
        HistoryStep::Replace => history.replace_state_with_url(&state, "", Some(&url)),
    };
}

/// Calls `callback` whenever the person goes Back or Forward, for as long as the page lives.
pub fn on_popstate(callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(callback);
    if let Some(window) = web_sys::window() {
        let listener = listener.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback("popstate", listener);
    }
    listener.forget();
}

/// Calls `callback` with the address of each link to this page or to a territory's that the person follows here,
/// not in a new tab. Where `callback` returns `true` the browser does not follow it.
pub fn on_link_click(callback: impl Fn(&str) -> bool + 'static) {
    let listener = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let link =
            target.and_then(|t| t.closest("a[href^='?'], a[href*='territoire/']").ok().flatten());
        let href = link.as_ref().and_then(|link| link.get_attribute("href"));
        let root = page::view().root();
        if plain && href.is_some_and(|href| callback(href.strip_prefix(root).unwrap_or(&href))) {
            event.prevent_default();
        }
    });
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        let listener = listener.as_ref().unchecked_ref();
        let _ = document.add_event_listener_with_callback("click", listener);
    }
    listener.forget();
}

/// Has each link that is about to be followed, here or in a new tab, lead to the address that `callback` returns
/// for it. Where it returns none the link stays as it is, as does one that opens a new window by itself.
pub fn rewrite_links(callback: impl Fn(&str) -> Option<String> + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let link = target.and_then(|t| t.closest("a[href]:not([target])").ok().flatten());
        let Some(link) = link else { return };
        // Each time from the address that was written: what the last one led to may be shown no more.
        let written = link.get_attribute(WRITTEN).or_else(|| link.get_attribute("href"));
        if let Some((href, written)) = written.and_then(|href| Some((callback(&href)?, href))) {
            let _ = link.set_attribute("href", &href);
            let _ = link.set_attribute(WRITTEN, &written);
        }
    });
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        // The browser opens its menu after the first two; assistive technology may send the last alone.
        for about_to_be_followed in ["pointerdown", "focusin", "click"] {
            let listener = listener.as_ref().unchecked_ref();
            let _ = document.add_event_listener_with_callback(about_to_be_followed, listener);
        }
    }
    listener.forget();
}

/// The text that this entry of the history holds as its state: nobody but this tab reads it, it survives a reload,
/// and it is gone with the tab.
#[must_use]
pub fn state() -> Option<String> {
    web_sys::window()?.history().ok()?.state().ok()?.as_string()
}

/// Sets that text for this entry, and for those that follow; `None` removes it. Whether the browser accepts.
pub fn set_state(text: Option<&str>) -> bool {
    let Some(history) = web_sys::window().and_then(|w| w.history().ok()) else { return false };
    let text = text.map_or(JsValue::NULL, JsValue::from_str);
    history.replace_state_with_url(&text, "", None).is_ok()
}
