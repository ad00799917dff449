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

/// A file that the person has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// What it holds; bytes that are no text have become replacement characters.
    pub text: Result<String, Unread>,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Larger than was allowed.
    TooLarge,
    /// A folder, or gone, or not to be read.
    Refused,
}

/// The file that the person has just chosen in a field, if any. One larger than `most` bytes is not
/// read. The field is emptied: the same file can be chosen again.
pub async fn chosen(event: Event, most: f64) -> Option<Chosen> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    field.set_value("");
    let text = if file.size() > most {
        Err(Unread::TooLarge)
    } else {
        let read = JsFuture::from(file.text()).await;
        read.ok().and_then(|text| text.as_string()).ok_or(Unread::Refused)
    };
    Some(Chosen { name: file.name(), text })
}
