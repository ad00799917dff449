//! Fetches files of the site when they are first needed.

use super::page;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement, Response};

use state::plan::{ChosenFile, FileError};

/// Attribute with the address of the first view's data, on the link with the id `donnees`.
pub const FIRST_VIEW: &str = "href";
/// Attribute with the address of the details, on the same link.
pub const DETAILS: &str = "data-details";
/// Attribute with the address of the outlines, on the same link.
pub const OUTLINES: &str = "data-contours";

/// The text of the file named by this attribute; `None` if it cannot be fetched. The request starts at once. The
/// address is read from the page because it holds a hash that the program does not know.
pub fn fetch_linked(attribute: &str) -> impl Future<Output = Option<String>> + use<> {
    let path = page::by_id("donnees").and_then(|link| link.get_attribute(attribute));
    let request = path.and_then(|path| Some(web_sys::window()?.fetch_with_str(&path)));
    async move { read_text(request?).await }
}

/// The text of a file, by its path from the site's root; `None` if it cannot be fetched.
pub async fn fetch_text(path: &str) -> Option<String> {
    let path = [page::view().root(), path].concat();
    read_text(web_sys::window()?.fetch_with_str(&path)).await
}

async fn read_text(request: Promise) -> Option<String> {
    let response = JsFuture::from(request).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// The file just chosen in the field of `event`, if any. A file larger than `max_bytes` is not read. Empties the
/// field, so that the same file can be chosen again.
pub async fn read_chosen(event: Event, max_bytes: f64) -> Option<ChosenFile> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    field.set_value("");
    let text = if file.size() > max_bytes {
        Err(FileError::TooLarge)
    } else {
        let content = JsFuture::from(file.text()).await;
        content.ok().and_then(|text| text.as_string()).ok_or(FileError::Unreadable)
    };
    Some(ChosenFile { name: file.name(), text })
}
