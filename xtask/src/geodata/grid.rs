//! The coordinate grid of the published files: whole hundred-thousandths of a degree (about
//! 1 m), so that equality, orientation and area are exact.

use std::fmt;

/// Grid steps per degree: GeoJSON coordinates carry five decimals.
const STEPS_PER_DEGREE: i32 = 100_000;

/// Ground lengths near the département (WGS 84, latitude 47.5° to 48.7°, error under 0.02 %).
/// Plain arithmetic instead of `cos` keeps the rebuilt files identical on every machine.
const METRES_PER_DEGREE_OF_LATITUDE: f64 = 111_192.0;
const METRES_PER_DEGREE_OF_LONGITUDE: f64 = 74_481.0;
const REFERENCE_LATITUDE: f64 = 48.1;
const LONGITUDE_SHRINKAGE: f64 = 1_444.5;

/// A position in grid steps: longitude east, latitude north, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vertex {
    /// Longitude in hundred-thousandths of a degree.
    pub lon: i32,
    /// Latitude in hundred-thousandths of a degree.
    pub lat: i32,
}

impl Vertex {
    /// The grid point nearest to a longitude and latitude in degrees.
    pub fn nearest(lon: f64, lat: f64) -> Self {
        let step = |degrees: f64| (degrees * f64::from(STEPS_PER_DEGREE)).round() as i32;
        Self { lon: step(lon), lat: step(lat) }
    }

    /// Ground offset from `self` to `other` in metres, east then north.
    pub fn metres_to(self, other: Self) -> (f64, f64) {
        let degrees = |steps: i32| f64::from(steps) / f64::from(STEPS_PER_DEGREE);
        let shrinkage = LONGITUDE_SHRINKAGE * (degrees(self.lat) - REFERENCE_LATITUDE);
        (
            degrees(other.lon - self.lon) * (METRES_PER_DEGREE_OF_LONGITUDE - shrinkage),
            degrees(other.lat - self.lat) * METRES_PER_DEGREE_OF_LATITUDE,
        )
    }
}

/// Cross product of `origin → a` and `origin → b`: positive when the turn from the first to the
/// second is counter-clockwise.
pub fn cross(origin: Vertex, a: Vertex, b: Vertex) -> i64 {
    let offset = |to: i32, from: i32| i64::from(to) - i64::from(from);
    offset(a.lon, origin.lon) * offset(b.lat, origin.lat)
        - offset(a.lat, origin.lat) * offset(b.lon, origin.lon)
}

/// Written as a GeoJSON position, `[5.40001, 48.11667]`.
impl fmt::Display for Vertex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimal = |steps: i32| {
            let sign = if steps < 0 { "-" } else { "" };
            let (whole, rest) = (steps.abs() / STEPS_PER_DEGREE, steps.abs() % STEPS_PER_DEGREE);
            format!("{sign}{whole}.{rest:05}")
        };
        write!(f, "[{}, {}]", decimal(self.lon), decimal(self.lat))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_keep_five_decimals() {
        assert_eq!(Vertex::nearest(5.4, 48.000014).to_string(), "[5.40000, 48.00001]");
        assert_eq!(Vertex::nearest(-0.5, 0.0).to_string(), "[-0.50000, 0.00000]");
    }

    #[test]
    fn a_minute_of_latitude_is_a_nautical_mile() {
        let (east, north) = Vertex::nearest(5.0, 48.0).metres_to(Vertex::nearest(5.0, 48.016_667));
        assert_eq!(east, 0.0);
        assert!((north - 1_852.0).abs() < 2.0, "{north}");
    }
}
