//! Distances on the Earth's ellipsoid.

use super::LonLat;
use small_std::cosine;

/// Equatorial radius of WGS 84, in kilometres.
const RADIUS_KM: f64 = 6378.137;
/// Square of the eccentricity of WGS 84.
const ECCENTRICITY_SQUARED: f64 = 0.006_694_379_990_14;

impl LonLat {
    /// The distance to `other` as the crow flies, in kilometres.
    /// Plane trigonometry with the ellipsoid's two radii of curvature at the mean latitude: over a département's
    /// width the result is within 0.01 % of the geodesic (`tests/distances.rs` of the workspace).
    #[must_use]
    pub fn distance_km(self, other: Self) -> f64 {
        let cosine = cosine(f64::midpoint(self.lat, other.lat));
        let curvature_term = 1.0 - ECCENTRICITY_SQUARED * (1.0 - cosine * cosine);
        let east_radius = RADIUS_KM / curvature_term.sqrt() * cosine;
        let north_radius =
            RADIUS_KM * (1.0 - ECCENTRICITY_SQUARED) / (curvature_term * curvature_term.sqrt());
        let east_km = (other.lon - self.lon).to_radians() * east_radius;
        let north_km = (other.lat - self.lat).to_radians() * north_radius;
        east_km.hypot(north_km)
    }
}
