//! Shares a link through the device's share sheet, or else the clipboard.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

use state::answer_tools::ShareOutcome;

/// Shares a URL and returns how it was shared, or that it failed.
pub async fn share(title: &str, url: &str) -> ShareOutcome {
    let Some(window) = web_sys::window() else { return ShareOutcome::Refused };
    let navigator = window.navigator();
    if has_api(&navigator, "share") {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(url);
        match JsFuture::from(navigator.share_with_data(&data)).await {
            Ok(_) => return ShareOutcome::ByDevice,
            // A cancelled share sheet is no reason to copy the link.
            Err(error) if error_name(&error) == "AbortError" => return ShareOutcome::ByDevice,
            // Most frames refuse; try the clipboard.
            Err(_) => {}
        }
    }
    if copy(url).await { ShareOutcome::Copied } else { ShareOutcome::Refused }
}

/// Copies `text` to the clipboard; returns whether the browser allows it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    has_api(&navigator, "clipboard")
        && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

fn error_name(error: &JsValue) -> String {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name"));
    name.ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// Whether this browser has the API `name`: missing over plain HTTP and in older browsers.
fn has_api(object: &impl AsRef<JsValue>, name: &str) -> bool {
    let value = js_sys::Reflect::get(object.as_ref(), &JsValue::from_str(name));
    value.is_ok_and(|value| !value.is_undefined() && !value.is_null())
}
