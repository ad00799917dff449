//! The visible part of the map: zoom and offset.

use geometry::{Bounds, MAX_ZOOM};
use small_std::clamp;

/// How far framing zooms in: the country around must stay recognisable.
const MAX_FRAME_ZOOM: f64 = 6.0;

/// How far the map can be dragged beyond the window's edges, as a fraction of the window. It is draggable even
/// when wholly visible, so that it follows the pointer.
const MAX_OVERDRAG: f64 = 0.35;

/// Frames each new answer on the map, and returns to the whole map when the answer closes; otherwise the map
/// stays where the person moved it.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnswerFraming {
    has_answer: bool,
}

impl AnswerFraming {
    /// Records whether there is an answer; returns whether the viewport must be reframed.
    pub fn update(&mut self, has_answer: bool) -> bool {
        let had_answer = std::mem::replace(&mut self.has_answer, has_answer);
        has_answer || had_answer
    }
}

/// 2^(1/5000): 500 pixels of wheel double the zoom. Tenths of a pixel make the exponent an integer, and `powi`
/// is less code than `powf`.
const ZOOM_PER_TENTH_PIXEL: f64 = 1.000_138_639_045_616_4;

/// A point of the map's window, in CSS pixels from its top left corner.
pub type WindowPoint = (f64, f64);

/// A zoom around the map's top left corner, then a translation. Lengths are fractions of the map's drawn size,
/// so that a viewport survives resizing the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Zoom factor, from 1 (the whole map) to [`MAX_ZOOM`].
    pub zoom: f64,
    /// Offset of the left edge: between `1 − zoom` and 0, or slightly beyond while dragging.
    pub x: f64,
    /// Offset of the top edge: between `1 − zoom` and 0, or slightly beyond while dragging.
    pub y: f64,
}

impl Default for Viewport {
    fn default() -> Self {
        Self { zoom: 1.0, x: 0.0, y: 0.0 }
    }
}

impl Viewport {
    /// Translated by fractions of the map's size, with its edges at most slightly inside the window.
    #[must_use]
    pub fn panned(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }.bounded(MAX_OVERDRAG)
    }

    /// Zoomed by `factor` around the point (`x`, `y`) of the window, in fractions of its size.
    #[must_use]
    pub fn zoomed(self, factor: f64, x: f64, y: f64) -> Self {
        let zoom = clamp(self.zoom * factor, 1.0, MAX_ZOOM);
        let ratio = zoom / self.zoom;
        Self { zoom, x: x - (x - self.x) * ratio, y: y - (y - self.y) * ratio }
            .bounded(if zoom > 1.0 { MAX_OVERDRAG } else { 0.0 })
    }

    /// Zoomed around (`x`, `y`) by a wheel movement in CSS pixels; positive zooms out.
    #[must_use]
    pub fn wheeled(self, pixels: f64, x: f64, y: f64) -> Self {
        self.zoomed(ZOOM_PER_TENTH_PIXEL.powi((-pixels * 10.0).round() as i32), x, y)
    }

    /// Moved by pointers from `from` to `to`: one drags, two or more pinch. Positions and the size of `window`
    /// are in CSS pixels.
    #[must_use]
    pub fn dragged(self, from: &[WindowPoint], to: &[WindowPoint], window: (f64, f64)) -> Self {
        let (Some(start), Some(end)) = (centroid(from), centroid(to)) else { return self };
        let panned = self.panned((end.0 - start.0) / window.0, (end.1 - start.1) / window.1);
        match (pointer_distance(from), pointer_distance(to)) {
            (from, to) if from > 0.0 && to > 0.0 => {
                panned.zoomed(to / from, end.0 / window.0, end.1 / window.1)
            }
            _ => panned,
        }
    }

    /// Centred on a point of the map, in fractions of its size, at the same zoom.
    #[must_use]
    pub fn centred(self, x: f64, y: f64) -> Self {
        Self { x: 0.5 - x * self.zoom, y: 0.5 - y * self.zoom, ..self }.bounded(0.0)
    }

    /// The largest zoom, up to `MAX_FRAME_ZOOM`, that shows `bounds` with a margin. `map` is the drawn size of
    /// the whole map, which is centred in `window`.
    #[must_use]
    pub fn framing(bounds: Bounds, map: (f64, f64), window: (f64, f64)) -> Self {
        let scale = (window.0 / map.0).min(window.1 / map.1);
        // Converts map units to fractions of the window.
        let window_fraction = |value: f64, map: f64, window: f64| {
            ((window - map * scale) / 2.0 + value * scale) / window
        };
        let to_window_x = |value| window_fraction(value, map.0, window.0);
        let to_window_y = |value| window_fraction(value, map.1, window.1);
        let width = to_window_x(bounds.max.x) - to_window_x(bounds.min.x);
        let height = to_window_y(bounds.max.y) - to_window_y(bounds.min.y);
        let zoom = clamp(1.0 / width.max(height), 1.0, MAX_FRAME_ZOOM);
        let centre = bounds.centre();
        Self { zoom, ..Self::default() }.centred(to_window_x(centre.x), to_window_y(centre.y))
    }

    /// The view of an answer that frames `bounds`, as [`Viewport::framing`]; the whole map where there is none.
    #[must_use]
    pub fn framing_answer(bounds: Option<Bounds>, map: (f64, f64), window: (f64, f64)) -> Self {
        bounds.map(|bounds| Self::framing(bounds, map, window)).unwrap_or_default()
    }

    /// Whether the whole map is shown.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self == Self::default()
    }

    fn bounded(self, slack: f64) -> Self {
        if !(self.zoom.is_finite() && self.x.is_finite() && self.y.is_finite()) {
            return Self::default();
        }
        let min_offset = 1.0 - self.zoom;
        let clamp_offset = |offset| clamp(offset, min_offset - slack, slack);
        Self { x: clamp_offset(self.x), y: clamp_offset(self.y), ..self }
    }
}

