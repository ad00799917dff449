//! Where the device says it is: asked only when the person clicks, told only to the program.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Position, PositionError, PositionOptions};

use analysis::nearby::position::Position as DevicePosition;
use geometry::LonLat;
use state::LocateError;

/// How long the device may search, in milliseconds.
const PATIENCE: u32 = 15_000;
/// How old a position may be, in milliseconds.
const FRESHNESS: u32 = 60_000;

/// Asks the device once; `tell` hears where it is, or why not.
pub fn locate(tell: impl Fn(Result<DevicePosition, LocateError>) + Clone + 'static) {
    let Some(device) = web_sys::window().and_then(|w| w.navigator().geolocation().ok()) else {
        return tell(Err(LocateError::Unavailable));
    };
    let (found, refused) = (tell.clone(), tell.clone());
    let found = Closure::once_into_js(move |position: Position| {
        let place = position.coords();
        let point = LonLat { lon: place.longitude(), lat: place.latitude() };
        found(Ok(DevicePosition { point, accuracy: place.accuracy() / 1000.0 })); // km
    });
    let refused = Closure::once_into_js(move |error: PositionError| {
        let denied = error.code() == PositionError::PERMISSION_DENIED;
        refused(Err(if denied { LocateError::Denied } else { LocateError::Unavailable }));
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
        tell(Err(LocateError::Unavailable));
    }
}
