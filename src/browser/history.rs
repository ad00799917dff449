//! The address bar and the history behind it.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, MouseEvent};

use super::page;
use state::HistoryStep;

/// Where a link that leads elsewhere than it was written to keeps that.
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
    // What is kept beside the address goes on from step to step.
    let kept = history.state().unwrap_or(JsValue::NULL);
    let _refused = match step {
        HistoryStep::Push => history.push_state_with_url(&kept, "", Some(&url)),
        HistoryStep::Replace => history.replace_state_with_url(&kept, "", Some(&url)),
    };
}

/// Calls `go` whenever the person goes Back or Forward, for as long as the page lives.
pub fn on_popstate(go: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(go);
    if let Some(window) = web_sys::window() {
        let listener = listener.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback("popstate", listener);
    }
    listener.forget();
}

/// Calls `go` with each link to this page or to a territory's that the person follows here, not
/// in a new tab. Where `go` says that it went, the browser does not.
pub fn on_link_click(go: impl Fn(&str) -> bool + 'static) {
    let listener = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let link =
            target.and_then(|t| t.closest("a[href^='?'], a[href*='territoire/']").ok().flatten());
        let href = link.as_ref().and_then(|link| link.get_attribute("href"));
        let root = page::view().root();
        if plain && href.is_some_and(|href| go(href.strip_prefix(root).unwrap_or(&href))) {
            event.prevent_default();
        }
    });
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        let listener = listener.as_ref().unchecked_ref();
        let _ = document.add_event_listener_with_callback("click", listener);
    }
    listener.forget();
}

/// Has each link that is about to be followed, here or in a new tab, lead to what `go` makes of it; where
/// it makes nothing of it the link stays, as does one that opens a window of its own.
pub fn rewrite_links(go: impl Fn(&str) -> Option<String> + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let link = target.and_then(|t| t.closest("a[href]:not([target])").ok().flatten());
        let Some(link) = link else { return };
        // Each time from what was written: what was shown at the last may be shown no more.
        let written = link.get_attribute(WRITTEN).or_else(|| link.get_attribute("href"));
        if let Some((href, written)) = written.and_then(|own| Some((go(&own)?, own))) {
            let _ = link.set_attribute("href", &href);
            let _ = link.set_attribute(WRITTEN, &written);
        }
    });
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        // A menu of the browser follows the first two; assistive technology may send the last alone.
        for about_to_be_followed in ["pointerdown", "focusin", "click"] {
            let listener = listener.as_ref().unchecked_ref();
            let _ = document.add_event_listener_with_callback(about_to_be_followed, listener);
        }
    }
    listener.forget();
}

/// What this step of the history keeps beside its address: nobody but this tab reads it, a reload
/// keeps it, and it goes with the tab.
#[must_use]
pub fn kept() -> Option<String> {
    web_sys::window()?.history().ok()?.state().ok()?.as_string()
}

/// Keeps `text` with this step of the history, and with those that follow; nothing any more for
/// `None`. Whether the browser accepts.
pub fn keep(text: Option<&str>) -> bool {
    let Some(history) = web_sys::window().and_then(|w| w.history().ok()) else { return false };
    let text = text.map_or(JsValue::NULL, JsValue::from_str);
    history.replace_state_with_url(&text, "", None).is_ok()
}
