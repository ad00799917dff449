//! Points and multipolygons of the source, well-known binary written as hexadecimal text, on the
//! grid of the published files.

use anyhow::{Context, Result, ensure};
use geo_types::{Coord, Geometry, LineString, MultiPolygon, Point};
use geozero::{ToGeo, wkb::Wkb};

use super::grid::Vertex;
use super::outline::{Outline, Polygon, Ring, doubled_area};

/// Decodes a point of longitude and latitude in degrees, rounded to the grid.
///
/// # Errors
/// When the text is not the hexadecimal WKB of a point.
pub fn point(hexadecimal: &str) -> Result<Vertex> {
    vertex(Point::try_from(geometry(hexadecimal)?)?.0)
}

/// Decodes a multipolygon of degrees, rounded to the grid and wound as RFC 7946 asks. Vertices
/// that round to their predecessor are dropped.
///
/// # Errors
/// When the text is not the hexadecimal WKB of a multipolygon.
pub fn multi_polygon(hexadecimal: &str) -> Result<Outline> {
    let polygons = MultiPolygon::try_from(geometry(hexadecimal)?)?.into_iter().map(|polygon| {
        let (exterior, holes) = polygon.into_inner();
        let holes = holes.iter().map(|hole| ring(hole, -1));
        Ok(Polygon { exterior: ring(&exterior, 1)?, holes: holes.collect::<Result<_>>()? })
    });
    Ok(Outline(polygons.collect::<Result<_>>()?))
}

fn geometry(hexadecimal: &str) -> Result<Geometry> {
    Wkb(hex::decode(hexadecimal)?).to_geo().context("no well-known binary")
}

fn vertex(Coord { x: lon, y: lat }: Coord) -> Result<Vertex> {
    let is_on_earth = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
    ensure!(is_on_earth, "({lon}, {lat}) is no longitude and latitude");
    Ok(Vertex::nearest(lon, lat))
}

/// The ring without its closing vertex, its area of the wanted sign.
fn ring(closed: &LineString, sign: i64) -> Result<Ring> {
    let mut ring = closed.coords().copied().map(vertex).collect::<Result<Ring>>()?;
    ring.dedup();
    ring.pop();
    if doubled_area(&ring).signum() != sign {
        ring.reverse();
    }
    Ok(ring)
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
            ("0101000000", "no well-known binary"),
            ("010", "Odd number of digits"),
            ("0G", "Invalid character"),
            ("010200000000000000", "Expected a geo_types::geometry::point::Point"),
            ("0101000000000000000000694000000000000049C0", "no longitude and latitude"),
        ] {
            let error = format!("{:#}", point(text).unwrap_err());
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
