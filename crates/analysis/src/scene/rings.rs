//! Rings of distance around a home, on the map of an answer.

use super::pins::Framed;
use crate::wording::format::NBSP;
use geometry::{MapPoint, Projection};

/// How far from the home each ring is, in kilometres: on foot or by bicycle, a short drive, half an hour.
const KILOMETRES: [u32; 3] = [5, 15, 30];

/// Half the width of a ring's label on the unzoomed map, in map units.
const HALF_LABEL: f64 = 350.0;
/// How far above its point the home's name stands on the unzoomed map, in map units.
const NAME_ABOVE: f64 = 700.0;

/// The diagonals, of length 1.
const D: f64 = std::f64::consts::FRAC_1_SQRT_2;
/// Where on a ring its label may stand, from the home: above first.
const DIRECTIONS: [(f64, f64); 8] =
    [(0.0, -1.0), (0.0, 1.0), (D, -D), (-D, -D), (D, D), (-D, D), (1.0, 0.0), (-1.0, 0.0)];

/// A ring around a home.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// How far from the home, as the crow flies.
    pub kilometres: u32,
    /// The same in map units.
    pub radius: f64,
    /// Where its label stands, on the ring.
    pub label_at: MapPoint,
}

impl Ring {
    /// « 15 km »
    #[must_use]
    pub fn label(self) -> String {
        format!("{}{NBSP}km", self.kilometres)
    }
}

/// The rings around `home` on a map that is zoomed so far. Their labels stand whole within what is `framed`, if they
/// can, and as far from its places and from the home's name as they can.
#[must_use]
pub fn rings(
    projection: &Projection,
    home: MapPoint,
    framed: &Framed,
    zoom: f64,
) -> [Ring; KILOMETRES.len()] {
    let seen = framed.bounds.grown(-HALF_LABEL / zoom);
    let name = MapPoint { y: home.y - NAME_ABOVE / zoom, ..home };
    KILOMETRES.map(|kilometres| {
        let radius = f64::from(kilometres) * projection.units_per_kilometre();
        let mut best = (false, f64::MIN, home);
        for (x, y) in DIRECTIONS {
            let place = MapPoint { x: home.x + x * radius, y: home.y + y * radius };
            let taken = framed.places.iter().chain([&name]);
            let room = taken.fold(radius, |room, own| room.min(own.distance(place)));
            let (is_seen, found) = (seen.contains(place), best);
            if (is_seen && !found.0) || (is_seen == found.0 && room > found.1) {
                best = (is_seen, room, place);
            }
        }
        Ring { kilometres, radius, label_at: best.2 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use geometry::{Bounds, LonLat};

    /// A home, the map, and how degrees of latitude become kilometres there.
    fn setting() -> (Projection, LonLat, Framed) {
        let projection = fixtures::dataset().projection;
        let corner = MapPoint { x: projection.width, y: projection.height };
        let bounds = Bounds { min: MapPoint { x: 0.0, y: 0.0 }, max: corner };
        let whole = Framed { places: Vec::new(), bounds };
        (projection, LonLat { lon: 5.28, lat: 47.95 }, whole)
    }

    #[test]
    fn a_ring_is_as_far_as_it_says_in_all_directions() {
        let (projection, home, whole) = setting();
        let rings = rings(&projection, projection.project(home), &whole, 1.0);
        assert_eq!(rings.map(Ring::label), ["5\u{a0}km", "15\u{a0}km", "30\u{a0}km"]);
        for ring in rings {
            let away = f64::from(ring.kilometres);
            let north = LonLat { lat: home.lat + away / 111.2, ..home };
            let east = away / (111.32 * home.lat.to_radians().cos());
            let east = LonLat { lon: home.lon + east, ..home };
            for place in [north, east] {
                assert!((home.distance_km(place) / away - 1.0).abs() < 0.01);
                let drawn = projection.project(home).distance(projection.project(place));
                assert!((drawn / ring.radius - 1.0).abs() < 0.02, "{drawn} for {ring:?}");
            }
        }
    }

    #[test]
    fn labels_keep_away_from_what_is_there_and_in_sight() {
        let (projection, home, whole) = setting();
        let home = projection.project(home);
        let [ring, ..] = rings(&projection, home, &whole, 4.0);
        assert_eq!(
            ring.label_at,
            MapPoint { x: home.x, y: home.y + ring.radius },
            "the name is above"
        );
        let taken = Framed { places: vec![ring.label_at], ..whole.clone() };
        let [moved, ..] = rings(&projection, home, &taken, 4.0);
        assert!(moved.label_at.distance(ring.label_at) > ring.radius, "{moved:?}");
        let min = MapPoint { y: home.y + 1.0, ..whole.bounds.min };
        let below = Framed { bounds: Bounds { min, ..whole.bounds }, ..whole };
        for ring in rings(&projection, home, &below, 4.0) {
            assert!(below.bounds.contains(ring.label_at), "{ring:?}");
        }
    }
}
