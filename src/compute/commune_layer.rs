//! What is drawn of a commune when the map is zoomed in.

use crate::domain::{Dataset, InseeCode};
use crate::geo::{MapPoint, Outline, label_room};

/// Height of a commune's name on screen, in units of the unzoomed map.
pub const FONT_SIZE: f64 = 190.0;
/// Mean width of a letter, in font sizes.
const LETTER_WIDTH: f64 = 0.55;

/// A commune's outline and name.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneShape {
    /// Its name.
    pub name: String,
    /// The value of its path's `d`.
    pub path: String,
    /// Middle of its name.
    pub centre: MapPoint,
    /// From which zoom on the name lies inside.
    pub min_zoom: f64,
}

/// The shapes of the communes that the dataset knows.
#[must_use]
pub fn commune_layer(dataset: &Dataset, outlines: &[(InseeCode, Outline)]) -> Vec<CommuneShape> {
    let shape = |(insee, outline): &(InseeCode, Outline)| {
        let commune = dataset.commune(*insee)?;
        let width = commune.name.chars().count() as f64 * LETTER_WIDTH * FONT_SIZE;
        let town = dataset.projection.project(commune.point);
        let spots = [Some(town), outline.bounds().map(|bounds| bounds.centre())];
        let (centre, room) = spots
            .into_iter()
            .flatten()
            .filter(|spot| outline.contains(*spot))
            .map(|spot| (spot, label_room(outline, spot, width, FONT_SIZE)))
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        Some(CommuneShape {
            name: commune.name.clone(),
            path: outline.to_svg_path(),
            centre,
            min_zoom: 1.0 / room,
        })
    };
    outlines.iter().filter_map(shape).collect()
}
