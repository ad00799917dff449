//! Distance rings around a home, on the map of an answer.

use super::pins::FramedPlaces;
use crate::wording::format::NBSP;
use geometry::{MapPoint, Projection};

/// The radii in kilometres: on foot or by bicycle, a short drive, half an hour's drive.
const RADII_KM: [u32; 3] = [5, 15, 30];

/// Half the width of a ring's label on the unzoomed map, in map units.
const LABEL_HALF_WIDTH: f64 = 350.0;
/// Distance of the home's name above its point, in map units of the unzoomed map.
const NAME_OFFSET: f64 = 700.0;

/// Coordinate of a diagonal unit vector: half the square root of 2.
const D: f64 = std::f64::consts::FRAC_1_SQRT_2;
/// Directions from the home in which a ring's label is tried, in this order.
const DIRECTIONS: [(f64, f64); 8] =
    [(0.0, -1.0), (0.0, 1.0), (D, -D), (-D, -D), (D, D), (-D, D), (1.0, 0.0), (-1.0, 0.0)];

/// A distance ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// Radius in kilometres, as the crow flies.
    pub kilometres: u32,
    /// Radius in map units.
    pub radius: f64,
    /// Position of its label, on the ring.
    pub label_position: MapPoint,
}

impl Ring {
    /// The radius as text: « 15 km ».
    #[must_use]
    pub fn label(self) -> String {
        format!("{}{NBSP}km", self.kilometres)
    }
}

/// The rings around `home`. Labels are placed inside the visible area if possible (at the framing `zoom`), and
/// as far as possible from the framed places and the name of the home.
#[must_use]
pub fn rings(
    projection: &Projection,
    home: MapPoint,
    framed: &FramedPlaces,
    zoom: f64,
) -> [Ring; RADII_KM.len()] {
    let visible_area = framed.bounds.inflate(-LABEL_HALF_WIDTH / zoom);
    let name = MapPoint { y: home.y - NAME_OFFSET / zoom, ..home };
    RADII_KM.map(|kilometres| {
        let radius = f64::from(kilometres) * projection.units_per_kilometre();
        let (mut best_visible, mut best_clearance, mut label_position) = (false, f64::MIN, home);
        for (x, y) in DIRECTIONS {
            let position = MapPoint { x: home.x + x * radius, y: home.y + y * radius };
            let taken = framed.places.iter().chain([&name]);
            let clearance = taken.fold(radius, |least, point| least.min(point.distance(position)));
            let is_visible = visible_area.contains(position);
            if (is_visible, clearance) > (best_visible, best_clearance) {
                (best_visible, best_clearance, label_position) = (is_visible, clearance, position);
            }
        }
        Ring { kilometres, radius, label_position }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use geometry::{Bounds, LonLat};

    /// The projection, a home, and the whole map without framed places.
    fn test_map() -> (Projection, LonLat, FramedPlaces) {
        let projection = fixtures::dataset().projection;
        let corner = MapPoint { x: projection.width, y: projection.height };
        let bounds = Bounds { min: MapPoint { x: 0.0, y: 0.0 }, max: corner };
        let extent = FramedPlaces { places: Vec::new(), bounds };
        (projection, LonLat { lon: 5.28, lat: 47.95 }, extent)
    }

    #[test]
    fn a_ring_has_its_radius_in_all_directions() {
        let (projection, home, extent) = test_map();
        let rings = rings(&projection, projection.project(home), &extent, 1.0);
        assert_eq!(rings.map(Ring::label), ["5\u{a0}km", "15\u{a0}km", "30\u{a0}km"]);
        for ring in rings {
            let away = f64::from(ring.kilometres);
            let north = LonLat { lat: home.lat + away / 111.2, ..home };
            let east = away / (111.32 * home.lat.to_radians().cos());
            let east = LonLat { lon: home.lon + east, ..home };
            for place in [north, east] {
                assert!((home.distance_km(place) / away - 1.0).abs() < 0.01);
                let distance = projection.project(home).distance(projection.project(place));
                assert!((distance / ring.radius - 1.0).abs() < 0.02, "{distance} for {ring:?}");
            }
        }
    }

    #[test]
    fn labels_avoid_framed_places_and_stay_visible() {
        let (projection, home, extent) = test_map();
        let home = projection.project(home);
        let [ring, ..] = rings(&projection, home, &extent, 4.0);
        assert_eq!(
            ring.label_position,
            MapPoint { x: home.x, y: home.y + ring.radius },
            "the name is above"
        );
        let taken = FramedPlaces { places: vec![ring.label_position], ..extent.clone() };
        let [moved, ..] = rings(&projection, home, &taken, 4.0);
        assert!(moved.label_position.distance(ring.label_position) > ring.radius, "{moved:?}");
        let min = MapPoint { y: home.y + 1.0, ..extent.bounds.min };
        let below = FramedPlaces { bounds: Bounds { min, ..extent.bounds }, ..extent };
        for ring in rings(&projection, home, &below, 4.0) {
            assert!(below.bounds.contains(ring.label_position), "{ring:?}");
        }
    }
}
