//! Stands in for `wasm-streams`, which Leptos' server functions name; this program has no server
//! and calls none. The real one exports JavaScript classes: those stay in the wasm and in its
//! script whether they are used or not, and every visitor would fetch them. Here are the four
//! functions that are named, so that it compiles; a stream is always empty.

use futures_util::stream::{self, Stream};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser, of which nothing is kept.
pub struct ReadableStream;

impl ReadableStream {
    /// Of a response's body.
    #[must_use]
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        Self
    }

    /// Of a request's body.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>>) -> Self {
        Self
    }

    /// Nothing.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }

    /// No body at all.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        JsValue::UNDEFINED.unchecked_into()
    }
}
