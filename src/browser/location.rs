//! Where the device says it is: asked only when the person clicks, told only to the program.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Position, PositionError, PositionOptions};

use geometry::LonLat;

/// How long the device may search, in milliseconds.
const PATIENCE: u32 = 15_000;
/// How old a position may be, in milliseconds.
const FRESHNESS: u32 = 60_000;

/// Why there is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person or the page around this one says no.
    Denied,
    /// The device does not know, or takes too long.
    Unavailable,
}

/// Asks the device once; `tell` hears where it is and within how many kilometres, or why not.
pub fn locate(tell: impl Fn(Result<(LonLat, f64), Refusal>) + Clone + 'static) {
    let Some(device) = web_sys::window().and_then(|w| w.navigator().geolocation().ok()) else {
        return tell(Err(Refusal::Unavailable));
    };
    let (found, refused) = (tell.clone(), tell.clone());
    let found = Closure::once_into_js(move |position: Position| {
        let place = position.coords();
        let point = LonLat { lon: place.longitude(), lat: place.latitude() };
        found(Ok((point, place.accuracy() / 1000.0)));
    });
    let refused = Closure::once_into_js(move |error: PositionError| {
        let denied = error.code() == PositionError::PERMISSION_DENIED;
        refused(Err(if denied { Refusal::Denied } else { Refusal::Unavailable }));
    });
    let options = PositionOptions::new();
    options.set_timeout(PATIENCE);
    options.set_maximum_age(FRESHNESS);
    let asked: Result<(), JsValue> = device.get_current_position_with_error_callback_and_options(
        found.unchecked_ref(),
        Some(refused.unchecked_ref()),
        &options,
    );
    if asked.is_err() {
        tell(Err(Refusal::Unavailable));
    }
}
