//! Scheduling: splits long work into slices that yield to the event loop, and debounces.

use std::future::Future;
use std::time::Duration;

use js_sys::{Date, Promise};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{StoredValue, UpdateValue, set_timeout_with_handle};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::MessageChannel;

/// How long a slice may take before the next waits for its turn, in milliseconds. A long task, as
/// browsers count, has fifty; a slow phone takes four times as long, and the last step of a slice may be a long one.
const SLICE: f64 = 8.0;

/// Runs work that takes several turns.
pub fn run(work: impl Future<Output = ()> + 'static) {
    spawn_local(work);
}

/// Yields to the event loop. Uses a message, since nested timers are delayed by 4 ms.
pub async fn next() {
    let Ok(channel) = MessageChannel::new() else { return };
    let port = channel.port1();
    let turn = Promise::new(&mut |resolve, _| {
        port.set_onmessage(Some(&resolve));
        let _ = channel.port2().post_message(&JsValue::NULL);
    });
    let _ = JsFuture::from(turn).await;
    port.close();
}

/// Waits until the current changes are painted: two animation frames, then one task.
pub async fn drawn() {
    frame().await;
    frame().await;
    next().await;
}

/// The beginning of the browser's next frame.
async fn frame() {
    let frame = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(&resolve);
        }
    });
    let _ = JsFuture::from(frame).await;
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

/// A timer that begins anew whenever it is set. Copied freely: it lives as long as the view it was made for.
#[derive(Clone, Copy, Debug)]
pub struct Debounce {
    pause: Duration,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Debounce {
    /// A timer that is not set.
    #[must_use]
    pub fn new(pause: Duration) -> Self {
        Self { pause, timer: StoredValue::new(None) }
    }

    /// Calls `callback` after the pause, unless this is called again before.
    pub fn call(self, callback: impl FnOnce() + 'static) {
        self.timer.update_value(|timer| {
            if let Some(running) = timer.take() {
                running.clear();
            }
            *timer = set_timeout_with_handle(callback, self.pause).ok();
        });
    }
}
