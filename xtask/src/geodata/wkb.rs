//! Well-known binary, as far as the source uses it: little-endian `Point` and `MultiPolygon`
//! in two dimensions, written as hexadecimal text.

use anyhow::{Context, Result, bail, ensure};

use super::grid::Vertex;
use super::outline::{Outline, Polygon, Ring, doubled_area};

const LITTLE_ENDIAN: u8 = 1;
const POINT: u32 = 1;
const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

/// Decodes a point of longitude and latitude in degrees, rounded to the grid.
///
/// # Errors
/// When the text is not the hexadecimal WKB of a point.
pub fn point(hexadecimal: &str) -> Result<Vertex> {
    let bytes = bytes_of(hexadecimal)?;
    let mut reader = Reader(&bytes);
    reader.header(POINT)?;
    let position = reader.vertex()?;
    reader.end()?;
    Ok(position)
}

/// Decodes a multipolygon of degrees, rounded to the grid and wound as RFC 7946 asks. Vertices
/// that round to their predecessor are dropped.
///
/// # Errors
/// When the text is not the hexadecimal WKB of a multipolygon.
pub fn multi_polygon(hexadecimal: &str) -> Result<Outline> {
    let bytes = bytes_of(hexadecimal)?;
    let mut reader = Reader(&bytes);
    reader.header(MULTI_POLYGON)?;
    let polygons = (0..reader.count()?).map(|_| reader.polygon()).collect::<Result<_>>()?;
    reader.end()?;
    Ok(Outline(polygons))
}

fn bytes_of(hexadecimal: &str) -> Result<Vec<u8>> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .with_context(|| format!("WKB: {:?} is no hexadecimal digit", char::from(byte)))
    };
    let (pairs, rest) = hexadecimal.as_bytes().as_chunks::<2>();
    ensure!(rest.is_empty(), "WKB: odd number of hexadecimal digits");
    pairs.iter().map(|&[high, low]| Ok((digit(high)? * 16 + digit(low)?) as u8)).collect()
}

/// What remains to be read.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk().context("WKB: ends too early")?;
        self.0 = rest;
        Ok(*taken)
    }

    fn count(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    fn header(&mut self, expected: u32) -> Result<()> {
        let [order] = self.take()?;
        ensure!(order == LITTLE_ENDIAN, "WKB: byte order {order} is not supported");
        let kind = self.count()?;
        ensure!(kind == expected, "WKB: geometry type {kind} where {expected} was expected");
        Ok(())
    }

    fn vertex(&mut self) -> Result<Vertex> {
        let (lon, lat) = (f64::from_le_bytes(self.take()?), f64::from_le_bytes(self.take()?));
        if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
            bail!("WKB: ({lon}, {lat}) is no longitude and latitude");
        }
        Ok(Vertex::nearest(lon, lat))
    }

    fn ring(&mut self) -> Result<Ring> {
        let mut ring = (0..self.count()?).map(|_| self.vertex()).collect::<Result<Ring>>()?;
        ring.dedup();
        let closing = ring.pop();
        ensure!(closing == ring.first().copied(), "WKB: a ring is not closed");
        Ok(ring)
    }

    fn polygon(&mut self) -> Result<Polygon> {
        self.header(POLYGON)?;
        let rings = (0..self.count()?).map(|_| self.ring()).collect::<Result<Vec<_>>>()?;
        let mut rings = rings.into_iter();
        let exterior = rings.next().context("WKB: a polygon without rings")?;
        Ok(Polygon {
            exterior: wound(exterior, 1),
            holes: rings.map(|hole| wound(hole, -1)).collect(),
        })
    }

    fn end(&self) -> Result<()> {
        ensure!(self.0.is_empty(), "WKB: {} bytes too many", self.0.len());
        Ok(())
    }
}

/// The ring, reversed unless its area has the wanted sign.
fn wound(mut ring: Ring, sign: i64) -> Ring {
    if doubled_area(&ring).signum() != sign {
        ring.reverse();
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_town_hall() {
        // Ageville, as the source writes it.
        let ageville = point("01010000000E9E094D126B15405A68E7340B0E4840").unwrap();
        assert_eq!(ageville.to_string(), "[5.35456, 48.10972]");
    }

    #[test]
    fn refuses_what_it_cannot_read() {
        for (text, reason) in [
            ("0101000000", "ends too early"),
            ("010", "odd number"),
            ("0G", "no hexadecimal digit"),
            ("0102000000", "geometry type 2"),
            ("0001000000", "byte order 0"),
        ] {
            let error = point(text).unwrap_err().to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
