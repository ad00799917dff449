//! The frame to which the base map is clipped.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use crate::geodata::grid::Vertex;
use crate::geodata::outline::{Line, Outline, Ring, ring_edges};
use crate::geodata::ring_assembly::assemble_outline;

/// An upright rectangle of degrees.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    south_west: Vertex,
    north_east: Vertex,
}

/// One side of a frame: the coordinate that it bounds, where, and on which side the frame lies.
#[derive(Clone, Copy)]
struct Side {
    coordinate: fn(Vertex) -> i32,
    bound: i32,
    is_lower_bound: bool,
}

impl Frame {
    /// The bounding box of an outline, widened in metres: `across` to the west and the east, `along` to the north
    /// and the south.
    ///
    /// # Errors
    /// When the outline is empty.
    pub fn around(outline: &Outline, (across, along): (f64, f64)) -> Result<Self> {
        let bound = |coordinate: fn(&Vertex) -> i32| {
            let values = || outline.rings().flatten().map(coordinate);
            values().min().zip(values().max()).context("an outline without vertices")
        };
        let ((west, east), (south, north)) =
            (bound(|vertex| vertex.lon)?, bound(|vertex| vertex.lat)?);
        let corner = Vertex { lon: west, lat: south };
        let step = corner.metres_to(Vertex { lon: west + 1, lat: south + 1 });
        let (lon, lat) = ((across / step.0) as i32, (along / step.1) as i32);
        Ok(Self {
            south_west: Vertex { lon: west - lon, lat: south - lat },
            north_east: Vertex { lon: east + lon, lat: north + lat },
        })
    }

    /// Whether a position lies inside, or on a side.
    pub fn contains(&self, place: Vertex) -> bool {
        self.sides().iter().all(|side| side.contains(place))
    }

    /// The part of an outline inside the frame; empty if there is none.
    ///
    /// # Errors
    /// When its edges do not close into rings.
    pub fn clip_outline(&self, outline: &Outline) -> Result<Outline> {
        let rings: Vec<Ring> = outline.rings().map(|ring| self.clip_ring(ring)).collect();
        // Clipped rings run along the frame's sides, some stretches in both directions: those cancel.
        let mut uses: BTreeMap<(Vertex, Vertex), i32> = BTreeMap::new();
        for (from, to) in rings.iter().flat_map(|ring| ring_edges(ring)) {
            let stops = self.split_at_vertices(from, to, &rings);
            for (a, b) in stops.iter().zip(stops.iter().skip(1)) {
                *uses.entry((*a.min(b), *a.max(b))).or_default() += if a < b { 1 } else { -1 };
            }
        }
        let mut edges = BTreeSet::new();
        for ((a, b), uses) in uses {
            ensure!(uses.abs() < 2, "the edge {a} to {b} is used {uses} times");
            match uses {
                1 => edges.insert((a, b)),
                -1 => edges.insert((b, a)),
                _ => false,
            };
        }
        assemble_outline(edges)
    }

    /// The pieces of a line inside the frame.
    pub fn clip_line(&self, line: &[Vertex]) -> Vec<Line> {
        self.sides().into_iter().fold(vec![line.to_vec()], |pieces, side| {
            pieces.iter().flat_map(|piece| side.clip_line(piece)).collect()
        })
    }

    fn sides(&self) -> [Side; 4] {
        let (lon, lat) = (|vertex: Vertex| vertex.lon, |vertex: Vertex| vertex.lat);
        [
            Side { coordinate: lon, bound: self.south_west.lon, is_lower_bound: true },
            Side { coordinate: lon, bound: self.north_east.lon, is_lower_bound: false },
            Side { coordinate: lat, bound: self.south_west.lat, is_lower_bound: true },
            Side { coordinate: lat, bound: self.north_east.lat, is_lower_bound: false },
        ]
    }

    fn clip_ring(&self, ring: &[Vertex]) -> Ring {
        self.sides().into_iter().fold(ring.to_vec(), |ring, side| {
            let mut inside = Ring::new();
            for (from, to) in ring_edges(&ring) {
                if side.contains(from) {
                    inside.push(from);
                }
                if side.contains(from) != side.contains(to) {
                    inside.push(side.crossing(from, to));
                }
            }
            inside.dedup();
            inside
        })
    }

