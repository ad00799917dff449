//! The device's clock, and random numbers.

use model::Day;
use model::tracking::Stamp;

/// Stamp of this moment: the time and a random number. `None` if the clock is past the year 9999.
#[must_use]
pub fn stamp() -> Option<Stamp> {
    let nonce = js_sys::Math::random() * f64::from(Stamp::NONCE_LIMIT);
    Stamp::new(&String::from(js_sys::Date::new_0().to_iso_string()), nonce as u32)
}

/// The date in the device's time zone.
#[must_use]
pub fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    let to_u8 = |number: u32| u8::try_from(number).ok();
    Day::new(year, to_u8(now.get_month())?.checked_add(1)?, to_u8(now.get_date())?)
}
