//! Turns of the browser's loop: long work is cut into slices, between which the page scrolls,
//! paints and answers.

use std::future::Future;

use js_sys::{Date, Promise};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// How long a slice may take before the next waits for its turn, in milliseconds. A long task, as
/// browsers count, has fifty; the last step of a slice may be a long one, on a slow phone.
const SLICE: f64 = 6.0;

/// Runs work that takes several turns.
pub fn run(work: impl Future<Output = ()> + 'static) {
    spawn_local(work);
}

/// The browser's next turn.
pub async fn next() {
    let turn = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(turn).await;
}

/// Takes steps, in as many turns as they need, until there is none left.
pub async fn slices(mut step: impl FnMut() -> bool) {
    loop {
        let end = Date::now() + SLICE;
        while Date::now() < end {
            if !step() {
                return;
            }
        }
        next().await;
    }
}
