//! Scheduling: splits long work into slices that yield to the event loop, and debounces.

use std::future::Future;
use std::time::Duration;

use js_sys::{Date, Promise};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{StoredValue, UpdateValue, set_timeout_with_handle};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Maximum duration of a slice, in milliseconds. Browsers call a task long above 50; a slow phone takes four
/// times as long, and the last step of a slice may be a long one.
const SLICE_MS: f64 = 8.0;

/// Runs asynchronous work in the background.
pub fn spawn_local(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Yields to the event loop. Uses a message, since nested timers are delayed by 4 ms.
pub async fn yield_now() {
    let Ok(channel) = MessageChannel::new() else { return };
    let port = channel.port1();
    let message = Promise::new(&mut |resolve, _| {
        port.set_onmessage(Some(&resolve));
        let _ = channel.port2().post_message(&JsValue::NULL);
    });
    let _ = JsFuture::from(message).await;
    port.close();
}

/// Waits until the current changes are painted: two animation frames, then one task.
pub async fn after_paint() {
    next_frame().await;
    next_frame().await;
    yield_now().await;
}

/// Waits for the next animation frame.
async fn next_frame() {
    let frame = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(&resolve);
        }
    });
    let _ = JsFuture::from(frame).await;
}

/// Runs `step` in slices, yielding in between, until it returns `false`.
pub async fn run_in_slices(mut step: impl FnMut() -> bool) {
    loop {
        let deadline = Date::now() + SLICE_MS;
        while Date::now() < deadline {
            if !step() {
                return;
            }
        }
        yield_now().await;
    }
}

/// A timer that restarts whenever it is set. Copies share it; it ends with the view that made it.
#[derive(Clone, Copy, Debug)]
pub struct Debounce {
    pause: Duration,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Debounce {
    /// A timer that is not running.
    #[must_use]
    pub fn new(pause: Duration) -> Self {
        Self { pause, timer: StoredValue::new(None) }
    }

    /// Calls `callback` after the pause, unless `call` is called again before.
    pub fn call(self, callback: impl FnOnce() + 'static) {
        self.timer.update_value(|timer| {
            if let Some(running) = timer.take() {
                running.clear();
            }
            *timer = set_timeout_with_handle(callback, self.pause).ok();
        });
    }
}
