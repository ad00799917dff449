//! Sums and differences of outlines, by edge cancellation.
//!
//! Territories lie to the left of their edges. Where two of them touch, the edges run in opposite
//! directions and cancel; what survives is the outline of the union. Subtracting an outline adds
//! its edges reversed. This is exact because neighbours share their vertices.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use super::grid::Vertex;
use super::outline::Outline;
use super::ring_assembly;

/// A set of directed edges, none of them together with its reverse.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EdgeSet(BTreeSet<(Vertex, Vertex)>);

impl EdgeSet {
    /// The edges of the union of disjoint outlines.
    ///
    /// # Errors
    /// When two of them use an edge in the same direction, that is, overlap.
    pub fn union<'a>(outlines: impl IntoIterator<Item = &'a Outline>) -> Result<Self> {
        let mut edges = Self::default();
        for outline in outlines {
            edges.add(outline)?;
        }
        Ok(edges)
    }

    /// Adds a territory that lies outside those already there.
    ///
    /// # Errors
    /// When an edge is already used in the same direction: the territories overlap.
    pub fn add(&mut self, outline: &Outline) -> Result<()> {
        outline.edges().try_for_each(|(from, to)| self.add_edge(from, to))
    }

    /// Removes a territory that lies inside those already there.
    ///
    /// # Errors
    /// When the territory is not part of the union.
    pub fn subtract(&mut self, outline: &Outline) -> Result<()> {
        outline.edges().try_for_each(|(from, to)| self.add_edge(to, from))
    }

    /// Adds one edge, which cancels its reverse. An edge of no length changes nothing.
    ///
    /// # Errors
    /// When the edge is already there.
    pub fn add_edge(&mut self, from: Vertex, to: Vertex) -> Result<()> {
        if from == to || self.0.remove(&(to, from)) {
            return Ok(());
        }
        ensure!(
            self.0.insert((from, to)),
            "the edge {from} to {to} bounds two territories on the same side"
        );
        Ok(())
    }

    /// The outline these edges enclose.
    ///
    /// # Errors
    /// When the edges do not close into rings.
    pub fn into_outline(self) -> Result<Outline> {
        ring_assembly::assemble_outline(self.0)
    }
}

#[cfg(test)]
#[path = "edge_set_tests.rs"]
mod tests;
