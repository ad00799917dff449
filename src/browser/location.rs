//! The position of the device: requested only by a click, and sent nowhere.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Position, PositionError, PositionOptions};

use analysis::nearby::position::Position as DevicePosition;
use geometry::LonLat;
use state::LocateError;

/// Timeout of the request, in milliseconds.
const TIMEOUT_MS: u32 = 15_000;
/// Maximum age of a position, in milliseconds.
const MAX_AGE_MS: u32 = 60_000;

/// Requests the position once; `callback` receives it, or the reason why there is none.
pub fn locate(callback: impl Fn(Result<DevicePosition, LocateError>) + Clone + 'static) {
    let Some(device) = web_sys::window().and_then(|w| w.navigator().geolocation().ok()) else {
        return callback(Err(LocateError::Unavailable));
    };
    let (on_position, on_error) = (callback.clone(), callback.clone());
    let on_position = Closure::once_into_js(move |position: Position| {
        let coords = position.coords();
        let point = LonLat { lon: coords.longitude(), lat: coords.latitude() };
        on_position(Ok(DevicePosition { point, accuracy_km: coords.accuracy() / 1000.0 })); // km
    });
    let on_error = Closure::once_into_js(move |error: PositionError| {
        let denied = error.code() == PositionError::PERMISSION_DENIED;
        on_error(Err(if denied { LocateError::Denied } else { LocateError::Unavailable }));
    });
    let options = PositionOptions::new();
    options.set_timeout(TIMEOUT_MS);
    options.set_maximum_age(MAX_AGE_MS);
    let request: Result<(), JsValue> = device.get_current_position_with_error_callback_and_options(
        on_position.unchecked_ref(),
        Some(on_error.unchecked_ref()),
        &options,
    );
    if request.is_err() {
        callback(Err(LocateError::Unavailable));
    }
}
