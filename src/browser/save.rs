//! Saves generated files on the device.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

/// Pixels of a saved picture per CSS pixel.
const PIXEL_RATIO: u32 = 2;

/// Offers `text` for download as `name`; `None` if the browser refuses.
pub fn text(name: &str, media_type: &str, text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    start_download(name, &blob)
}

/// Renders `svg`, of this size in CSS pixels, and offers it for download as PNG; `None` if the browser refuses.
pub async fn png(name: String, svg: &str, width: u32, height: u32) -> Option<()> {
    let image = HtmlImageElement::new().ok()?;
    // The page's content security policy allows no other images than data URLs and its own.
    let encoded = String::from(js_sys::encode_uri_component(svg));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{encoded}"));
    JsFuture::from(image.decode()).await.ok()?;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width * PIXEL_RATIO);
    canvas.set_height(height * PIXEL_RATIO);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            f64::from(width * PIXEL_RATIO),
            f64::from(height * PIXEL_RATIO),
        )
        .ok()?;
    let on_blob = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            start_download(&name, &blob);
        }
    });
    canvas.to_blob(on_blob.unchecked_ref()).ok()
}

fn start_download(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url).ok()
}
