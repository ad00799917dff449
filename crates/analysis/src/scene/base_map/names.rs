//! Names of départements and towns around the map, placed where they overlap nothing.

use super::MapSize;
use geometry::{Bounds, MapPoint, Outline, text_width};
use model::{BaseMap, Neighbour, Town};
use small_std::sort_by;

/// Additional width per letter of spaced capitals, in font sizes.
const LETTER_SPACING: f64 = 0.12;
/// Space between a town's dot and its name, in font sizes.
const DOT_GAP: f64 = 0.5;
/// Height of a name with the space above and below it, in font sizes.
const NAME_HEIGHT: f64 = 1.2;

/// Offsets tried for the name of a département, in font sizes; small, so that it stays well inside.
const OFFSETS: [(f64, f64); 13] = [
    (0.0, 0.0),
    (0.0, -1.5),
    (0.0, 1.5),
    (2.0, 0.0),
    (-2.0, 0.0),
    (0.0, -3.0),
    (0.0, 3.0),
    (4.0, 0.0),
    (-4.0, 0.0),
    (2.0, 3.0),
    (-2.0, 3.0),
    (2.0, -3.0),
    (-2.0, -3.0),
];

/// What a name denotes, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceNameKind {
    /// A département that borders the map's.
    Neighbour,
    /// Another département.
    OtherDepartement,
    /// The prefecture of a département.
    Prefecture,
    /// Another town.
    Town,
}

impl PlaceNameKind {
    /// Whether it is a département, whose name is in spaced capitals.
    #[must_use]
    pub fn is_area(self) -> bool {
        matches!(self, Self::Neighbour | Self::OtherDepartement)
    }
}

/// A name that could be placed on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceName<'a> {
    /// The text of the name.
    pub text: &'a str,
    /// What it denotes.
    pub kind: PlaceNameKind,
    /// Population of a town, 0 for a département. Within a kind, larger ones come first.
    pub inhabitants: u32,
    /// Centre of a département's name; position of a town.
    pub point: MapPoint,
    /// Whether it is a town on the map.
    pub is_inside: bool,
}

/// A name with its position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedName<'a> {
    /// The name.
    pub name: PlaceName<'a>,
    /// How it is anchored to its point.
    pub anchor: LabelAnchor,
    /// The smallest map on which it fits; larger ones show it too.
    pub smallest_map: MapSize,
}

/// The side of its point that a name is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelAnchor {
    /// Centred on its point.
    Middle,
    /// To the right of the point.
    Right,
    /// To the left of the point.
    Left,
}

impl PlacedName<'_> {
    /// The box of the name in the given font size, in map units.
    #[must_use]
    pub fn bounds(&self, font_size: f64) -> Bounds {
        let PlaceName { text, kind, point: MapPoint { x, y }, .. } = self.name;
        let width = if kind.is_area() {
            text_width(&text.to_uppercase()) + text.chars().count() as f64 * LETTER_SPACING
        } else {
            text_width(text)
        };
        let (width, gap) = (width * font_size, DOT_GAP * font_size);
        let (left, right) = match self.anchor {
            LabelAnchor::Middle => (x - width / 2.0, x + width / 2.0),
            LabelAnchor::Right => (x, x + width + gap),
            LabelAnchor::Left => (x - width - gap, x),
        };
        let half = NAME_HEIGHT * font_size / 2.0;
        Bounds { min: MapPoint { x: left, y: y - half }, max: MapPoint { x: right, y: y + half } }
    }
}

impl LabelAnchor {
    /// The value of `text-anchor`, and the offset of the text from its point, in font sizes.
    #[must_use]
    pub fn text_anchor(self) -> (&'static str, f64) {
        match self {
            Self::Middle => ("middle", 0.0),
            Self::Right => ("start", DOT_GAP),
            Self::Left => ("end", -DOT_GAP),
        }
    }
}

/// All names, the most important first, in which order they are placed.
#[must_use]
pub fn sorted_names(base_map: &BaseMap) -> Vec<PlaceName<'_>> {
    fn departement_name(neighbour: &Neighbour) -> PlaceName<'_> {
        PlaceName {
            text: &neighbour.name,
            kind: if neighbour.touches_map {
                PlaceNameKind::Neighbour
            } else {
                PlaceNameKind::OtherDepartement
            },
            inhabitants: 0,
            point: neighbour.point,
            is_inside: false,
        }
    }
    fn town_name(town: &Town) -> PlaceName<'_> {
        PlaceName {
            text: &town.name,
            kind: if town.is_prefecture { PlaceNameKind::Prefecture } else { PlaceNameKind::Town },
            inhabitants: town.inhabitants,
            point: town.point,
            is_inside: town.is_inside,
        }
    }
    let mut names: Vec<PlaceName<'_>> = base_map
        .neighbours
        .iter()
        .map(departement_name)
        .chain(base_map.towns.iter().map(town_name))
        .collect();
    sort_by(&mut names, |a: &PlaceName<'_>, b| {
        (a.kind, b.inhabitants).cmp(&(b.kind, a.inhabitants))
    });
    names
}

/// The possible positions of a name, the best first: for a town beside its dot, for a département at its point
/// or slightly off.
pub fn candidates(name: PlaceName<'_>, font_size: f64) -> Vec<(PlaceName<'_>, LabelAnchor)> {
    if !name.kind.is_area() {
        return vec![(name, LabelAnchor::Right), (name, LabelAnchor::Left)];
    }
    let shifted_name = |(x, y): (f64, f64)| {
        let point = MapPoint { x: name.point.x + x * font_size, y: name.point.y + y * font_size };
        (PlaceName { point, ..name }, LabelAnchor::Middle)
    };
    OFFSETS.map(shifted_name).into()
}

/// Whether a name overlaps `land`. Testing vertices and the centre is enough: vertices are closer together than
/// a name is high.
pub fn overlaps_land(land: &Outline, name: &Bounds) -> bool {
    land.rings().flatten().any(|point| name.contains(*point)) || land.contains(name.centre())
}
