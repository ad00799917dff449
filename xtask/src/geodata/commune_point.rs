//! The one point that stands for a commune: its town hall, or else a point inside.

use anyhow::{Result, ensure};

use super::grid::Vertex;
use super::interior_point::innermost_point;
use super::outline::Outline;

/// A town hall farther outside the simplified outline, in metres, is taken for an error.
const MAX_METRES_OUTSIDE: f64 = 500.0;

/// Where a point comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointSource {
    /// The town hall's position in the source.
    Mairie,
    /// A point well inside the outline.
    Interieur,
}

impl PointSource {
    /// Its value in the data files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mairie => "mairie",
            Self::Interieur => "interieur",
        }
    }
}

/// A commune's point and its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommunePoint {
    /// On the grid of five decimals.
    pub position: Vertex,
    /// Tells readers how exact it is.
    pub source: PointSource,
}

/// The town hall if there is one no more than 500 m outside the outline, else a point inside.
///
/// # Errors
/// When the outline has no inside.
pub fn commune_point(outline: &Outline, mairie: Option<Vertex>) -> Result<CommunePoint> {
    if let Some(point) = mairie
        && (outline.contains(point) || outline.metres_to_edge(point) <= MAX_METRES_OUTSIDE)
    {
        return Ok(CommunePoint { position: point, source: PointSource::Mairie });
    }
    let point = innermost_point(outline);
    ensure!(outline.contains(point), "no point found inside the outline");
    Ok(CommunePoint { position: point, source: PointSource::Interieur })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::outline::Polygon;

    /// A square of about 1.5 km by 2.2 km, its south-west corner at 5° E, 48° N.
    fn outline() -> Outline {
        let corners = [(5.0, 48.0), (5.02, 48.0), (5.02, 48.02), (5.0, 48.02)];
        let exterior = corners.map(|(lon, lat)| Vertex::nearest(lon, lat)).to_vec();
        Outline(vec![Polygon { exterior, holes: Vec::new() }])
    }

    fn source_for(lon: f64, lat: f64) -> PointSource {
        commune_point(&outline(), Some(Vertex::nearest(lon, lat))).unwrap().source
    }

    #[test]
    fn a_town_hall_counts_up_to_500_metres_outside() {
        assert_eq!(source_for(5.001, 48.001), PointSource::Mairie);
        assert_eq!(source_for(5.01, 48.0244), PointSource::Mairie);
        assert_eq!(source_for(5.01, 48.0246), PointSource::Interieur);
    }

    #[test]
    fn without_a_town_hall_the_point_is_the_innermost() {
        let anchor = commune_point(&outline(), None).unwrap();
        assert_eq!(anchor.source, PointSource::Interieur);
        // As far from both long sides as can be: about 745 m.
        assert!(outline().metres_to_edge(anchor.position) > 740.0);
    }
}
