//! An equirectangular projection from degrees to map units, true to scale on the département's middle parallel.
//! Over one degree of latitude the error in scale stays under 1 %, less than a pixel on screen, for one
//! multiplication per axis.

use super::{LonLat, MapPoint};
use small_std::cosine;

/// Width of the map in map units: about twelve metres each, fine enough for tenfold zoom.
const MAP_WIDTH: f64 = 8000.0;
/// Margin around the département, in map units: its outline stays clear of the frame, as in an atlas.
const MARGIN: f64 = 200.0;

/// The `transform` of a TopoJSON: from whole map units to degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transform {
    /// Degrees per map unit, for x and y; y is negative.
    pub scale: [f64; 2],
    /// Longitude and latitude of the map's top left corner, added after scaling.
    pub translate: [f64; 2],
}

/// A projection fitted to the extent of a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    west: f64,
    north: f64,
    units_per_degree: f64,
    /// Length of a degree of longitude divided by one of latitude, at the middle parallel.
    longitude_scale: f64,
    /// Width of the fitted map, in map units.
    pub width: f64,
    /// Height of the fitted map, in map units.
    pub height: f64,
}

impl Projection {
    /// Fits the département's map to its extent (south-west, north-east); `None` if it has no area.
    #[must_use]
    pub fn for_map(extent: [LonLat; 2]) -> Option<Self> {
        Self::fit(extent, MAP_WIDTH, MARGIN)
    }

    /// Fits an extent (south-west, north-east corners) into a map `width` units wide, with an empty `margin` on
    /// every side. `None` if the extent has no area.
    #[must_use]
    pub fn fit([south_west, north_east]: [LonLat; 2], width: f64, margin: f64) -> Option<Self> {
        let longitude_scale = cosine(f64::midpoint(south_west.lat, north_east.lat));
        let units_per_degree =
            (width - 2.0 * margin) / ((north_east.lon - south_west.lon) * longitude_scale);
        let height = (north_east.lat - south_west.lat) * units_per_degree + 2.0 * margin;
        let has_scale = units_per_degree.is_finite() && units_per_degree > 0.0;
        (has_scale && north_east.lat > south_west.lat).then(|| Projection {
            west: south_west.lon - margin / (units_per_degree * longitude_scale),
            north: north_east.lat + margin / units_per_degree,
            units_per_degree,
            longitude_scale,
            width,
            height,
        })
    }

    /// The TopoJSON transform back from map units to degrees.
    #[must_use]
    pub fn topojson_transform(&self) -> Transform {
        let Self { west, north, units_per_degree, longitude_scale, .. } = *self;
        Transform {
            scale: [1.0 / (units_per_degree * longitude_scale), -1.0 / units_per_degree],
            translate: [west, north],
        }
    }

    /// Map units per kilometre, measured on a meridian over the map's height.
    #[must_use]
    pub fn units_per_kilometre(&self) -> f64 {
        let top = LonLat { lon: self.west, lat: self.north };
        let bottom = LonLat { lat: self.north - self.height / self.units_per_degree, ..top };
        self.height / top.distance_km(bottom)
    }

    /// Projects a position to the map.
    #[must_use]
    pub fn project(&self, position: LonLat) -> MapPoint {
        MapPoint {
            x: (position.lon - self.west) * self.longitude_scale * self.units_per_degree,
            y: (self.north - position.lat) * self.units_per_degree,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CORNERS: [LonLat; 2] = [LonLat { lon: 4.6, lat: 47.6 }, LonLat { lon: 5.9, lat: 48.7 }];

    #[test]
    fn corners_project_onto_the_margin() {
        let projection = Projection::fit(CORNERS, 1000.0, 10.0).expect("two corners span an area");
        let bottom_left = projection.project(CORNERS[0]);
        let top_right = projection.project(CORNERS[1]);
        assert!((bottom_left.x - 10.0).abs() < 1e-9);
        assert!((bottom_left.y - (projection.height - 10.0)).abs() < 1e-9);
        assert!((top_right.x - 990.0).abs() < 1e-9);
        assert!((top_right.y - 10.0).abs() < 1e-9);
    }

    #[test]
    fn topojson_transform_inverts_the_projection() {
        let projection = Projection::fit(CORNERS, 1000.0, 10.0).expect("two corners span an area");
        let Transform { scale: [x_scale, y_scale], translate: [west, north] } =
            projection.topojson_transform();
        let point = projection.project(CORNERS[1]);
        assert!((point.x * x_scale + west - CORNERS[1].lon).abs() < 1e-9);
        assert!((point.y * y_scale + north - CORNERS[1].lat).abs() < 1e-9);
    }

    #[test]
    fn a_kilometre_measures_the_same_along_both_axes() {
        let projection = Projection::fit(CORNERS, 1000.0, 0.0).expect("two corners span an area");
        let origin = LonLat { lon: 5.2, lat: 48.15 };
        let km = 1.0 / 111.2; // in degrees of latitude
        let east = LonLat { lon: origin.lon + km / 48.15_f64.to_radians().cos(), ..origin };
        let north = LonLat { lat: origin.lat + km, ..origin };
        let from = projection.project(origin);
        let ratio =
            from.distance(projection.project(east)) / from.distance(projection.project(north));
        assert!((ratio - 1.0).abs() < 0.002, "ratio {ratio}");
    }

    #[test]
    fn a_single_point_cannot_be_fitted() {
        assert_eq!(Projection::fit([CORNERS[0], CORNERS[0]], 1000.0, 0.0), None);
    }
}
