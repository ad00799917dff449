//! The two kinds of position, kept apart by type so that degrees are never mistaken for map units.

/// A position on Earth, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    /// Degrees east of Greenwich.
    pub lon: f64,
    /// Degrees north of the equator.
    pub lat: f64,
}

impl LonLat {
    /// The south-western and north-eastern corners around `positions`; `None` without any.
    pub fn extent(positions: impl IntoIterator<Item = Self>) -> Option<[Self; 2]> {
        positions.into_iter().fold(None, |extent, p| {
            let [a, b] = extent.unwrap_or([p, p]);
            Some([
                Self { lon: a.lon.min(p.lon), lat: a.lat.min(p.lat) },
                Self { lon: b.lon.max(p.lon), lat: b.lat.max(p.lat) },
            ])
        })
    }
}

/// A position on the drawn map, in SVG user units: x grows to the right, y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MapPoint {
    /// Map units from the left edge of the map.
    pub x: f64,
    /// Map units from the top edge of the map.
    pub y: f64,
}

impl MapPoint {
    /// Straight-line distance to `other`, in map units.
    #[must_use]
    pub fn distance(self, other: MapPoint) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}
