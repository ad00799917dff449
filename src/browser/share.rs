//! Passing a link on: the phone's own share sheet, else the clipboard. And printing.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// What has become of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The share sheet has it.
    Sheet,
    /// It is on the clipboard.
    Copied,
    /// The browser allows neither.
    Refused,
}

/// The address of the page as it is shown.
#[must_use]
pub fn address() -> String {
    web_sys::window().and_then(|w| w.location().href().ok()).unwrap_or_default()
}

/// The address of the site, with a slash at its end.
#[must_use]
pub fn site() -> String {
    let address = address();
    let page = address.split(['?', '#']).next().unwrap_or_default();
    page.rsplit_once('/').map(|(site, _)| format!("{site}/")).unwrap_or_default()
}

/// Passes the address of the page on.
pub async fn share(title: &str) -> Shared {
    let Some(window) = web_sys::window() else { return Shared::Refused };
    let (navigator, url) = (window.navigator(), address());
    if has(&navigator, "share") {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(&url);
        // A sheet closed without a choice is no reason to copy.
        let _ = JsFuture::from(navigator.share_with_data(&data)).await;
        return Shared::Sheet;
    }
    if copy(&url).await { Shared::Copied } else { Shared::Refused }
}

/// Puts `text` on the clipboard; whether the browser allows it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    has(&navigator, "clipboard")
        && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Opens the browser's print dialogue; refused in some frames.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Whether this browser has `name`: absent over plain HTTP and in older ones.
fn has(object: &impl AsRef<JsValue>, name: &str) -> bool {
    let value = js_sys::Reflect::get(object.as_ref(), &JsValue::from_str(name));
    value.is_ok_and(|value| !value.is_undefined() && !value.is_null())
}
