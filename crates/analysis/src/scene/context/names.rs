//! The names of what lies around the map: départements and towns, placed where they are whole and clear of all else.

use super::MapSize;
use geometry::{Bounds, MapPoint, Outline, text_width};
use model::{Context, Neighbour, Town};
use small_std::sort_by;

/// How much wider a name in spaced capitals is than its capitals, per letter, in font sizes.
const SPACING: f64 = 0.12;
/// The space between a town's dot and its name, in font sizes.
const GAP: f64 = 0.5;
/// Room above and below a name's letters together with them, in font sizes.
const HEIGHT: f64 = 1.2;

/// How far the name of a département may be shifted, in font sizes: it stays well inside.
const SHIFTS: [(f64, f64); 13] = [
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

/// What a name is that of, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A département that touches the map.
    Neighbour,
    /// Another one around.
    Farther,
    /// A town where a prefect is.
    Prefecture,
    /// Another town.
    Town,
}

impl Kind {
    /// Whether it is a département, whose name is spaced capitals.
    #[must_use]
    pub fn is_area(self) -> bool {
        matches!(self, Self::Neighbour | Self::Farther)
    }
}

/// A name that may be written on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceName<'a> {
    /// The name.
    pub text: &'a str,
    /// What it is the name of.
    pub kind: Kind,
    /// Inhabitants of a town; 0 for a département. Of one kind the most populous comes first.
    pub inhabitants: u32,
    /// The middle of a département's name; a town's own place.
    pub point: MapPoint,
    /// Whether it is a town of the map.
    pub is_inside: bool,
}

/// A name where it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedName<'a> {
    /// Whose.
    pub name: PlaceName<'a>,
    /// On which side of its point.
    pub side: Side,
    /// The smallest map on which it is whole; larger ones have it too.
    pub smallest: MapSize,
}

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Centred on its point.
    Middle,
    /// To the right of it.
    Right,
    /// To the left of it.
    Left,
}

impl PlacedName<'_> {
    /// The room that it takes with letters of `font_size`.
    #[must_use]
    pub fn bounds(&self, font_size: f64) -> Bounds {
        let PlaceName { text, kind, point: MapPoint { x, y }, .. } = self.name;
        let width = if kind.is_area() {
            text_width(&text.to_uppercase()) + text.chars().count() as f64 * SPACING
        } else {
            text_width(text)
        };
        let (width, gap) = (width * font_size, GAP * font_size);
        let (start, end) = match self.side {
            Side::Middle => (x - width / 2.0, x + width / 2.0),
            Side::Right => (x, x + width + gap),
            Side::Left => (x - width - gap, x),
        };
        let half = HEIGHT * font_size / 2.0;
        Bounds { min: MapPoint { x: start, y: y - half }, max: MapPoint { x: end, y: y + half } }
    }
}

impl Side {
    /// SVG's `text-anchor`, and how far the words begin from the point, in font sizes.
    #[must_use]
    pub fn anchor(self) -> (&'static str, f64) {
        match self {
            Self::Middle => ("middle", 0.0),
            Self::Right => ("start", GAP),
            Self::Left => ("end", -GAP),
        }
    }
}

/// All names, the most important first: who places names takes as many as there is room for.
#[must_use]
pub fn names(context: &Context) -> Vec<PlaceName<'_>> {
    fn area(own: &Neighbour) -> PlaceName<'_> {
        PlaceName {
            text: &own.name,
            kind: if own.touches { Kind::Neighbour } else { Kind::Farther },
            inhabitants: 0,
            point: own.point,
            is_inside: false,
        }
    }
    fn town(own: &Town) -> PlaceName<'_> {
        PlaceName {
            text: &own.name,
            kind: if own.is_prefecture { Kind::Prefecture } else { Kind::Town },
            inhabitants: own.inhabitants,
            point: own.point,
            is_inside: own.is_inside,
        }
    }
    let mut names: Vec<PlaceName<'_>> =
        context.neighbours.iter().map(area).chain(context.towns.iter().map(town)).collect();
    sort_by(&mut names, |a: &PlaceName<'_>, b| {
        (a.kind, b.inhabitants).cmp(&(b.kind, a.inhabitants))
    });
    names
}

/// Where a name may stand, the best first: a town's beside its dot, a département's at its point or a little
/// beside that.
pub fn places(name: PlaceName<'_>, font_size: f64) -> Vec<(PlaceName<'_>, Side)> {
    if !name.kind.is_area() {
        return vec![(name, Side::Right), (name, Side::Left)];
    }
    let shifted = |(x, y): (f64, f64)| {
        let point = MapPoint { x: name.point.x + x * font_size, y: name.point.y + y * font_size };
        (PlaceName { point, ..name }, Side::Middle)
    };
    SHIFTS.map(shifted).into()
}

/// Whether land lies under a name: its vertices are nearer to each other than a name is high.
pub fn covers(land: &Outline, name: &Bounds) -> bool {
    land.rings().flatten().any(|own| name.contains(*own)) || land.contains(name.centre())
}
