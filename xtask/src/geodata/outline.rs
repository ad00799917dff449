//! Outlines: exterior rings and their holes, with the measures taken on them.

use super::grid::{Vertex, cross};

/// A closed ring; the last vertex is joined to the first, which is not repeated.
pub type Ring = Vec<Vertex>;

/// A line that need not close, with two vertices or more.
pub type Line = Vec<Vertex>;

/// One connected piece of territory: exterior counter-clockwise, holes clockwise (RFC 7946).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polygon {
    /// Around the piece, counter-clockwise.
    pub exterior: Ring,
    /// Enclaves that belong to others.
    pub holes: Vec<Ring>,
}

/// A territory: one piece, or several when it has exclaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline(pub Vec<Polygon>);

impl Outline {
    /// Every ring, exteriors and holes alike.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.0.iter().flat_map(|polygon| std::iter::once(&polygon.exterior).chain(&polygon.holes))
    }

    /// Every edge, with the territory on its left.
    pub fn edges(&self) -> impl Iterator<Item = (Vertex, Vertex)> {
        self.rings().flat_map(|ring| ring_edges(ring))
    }

    /// Whether the point lies inside (even-odd rule; a point on an edge may fall either way).
    pub fn contains(&self, point: Vertex) -> bool {
        let crossings = self.edges().filter(|&edge| crosses_ray(edge, point));
        crossings.count() % 2 == 1
    }

    /// Distance in metres from the point to the nearest edge, whichever side the point is on.
    pub fn metres_to_edge(&self, point: Vertex) -> f64 {
        self.edges()
            .map(|(from, to)| metres_to_segment(point, from, to))
            .fold(f64::INFINITY, f64::min)
    }
}

/// The edges of a ring in order, the closing one included.
pub fn ring_edges(ring: &[Vertex]) -> impl Iterator<Item = (Vertex, Vertex)> {
    let following = ring.iter().cycle().skip(1);
    ring.iter().copied().zip(following.copied())
}

/// Twice the signed area in squared grid steps: positive for a counter-clockwise ring.
pub fn doubled_area(ring: &[Vertex]) -> i64 {
    let Some(&origin) = ring.first() else {
        return 0;
    };
    ring_edges(ring).map(|(a, b)| cross(origin, a, b)).sum()
}

/// Whether the edge crosses the ray that leaves the point eastwards.
pub fn crosses_ray((from, to): (Vertex, Vertex), point: Vertex) -> bool {
    let upwards = from.lat <= point.lat && point.lat < to.lat;
    let downwards = to.lat <= point.lat && point.lat < from.lat;
    let turn = cross(from, to, point);
    (upwards && turn > 0) || (downwards && turn < 0)
}

/// Distance in metres from the point to the edge between two vertices.
pub fn metres_to_segment(point: Vertex, from: Vertex, to: Vertex) -> f64 {
    let ((ax, ay), (bx, by)) = (point.metres_to(from), point.metres_to(to));
    let (dx, dy) = (bx - ax, by - ay);
    let squared_length = dx * dx + dy * dy;
    let along = if squared_length > 0.0 {
        (-(ax * dx + ay * dy) / squared_length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (x, y) = (ax + along * dx, ay + along * dy);
    (x * x + y * y).sqrt()
}
