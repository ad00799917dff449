//! The page's URL, the session history, and the links of the page.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, MouseEvent};

use super::page;
use state::HistoryStep;

/// Attribute that keeps the original address of a rewritten link.
const ORIGINAL_HREF: &str = "data-ecrit";

/// The query string of the page, with its question mark. If a page wrote `&` as `&#38;`, browsers take the rest
/// for the fragment; it is appended again.
#[must_use]
pub fn query() -> String {
    let location = web_sys::window().map(|window| window.location());
    let Some(location) = location else { return String::new() };
    let query = location.search().unwrap_or_default();
    let fragment = location.hash().unwrap_or_default();
    if query.ends_with('&') { query + &fragment } else { query }
}

/// Pushes or replaces a history entry. Some sandboxed frames refuse this; Back then leaves the frame unchanged.
pub fn write_entry(step: HistoryStep, query: &str) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) else { return };
    let url = format!("{path}{query}");
    // The new entry inherits the state (see [`state`]).
    let state = history.state().unwrap_or(JsValue::NULL);
    let _refused = match step {
        HistoryStep::Push => history.push_state_with_url(&state, "", Some(&url)),
        HistoryStep::Replace => history.replace_state_with_url(&state, "", Some(&url)),
    };
}

/// Calls `callback` after each Back or Forward, for as long as the page lives.
pub fn on_popstate(callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(callback);
    if let Some(window) = web_sys::window() {
        let listener = listener.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback("popstate", listener);
    }
    listener.forget();
}

/// Calls `callback` with the address of each clicked link to this page or to a territory's page, unless it opens
/// in a new tab. If it returns `true`, the browser does not follow the link.
pub fn on_link_click(callback: impl Fn(&str) -> bool + 'static) {
    let listener = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        let is_plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let link =
            target.and_then(|t| t.closest("a[href^='?'], a[href*='territoire/']").ok().flatten());
        let href = link.as_ref().and_then(|link| link.get_attribute("href"));
        let root = page::view().root();
        if is_plain && href.is_some_and(|href| callback(href.strip_prefix(root).unwrap_or(&href))) {
            event.prevent_default();
        }
    });
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        let listener = listener.as_ref().unchecked_ref();
        let _ = document.add_event_listener_with_callback("click", listener);
    }
    listener.forget();
}

/// Rewrites each link just before it is followed, also into a new tab, to the address that `callback` returns.
/// It stays unchanged if that is `None`, or if the link has a `target`.
pub fn rewrite_links(callback: impl Fn(&str) -> Option<String> + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let link = target.and_then(|t| t.closest("a[href]:not([target])").ok().flatten());
        let Some(link) = link else { return };
        // From the original address each time: the last rewriting may be outdated.
        let original = link.get_attribute(ORIGINAL_HREF).or_else(|| link.get_attribute("href"));
        if let Some((href, original)) = original.and_then(|href| Some((callback(&href)?, href))) {
            let _ = link.set_attribute("href", &href);
            let _ = link.set_attribute(ORIGINAL_HREF, &original);
        }
    });
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        // The first two come before the context menu opens; assistive technology may send only the last.
        for event_type in ["pointerdown", "focusin", "click"] {
            let listener = listener.as_ref().unchecked_ref();
            let _ = document.add_event_listener_with_callback(event_type, listener);
        }
    }
    listener.forget();
}

/// The text stored as state of this history entry. Only this tab can read it; it survives a reload and ends with
/// the tab.
#[must_use]
pub fn state() -> Option<String> {
    web_sys::window()?.history().ok()?.state().ok()?.as_string()
}

/// Sets the state of this entry, inherited by later ones; `None` removes it. Returns whether the browser
/// accepts.
pub fn set_state(text: Option<&str>) -> bool {
    let Some(history) = web_sys::window().and_then(|w| w.history().ok()) else { return false };
    let text = text.map_or(JsValue::NULL, JsValue::from_str);
    history.replace_state_with_url(&text, "", None).is_ok()
}
