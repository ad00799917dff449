//! What the map knows of a position that the device gives: inside the département or not, near
//! which commune.

use crate::nearby::around::Origin;
use geometry::LonLat;
use model::{Commune, Dataset, Outlines, Siren, Territory, TerritoryId};

/// Beyond this radius of uncertainty, in kilometres, distances would mean nothing.
const COARSEST: f64 = 5.0;

/// Positions are kept in millionths of a degree: some ten centimetres.
const MICRO: f64 = 1e6;

/// A position that the device gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Where the device is, in degrees.
    pub point: LonLat,
    /// The radius of uncertainty, in kilometres.
    pub accuracy: f64,
}

/// Why a position is of no use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Useless {
    /// It could be too far from the truth.
    Imprecise,
    /// It is outside the département.
    Outside,
}

/// Where distances are measured from, for a position inside the département.
///
/// # Errors
/// When the position is of no use.
pub fn origin(
    dataset: &Dataset,
    outlines: &Outlines,
    position: Position,
) -> Result<Origin, Useless> {
    // Also refuses what is no number.
    if !(0.0..=COARSEST).contains(&position.accuracy) {
        return Err(Useless::Imprecise);
    }
    let drawn = dataset.projection.project(position.point);
    let is_around = |own: &&Territory| outlines.of(&own.id).is_some_and(|own| own.contains(drawn));
    let around = dataset.territories.iter().find(is_around).ok_or(Useless::Outside)?;
    Ok(Origin { point: position.point, commune: None, territory: around.siren() })
}

/// A position's origin as text: longitude and latitude in millionths of a degree, a tenth of a metre,
/// then its territory, so that reading it back needs no outlines.
#[must_use]
pub fn written(origin: &Origin) -> String {
    let micro = |degrees: f64| (degrees * MICRO).round() as i64;
    let LonLat { lon, lat } = origin.point;
    let territory = origin.territory.map(|siren| siren.to_string());
    let territory = territory.as_deref().unwrap_or(TerritoryId::OUTSIDE);
    format!("{},{},{territory}", micro(lon), micro(lat))
}

/// The origin that [`written`] wrote; `None` for anything else.
#[must_use]
pub fn read(dataset: &Dataset, text: &str) -> Option<Origin> {
    let mut parts = text.split(',');
    let mut degrees = || Some(f64::from(parts.next()?.parse::<i32>().ok()?) / MICRO);
    let point = LonLat { lon: degrees()?, lat: degrees()? };
    let territory = match parts.next()? {
        TerritoryId::OUTSIDE => None,
        siren => Some(Siren::parse(siren)?),
    };
    dataset.territory(&territory.map_or(TerritoryId::OutsideEpci, TerritoryId::Epci))?;
    parts.next().is_none().then_some(Origin { point, commune: None, territory })
}

/// The commune whose point is nearest: a name for the place, not always the commune around it.
/// `None` before all communes are there.
#[must_use]
pub fn nearest_commune(dataset: &Dataset, point: LonLat) -> Option<&Commune> {
    if !dataset.communes.is_complete() {
        return None;
    }
    let distance = |commune: &&Commune| point.distance_km(commune.point);
    dataset.communes.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64, accuracy: f64) -> Position {
        Position { point: LonLat { lon, lat }, accuracy }
    }

    /// [`super::origin`] among the outlines of the published data.
    fn origin(dataset: &Dataset, position: Position) -> Result<Origin, Useless> {
        super::origin(dataset, dataset.outlines.get().expect("outlines"), position)
    }

    #[test]
    fn every_town_hall_is_in_its_own_territory() {
        let dataset = fixtures::dataset();
        for commune in dataset.communes.iter() {
            let found = origin(dataset, Position { point: commune.point, accuracy: 0.1 });
            assert_eq!(found.map(|o| o.territory), Ok(commune.epci), "{}", commune.name);
        }
    }

    #[test]
    fn elsewhere_and_anywhere_are_told_apart() {
        let dataset = fixtures::dataset();
        for (lon, lat) in [(2.35, 48.86), (5.04, 47.32), (0.0, 0.0), (f64::NAN, 48.0)] {
            assert_eq!(origin(dataset, at(lon, lat, 0.05)), Err(Useless::Outside), "{lon} {lat}");
        }
        for accuracy in [12.0, f64::NAN, f64::INFINITY, -1.0] {
            assert_eq!(origin(dataset, at(5.14, 48.11, accuracy)), Err(Useless::Imprecise));
        }
    }

    #[test]
    fn a_point_survives_as_text_and_damaged_texts_are_none() {
        let dataset = fixtures::dataset();
        let found = origin(dataset, at(5.28, 47.95, 0.02)).expect("inside");
        assert_eq!(written(&found), "5280000,47950000,200035954");
        assert_eq!(read(dataset, &written(&found)), Some(found));
        let outside = Origin { territory: None, ..found };
        assert_eq!(written(&outside), "5280000,47950000,hors-epci");
        assert_eq!(read(dataset, &written(&outside)), Some(outside));
        for bad in [
            "",
            "5280000",
            "a,b,200035954",
            "5280000,47950000",
            "5280000,47950000,",
            "5280000,47950000,999999999",
            "5280000,47950000,2000359540",
            "5.28,47.95,200035954",
            "99999999999,1,200035954",
            "5280000,47950000,200035954,1",
        ] {
            assert_eq!(read(dataset, bad), None, "{bad}");
        }
    }

    #[test]
    fn a_place_is_named_after_the_nearest_commune() {
        let dataset = fixtures::dataset();
        let near = nearest_commune(dataset, LonLat { lon: 5.14, lat: 48.11 });
        assert_eq!(near.map(|c| c.name.as_str()), Some("Chaumont"));
    }
}
