//! Values of the drawing's attributes.

use geometry::MapPoint;
use small_std::fixed;

/// Moves what is drawn around the origin to `place`.
pub fn translate(place: MapPoint) -> String {
    format!("translate({} {})", fixed(place.x, 0), fixed(place.y, 0))
}

/// A length in percent.
pub fn percent(value: f64) -> String {
    format!("{}%", fixed(value, 2))
}
