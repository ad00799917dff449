//! The position given by the device: whether it is in the département, in which territory, and near which
//! commune.

use crate::nearby::around::Origin;
use geometry::LonLat;
use model::{Commune, Dataset, Outlines, Siren, Territory, TerritoryId};

/// Largest accepted uncertainty, in kilometres; beyond it distances are meaningless.
const MAX_UNCERTAINTY_KM: f64 = 5.0;

/// Microdegrees in a degree: positions are stored to a millionth of a degree, ten centimetres.
const MICRODEGREES: f64 = 1e6;

/// A position given by the device.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Longitude and latitude, in degrees.
    pub point: LonLat,
    /// Radius of uncertainty, in kilometres.
    pub accuracy_km: f64,
}

/// Why a position cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PositionError {
    /// The uncertainty is too large.
    Imprecise,
    /// It is outside the département.
    Outside,
}

/// The origin for a position inside the département.
///
/// # Errors
/// If the position is too imprecise or outside.
pub fn locate(
    dataset: &Dataset,
    outlines: &Outlines,
    position: Position,
) -> Result<Origin, PositionError> {
    // Rejects NaN too.
    if !(0.0..=MAX_UNCERTAINTY_KM).contains(&position.accuracy_km) {
        return Err(PositionError::Imprecise);
    }
    let point = dataset.projection.project(position.point);
    let contains_point = |territory: &&Territory| {
        outlines.outline_of(&territory.id).is_some_and(|outline| outline.contains(point))
    };
    let territory =
        dataset.territories.iter().find(contains_point).ok_or(PositionError::Outside)?;
    Ok(Origin { point: position.point, commune: None, territory: territory.siren() })
}

/// Writes the origin of a position as text: longitude and latitude in millionths of a degree, then the
/// territory, so that reading it needs no outlines.
#[must_use]
pub fn origin_to_text(origin: &Origin) -> String {
    let to_microdegrees = |degrees: f64| (degrees * MICRODEGREES).round() as i64;
    let LonLat { lon, lat } = origin.point;
    let territory = origin.territory.map(|siren| siren.to_string());
    let territory = territory.as_deref().unwrap_or(TerritoryId::OUTSIDE_CODE);
    format!("{},{},{territory}", to_microdegrees(lon), to_microdegrees(lat))
}

/// Parses the text made by [`origin_to_text`]; `None` for anything else.
#[must_use]
pub fn origin_from_text(dataset: &Dataset, text: &str) -> Option<Origin> {
    let mut parts = text.split(',');
    let mut degrees = || Some(f64::from(parts.next()?.parse::<i32>().ok()?) / MICRODEGREES);
    let point = LonLat { lon: degrees()?, lat: degrees()? };
    let territory = match parts.next()? {
        TerritoryId::OUTSIDE_CODE => None,
        siren => Some(Siren::parse(siren)?),
    };
    dataset.territory(&territory.map_or(TerritoryId::OutsideEpci, TerritoryId::Epci))?;
    parts.next().is_none().then_some(Origin { point, commune: None, territory })
}

/// The commune whose town hall is nearest, to give the position a name; it may be in a neighbouring commune.
/// `None` until all communes are loaded.
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

    fn position_at(lon: f64, lat: f64, accuracy_km: f64) -> Position {
        Position { point: LonLat { lon, lat }, accuracy_km }
    }

    /// [`super::locate`] with the published outlines.
    fn locate(dataset: &Dataset, position: Position) -> Result<Origin, PositionError> {
        super::locate(dataset, dataset.outlines.get().expect("outlines"), position)
    }

    #[test]
    fn every_town_hall_is_in_its_own_territory() {
        let dataset = fixtures::dataset();
        for commune in dataset.communes.iter() {
            let result = locate(dataset, Position { point: commune.point, accuracy_km: 0.1 });
            assert_eq!(result.map(|o| o.territory), Ok(commune.epci), "{}", commune.name);
        }
    }

    #[test]
    fn outside_and_imprecise_positions_are_errors() {
        let dataset = fixtures::dataset();
        for (lon, lat) in [(2.35, 48.86), (5.04, 47.32), (0.0, 0.0), (f64::NAN, 48.0)] {
            assert_eq!(
                locate(dataset, position_at(lon, lat, 0.05)),
                Err(PositionError::Outside),
                "{lon} {lat}"
            );
        }
        for accuracy in [12.0, f64::NAN, f64::INFINITY, -1.0] {
            assert_eq!(
                locate(dataset, position_at(5.14, 48.11, accuracy)),
                Err(PositionError::Imprecise)
            );
        }
    }

    #[test]
    fn origin_text_round_trips_and_rejects_damage() {
        let dataset = fixtures::dataset();
        let inside = locate(dataset, position_at(5.28, 47.95, 0.02)).expect("inside");
        assert_eq!(origin_to_text(&inside), "5280000,47950000,200035954");
        assert_eq!(origin_from_text(dataset, &origin_to_text(&inside)), Some(inside));
        let outside = Origin { territory: None, ..inside };
        assert_eq!(origin_to_text(&outside), "5280000,47950000,hors-epci");
        assert_eq!(origin_from_text(dataset, &origin_to_text(&outside)), Some(outside));
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
            assert_eq!(origin_from_text(dataset, bad), None, "{bad}");
        }
    }

    #[test]
    fn nearest_commune_names_a_position() {
        let dataset = fixtures::dataset();
        let near = nearest_commune(dataset, LonLat { lon: 5.14, lat: 48.11 });
        assert_eq!(near.map(|c| c.name.as_str()), Some("Chaumont"));
    }
}
