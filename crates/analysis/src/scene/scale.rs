//! The scale bar of a map.

use crate::wording::format::NBSP;
use geometry::Projection;
use small_std::to_fixed;

/// Possible lengths in kilometres, in steps of 1, 2 and 5.
const LENGTHS_KM: [u32; 8] = [200, 100, 50, 20, 10, 5, 2, 1];

/// Maximum length of the bar, as a share of the map's width. Since consecutive lengths differ by a factor of at
/// most 2.5, the bar is at least two fifths as long, except at the ends of the list.
const MAX_WIDTH_SHARE: f64 = 1.0 / 3.0;

/// A scale bar: its drawn length and the distance it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// Drawn length, in units of the unzoomed map.
    pub length: f64,
    /// Distance on the ground, in kilometres.
    pub kilometres: u32,
}

impl ScaleBar {
    /// The longest bar that fits at this zoom, in a window of the map's own size.
    #[must_use]
    pub fn new(projection: &Projection, zoom: f64) -> Self {
        let drawn_length =
            |kilometres: u32| f64::from(kilometres) * projection.units_per_kilometre() * zoom;
        let fits = |km: &u32| drawn_length(*km) <= projection.width * MAX_WIDTH_SHARE;
        let kilometres = LENGTHS_KM.into_iter().find(fits).unwrap_or(1);
        Self { length: drawn_length(kilometres), kilometres }
    }

    /// The same bar in a drawing with one unit per `step` map units.
    #[must_use]
    pub fn scaled_down(self, step: f64) -> Self {
        Self { length: self.length / step, ..self }
    }

    /// The distance as text: « 10 km ».
    #[must_use]
    pub fn label(self) -> String {
        format!("{}{NBSP}km", self.kilometres)
    }

    /// The `d` of its path: a line ending at (`right`, `bottom`), with a tick of height `tick` at each end.
    #[must_use]
    pub fn path(self, right: f64, bottom: f64, tick: f64) -> String {
        let [left, top] = [right - self.length, bottom - tick].map(|value| to_fixed(value, 0));
        let [length, tick] = [self.length, tick].map(|value| to_fixed(value, 0));
        format!("M{left} {top}v{tick}h{length}v-{tick}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geometry::{LonLat, Transform};

    /// The distance on the ground between the ends of a bar at the middle of the map, in kilometres.
    fn measured_km(projection: &Projection, bar: ScaleBar, zoom: f64) -> f64 {
        let Transform { scale: [x_scale, y_scale], translate: [west, north] } =
            projection.topojson_transform();
        let position = |x: f64| LonLat {
            lon: west + x / zoom * x_scale,
            lat: north + projection.height / 2.0 * y_scale,
        };
        position(0.0).distance_km(position(bar.length))
    }

    #[test]
    fn at_every_zoom_a_bar_is_true_to_scale_and_fits() {
        let projection = fixtures::dataset().projection;
        let mut labels = Vec::new();
        for step in 0..=1100 {
            let zoom = 1.0 + f64::from(step) / 100.0;
            let bar = ScaleBar::new(&projection, zoom);
            let measured = measured_km(&projection, bar, zoom);
            let expected = f64::from(bar.kilometres);
            assert!((measured / expected - 1.0).abs() < 0.01, "{measured} for {}", bar.label());
            let share = bar.length / projection.width;
            assert!((1.0 / 8.0..=1.0 / 3.0).contains(&share), "{share} of the width at {zoom}");
            labels.push(bar.label());
        }
        labels.dedup();
        assert_eq!(labels, ["20\u{a0}km", "10\u{a0}km", "5\u{a0}km", "2\u{a0}km"]);
    }

    #[test]
    fn a_bar_is_drawn_as_long_as_it_is() {
        let bar = ScaleBar { length: 1234.4, kilometres: 10 };
        assert_eq!(bar.path(2000.0, 500.0, 80.0), "M766 420v80h1234v-80");
        assert_eq!(bar.scaled_down(10.0).path(200.0, 50.0, 8.0), "M77 42v8h123v-8");
    }
}
