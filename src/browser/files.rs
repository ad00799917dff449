//! Files of the site, fetched when they are first needed.

use super::page;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement, Response};

use state::plan::{ChosenFile, FileError};

/// The attribute of the link with the id `donnees` that names the data of the first view.
pub const FIRST_VIEW: &str = "href";
/// The one that names what the search and the sheets need besides.
pub const DETAILS: &str = "data-details";
/// The one that names the outlines.
pub const OUTLINES: &str = "data-contours";

/// The text of the file that the page names there, asked for at once: its name holds a hash that the
/// program does not know.
pub fn named_in_page(attribute: &str) -> impl Future<Output = Option<String>> + use<> {
    let path = page::by_id("donnees").and_then(|link| link.get_attribute(attribute));
    let asked = path.and_then(|path| Some(web_sys::window()?.fetch_with_str(&path)));
    async move { text_of(asked?).await }
}

/// The text of a file of the site, whose path begins at the site's root; `None` when it cannot be had.
pub async fn text(path: &str) -> Option<String> {
    let path = [page::view().root(), path].concat();
    text_of(web_sys::window()?.fetch_with_str(&path)).await
}

async fn text_of(asked: Promise) -> Option<String> {
    let response = JsFuture::from(asked).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// The file that the person has just chosen in a field, if any. One larger than `max_bytes` is not
/// read. The field is emptied: the same file can be chosen again.
pub async fn chosen(event: Event, max_bytes: f64) -> Option<ChosenFile> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    field.set_value("");
    let text = if file.size() > max_bytes {
        Err(FileError::TooLarge)
    } else {
        let read = JsFuture::from(file.text()).await;
        read.ok().and_then(|text| text.as_string()).ok_or(FileError::Unreadable)
    };
    Some(ChosenFile { name: file.name(), text })
}