    /// Splits an edge along a side at the vertices of `rings` on it; returns any other unchanged.
    fn split_at_vertices(&self, from: Vertex, to: Vertex, rings: &[Ring]) -> Vec<Vertex> {
        let along = |side: &Side| {
            (side.coordinate)(from) == side.bound && (side.coordinate)(to) == side.bound
        };
        if !self.sides().iter().any(along) {
            return vec![from, to];
        }
        let (least, most) = (from.min(to), from.max(to));
        let between = |vertex: &Vertex| {
            (least..=most).contains(vertex)
                && (vertex.lon == from.lon || from.lon != to.lon)
                && (vertex.lat == from.lat || from.lat != to.lat)
        };
        let stops: BTreeSet<Vertex> = rings.iter().flatten().copied().filter(between).collect();
        if from < to { stops.into_iter().collect() } else { stops.into_iter().rev().collect() }
    }
}

impl Side {
    fn contains(&self, place: Vertex) -> bool {
        let coordinate = (self.coordinate)(place);
        if self.is_lower_bound { coordinate >= self.bound } else { coordinate <= self.bound }
    }

    /// Where an edge crosses the side: the same in both directions, as neighbours share edges.
    fn crossing(&self, from: Vertex, to: Vertex) -> Vertex {
        let (a, b) = (from.min(to), from.max(to));
        let share = f64::from(self.bound - (self.coordinate)(a))
            / f64::from((self.coordinate)(b) - (self.coordinate)(a));
        let at = |a: i32, b: i32| a + (share * f64::from(b - a)).round() as i32;
        Vertex { lon: at(a.lon, b.lon), lat: at(a.lat, b.lat) }
    }

    fn clip_line(&self, line: &[Vertex]) -> Vec<Line> {
        let mut pieces = Vec::new();
        let mut piece = Line::new();
        for (index, &place) in line.iter().enumerate() {
            let previous = index.checked_sub(1).and_then(|index| line.get(index));
            if let Some(&previous) =
                previous.filter(|vertex| self.contains(**vertex) != self.contains(place))
            {
                piece.push(self.crossing(previous, place));
            }
            if self.contains(place) {
                piece.push(place);
            } else {
                pieces.push(std::mem::take(&mut piece));
            }
        }
        pieces.push(piece);
        pieces.iter_mut().for_each(Vec::dedup);
        pieces.retain(|piece| piece.len() > 1);
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::outline::{Polygon, doubled_area};

    fn ring(corners: &[(i32, i32)]) -> Ring {
        corners.iter().map(|&(lon, lat)| Vertex { lon, lat }).collect()
    }

    const FRAME: Frame =
        Frame { south_west: Vertex { lon: 0, lat: 0 }, north_east: Vertex { lon: 100, lat: 100 } };

    #[test]
    fn an_outline_that_enters_twice_is_two_pieces() {
        // A horseshoe open to the east, its bend beyond the western side.
        let corners =
            [(-50, 10), (50, 10), (50, 20), (-40, 20), (-40, 60), (50, 60), (50, 70), (-50, 70)];
        let outline = Outline(vec![Polygon { exterior: ring(&corners), holes: Vec::new() }]);
        let cut = FRAME.clip_outline(&outline).unwrap();
        let areas: Vec<i64> = cut.0.iter().map(|piece| doubled_area(&piece.exterior) / 2).collect();
        assert_eq!(areas, [500, 500]);
        let outside = |vertex: &&Vertex| !FRAME.contains(**vertex);
        assert_eq!(cut.rings().flatten().find(outside), None);
    }

    #[test]
    fn neighbours_are_cut_at_the_same_places() {
        let border = [Vertex { lon: -7, lat: 13 }, Vertex { lon: 20, lat: 31 }];
        for side in FRAME.sides() {
            if side.contains(border[0]) != side.contains(border[1]) {
                assert_eq!(
                    side.crossing(border[0], border[1]),
                    side.crossing(border[1], border[0])
                );
            }
        }
    }

    #[test]
    fn a_line_that_enters_twice_is_two_pieces() {
        let line = ring(&[(-10, 50), (10, 50), (110, 50), (110, 60), (90, 60)]);
        let expected = [ring(&[(0, 50), (10, 50), (100, 50)]), ring(&[(100, 60), (90, 60)])];
        assert_eq!(FRAME.clip_line(&line), expected);
        assert_eq!(FRAME.clip_line(&ring(&[(-10, 50), (-5, 60)])), Vec::<Line>::new());
    }
}
