//! The smallest upright rectangle around a set of points.

use super::MapPoint;

/// An upright rectangle, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The top left corner, with the smallest x and y.
    pub min: MapPoint,
    /// The bottom right corner, with the largest x and y.
    pub max: MapPoint,
}

impl Bounds {
    /// The rectangle around `points`; `None` without points.
    pub fn from_points(points: impl IntoIterator<Item = MapPoint>) -> Option<Self> {
        points.into_iter().fold(None, |bounds, p| {
            let (min, max) = bounds.map_or((p, p), |b: Bounds| (b.min, b.max));
            Some(Bounds {
                min: MapPoint { x: min.x.min(p.x), y: min.y.min(p.y) },
                max: MapPoint { x: max.x.max(p.x), y: max.y.max(p.y) },
            })
        })
    }

    /// The square around `centre`; `half_side` in map units.
    #[must_use]
    pub fn square(centre: MapPoint, half_side: f64) -> Self {
        Self { min: centre, max: centre }.inflate(half_side)
    }

    /// The rectangle extended by `margin` map units on each side.
    #[must_use]
    pub fn inflate(&self, margin: f64) -> Self {
        Self {
            min: MapPoint { x: self.min.x - margin, y: self.min.y - margin },
            max: MapPoint { x: self.max.x + margin, y: self.max.y + margin },
        }
    }

    /// Width in map units.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    /// Height in map units.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }

    /// Whether `point` lies inside or on the border.
    #[must_use]
    pub fn contains(&self, point: MapPoint) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// Whether all of `other` lies inside; common borders are allowed.
    #[must_use]
    pub fn contains_bounds(&self, other: &Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// Whether the two overlap by more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// The four sides, each as start and end, around the rectangle.
    #[must_use]
    pub fn edges(&self) -> [(MapPoint, MapPoint); 4] {
        let (a, c) = (self.min, self.max);
        let (b, d) = (MapPoint { x: c.x, y: a.y }, MapPoint { x: a.x, y: c.y });
        [(a, b), (b, c), (c, d), (d, a)]
    }

    /// The centre of the rectangle, in map units.
    #[must_use]
    pub fn centre(&self) -> MapPoint {
        MapPoint { x: (self.min.x + self.max.x) / 2.0, y: (self.min.y + self.max.y) / 2.0 }
    }
}
