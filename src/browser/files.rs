//! Files of the site, fetched when they are first needed.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement, Response};

/// The text of a file of the site; `None` when it cannot be had.
pub async fn text(path: &str) -> Option<String> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(path)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// The text of the file that the person has just chosen in a field; `None` when there is none, it
/// is larger than `most` bytes or cannot be read. The field is emptied: the same file can be
/// chosen again.
pub async fn chosen(event: Event, most: f64) -> Option<String> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    field.set_value("");
    if file.size() > most {
        return None;
    }
    JsFuture::from(file.text()).await.ok()?.as_string()
}