/// The centre of some points; `None` if there are none.
fn centroid(points: &[WindowPoint]) -> Option<WindowPoint> {
    let count = points.len() as f64;
    let sum = points.iter().fold((0.0, 0.0), |(x, y), place| (x + place.0, y + place.1));
    (count > 0.0).then(|| (sum.0 / count, sum.1 / count))
}

/// The distance between the first two points; 0 for a single one.
fn pointer_distance(points: &[WindowPoint]) -> f64 {
    match points {
        [a, b, ..] => (a.0 - b.0).hypot(a.1 - b.1),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geometry::MapPoint;

    const WINDOW: (f64, f64) = (400.0, 500.0);

    #[test]
    fn one_pointer_drags_the_map() {
        let close = Viewport::default().zoomed(4.0, 0.5, 0.5);
        let dragged = close.dragged(&[(100.0, 100.0)], &[(140.0, 50.0)], WINDOW);
        assert_eq!(dragged, close.panned(0.1, -0.1));
        assert_eq!(close.dragged(&[], &[], WINDOW), close);
    }

    #[test]
    fn two_pointers_pinch_and_keep_their_points() {
        let before = Viewport::default().zoomed(3.0, 0.5, 0.5);
        let (from, to) = ([(150.0, 200.0), (250.0, 300.0)], [(130.0, 190.0), (280.0, 340.0)]);
        let after = before.dragged(&from, &to, WINDOW);
        assert!((after.zoom / before.zoom - 1.5).abs() < 1e-12);
        for (from, to) in from.into_iter().zip(to) {
            let held = |view: Viewport, (x, y): WindowPoint| {
                ((x / WINDOW.0 - view.x) / view.zoom, (y / WINDOW.1 - view.y) / view.zoom)
            };
            let (from, to) = (held(before, from), held(after, to));
            assert!((from.0 - to.0).abs() < 1e-12 && (from.1 - to.1).abs() < 1e-12);
        }
        // Two pointers at the same point have no scale.
        let still = before.dragged(&[(9.0, 9.0), (9.0, 9.0)], &to, WINDOW);
        assert_eq!(still.zoom, before.zoom);
    }

    #[test]
    fn five_hundred_pixels_of_wheel_double_the_map() {
        let closer = Viewport::default().wheeled(-500.0, 0.5, 0.5);
        assert!((closer.zoom - 2.0).abs() < 1e-9, "{closer:?}");
        assert!((closer.wheeled(250.0, 0.5, 0.5).zoom - 2.0_f64.sqrt()).abs() < 1e-9);
    }

    #[test]
    fn framed_bounds_are_visible_in_any_window() {
        let corners = [MapPoint { x: 3000.0, y: 5000.0 }, MapPoint { x: 4200.0, y: 5900.0 }];
        let bounds = Bounds::from_points(corners).expect("two points");
        let map = (8000.0, 11000.0);
        for window in [(360.0, 400.0), (900.0, 500.0), (700.0, 960.0)] {
            let view = Viewport::framing(bounds, map, window);
            assert!(view.zoom > 2.0, "{view:?}");
            let scale = f64::min(window.0 / map.0, window.1 / map.1);
            for corner in corners {
                let x = ((window.0 - map.0 * scale) / 2.0 + corner.x * scale) / window.0;
                let y = ((window.1 - map.1 * scale) / 2.0 + corner.y * scale) / window.1;
                let (x, y) = (view.x + x * view.zoom, view.y + y * view.zoom);
                assert!(
                    (-1e-9..=1.000_001).contains(&x) && (-1e-9..=1.000_001).contains(&y),
                    "{window:?} {x} {y}"
                );
            }
        }
        let point = Bounds::from_points([corners[0]]).expect("a point");
        assert_eq!(Viewport::framing(point, map, (360.0, 400.0)).zoom, MAX_FRAME_ZOOM);
    }

    #[test]
    fn whole_map_returns_once_the_answer_closes() {
        let mut framing = AnswerFraming::default();
        assert!(!framing.update(false), "before any answer the map is left alone");
        assert!(framing.update(true) && framing.update(true));
        assert!(framing.update(false));
        assert!(!framing.update(false));
        let whole = Viewport::framing_answer(None, (8000.0, 11000.0), (360.0, 400.0));
        assert!(whole.is_whole());
    }

    #[test]
    fn zoom_keeps_the_point_under_the_pointer() {
        let before = Viewport::default().zoomed(3.0, 0.5, 0.5);
        let after = before.zoomed(2.0, 0.3, 0.6);
        let under = |v: Viewport| ((0.3 - v.x) / v.zoom, (0.6 - v.y) / v.zoom);
        assert!((under(before).0 - under(after).0).abs() < 1e-12);
        assert!((under(before).1 - under(after).1).abs() < 1e-12);
    }

    #[test]
    fn pan_is_bounded_by_the_overdrag() {
        let mut viewport = Viewport::default().zoomed(4.0, 0.0, 1.0);
        for (dx, dy) in [(9.0, 9.0), (-9.0, -9.0), (0.3, -0.2), (f64::NAN, 0.0)] {
            viewport = viewport.panned(dx, dy);
            let is_within_bounds = |offset: f64| {
                offset <= MAX_OVERDRAG && offset + viewport.zoom >= 1.0 - MAX_OVERDRAG - 1e-9
            };
            assert!(is_within_bounds(viewport.x) && is_within_bounds(viewport.y), "{viewport:?}");
            let centred = viewport.centred(0.9, 0.1);
            assert!(centred.x <= 0.0 && centred.x + centred.zoom >= 1.0, "{centred:?}");
        }
    }

    #[test]
    fn zoom_is_bounded_and_returns_to_the_whole_map() {
        let close = Viewport::default().zoomed(1e9, 0.2, 0.2);
        assert_eq!(close.zoom, MAX_ZOOM);
        assert!(close.zoomed(1e-9, 0.9, 0.9).is_whole());
    }

    #[test]
    fn centring_stops_at_the_edges() {
        let close = Viewport::default().zoomed(4.0, 0.5, 0.5).centred(0.5, 0.6);
        assert!((close.x + 0.5 * 4.0 - 0.5).abs() < 1e-12);
        assert_eq!(close.centred(0.0, 0.0).x, 0.0);
    }
}
