//! What lies on the map and around it by which one knows where one is: borders of the départements around,
//! rivers, towns, names. Decoration: no figure and no sentence stands on it.

use geometry::{Bounds, Label, LabelStyle, MapPoint, Outline, lines_to_svg_path, text_width};
use model::{Context, Labels, Neighbour, Outlines, Town};

/// How much wider a name in spaced capitals is than its capitals, per letter, in font sizes.
const SPACING: f64 = 0.12;
/// The space between a town's dot and its name, in font sizes.
const GAP: f64 = 0.5;
/// Room above and below a name's letters together with them, in font sizes.
const HEIGHT: f64 = 1.2;

/// How far a département's name may stand from its point, in font sizes downwards.
const AREA_SHIFTS: [f64; 7] = [0.0, 1.5, -1.5, 3.0, -3.0, 4.5, -4.5];

/// Map units to one of the lines' own on the page's map: less than a pixel of the whole map.
pub const PAGE_STEP: f64 = 10.0;
/// The height of the names' letters there in map units, in a wide window and on a phone (`style.css`).
const PAGE_SIZES: [f64; 2] = [190.0, 270.0];

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
    /// Whether there is room for it with the larger letters too.
    pub fits_large: bool,
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
    /// The room that it takes with letters of `size`.
    #[must_use]
    pub fn bounds(&self, size: f64) -> Bounds {
        bounds(&self.name, self.side, size)
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
pub fn names<'a>(context: &'a Context) -> Vec<PlaceName<'a>> {
    let area = |own: &'a Neighbour| PlaceName {
        text: &own.name,
        kind: if own.touches { Kind::Neighbour } else { Kind::Farther },
        inhabitants: 0,
        point: own.point,
        is_inside: false,
    };
    let town = |own: &'a Town| PlaceName {
        text: &own.name,
        kind: if own.is_prefecture { Kind::Prefecture } else { Kind::Town },
        inhabitants: own.inhabitants,
        point: own.point,
        is_inside: own.is_inside,
    };
    let mut names: Vec<PlaceName<'_>> =
        context.neighbours.iter().map(area).chain(context.towns.iter().map(town)).collect();
    names.sort_by(|a, b| (a.kind, b.inhabitants).cmp(&(b.kind, a.inhabitants)));
    names
}

/// The names outside the map that overlap neither the map and its territories' names, which have `labels`, nor each
/// other with letters of `size`, in map units. Whether they do not either with letters of `large` is told.
#[must_use]
pub fn placed<'a>(
    labels: &[&Labels],
    outlines: &'a Outlines,
    [size, large]: [f64; 2],
) -> Vec<PlacedName<'a>> {
    let outside = names(&outlines.context).into_iter().filter(|own| !own.is_inside);
    let names: Vec<PlaceName<'_>> = outside.collect();
    let land: Vec<&Outline> = outlines.territories.iter().map(|(_, outline)| outline).collect();
    let dots: Vec<MapPoint> =
        names.iter().filter(|own| !own.kind.is_area()).map(|own| own.point).collect();
    let free = |size: f64, taken: &[Bounds], name: &PlaceName<'_>, side: Side| {
        let bounds = bounds(name, side, size);
        let clear = |dot: &MapPoint| *dot == name.point || !bounds.contains(*dot);
        let is_free = !taken.iter().any(|own| overlap(own, &bounds))
            && dots.iter().all(clear)
            && !land.iter().any(|own| covers(own, &bounds));
        is_free.then_some(bounds)
    };
    // What has a leader stands beside the land.
    let room = |style: LabelStyle, label: fn(&Labels) -> Option<&Label>| -> Vec<Bounds> {
        let labels = labels.iter().filter_map(|own| label(own));
        let beside = labels.filter(|label| label.leader.is_some());
        beside.map(|label| label.bounds(style.font_size, 1.0)).collect()
    };
    let mut taken = room(LabelStyle::LARGE_MAP, |own| own.large_map.as_ref());
    let mut taken_large = room(LabelStyle::SMALL_MAP, |own| own.small_map.as_ref());
    let mut placed = Vec::new();
    for name in names {
        let found = places(name, size).into_iter().find_map(|(name, side)| {
            let bounds = free(size, &taken, &name, side)?;
            Some((name, side, bounds))
        });
        let Some((name, side, bounds)) = found else { continue };
        taken.push(bounds);
        let fits_large = free(large, &taken_large, &name, side);
        taken_large.extend(fits_large);
        placed.push(PlacedName { name, side, fits_large: fits_large.is_some() });
    }
    placed
}

/// Where a name may stand, the best first: a town's beside its dot, a département's, which stands for land, also some
/// lines above or below its point.
fn places<'a>(name: PlaceName<'a>, size: f64) -> Vec<(PlaceName<'a>, Side)> {
    if !name.kind.is_area() {
        return [Side::Right, Side::Left].map(|side| (name, side)).into();
    }
    let shifted = |lines: f64| {
        let point = MapPoint { y: name.point.y + lines * size, ..name.point };
        (PlaceName { point, ..name }, Side::Middle)
    };
    AREA_SHIFTS.map(shifted).into()
}

/// The room that a name takes with letters of `size`.
fn bounds(name: &PlaceName<'_>, side: Side, size: f64) -> Bounds {
    let width = if name.kind.is_area() {
        text_width(&name.text.to_uppercase()) + name.text.chars().count() as f64 * SPACING
    } else {
        text_width(name.text)
    };
    let (width, MapPoint { x, y }) = (width * size, name.point);
    let start = match side {
        Side::Middle => x - width / 2.0,
        Side::Right => x,
        Side::Left => x - width - GAP * size,
    };
    let end = match side {
        Side::Middle => start + width,
        Side::Right => start + width + GAP * size,
        Side::Left => x,
    };
    let half = HEIGHT * size / 2.0;
    Bounds { min: MapPoint { x: start, y: y - half }, max: MapPoint { x: end, y: y + half } }
}

fn overlap(a: &Bounds, b: &Bounds) -> bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
}

/// Whether land lies under a name: its vertices are nearer to each other than a name is high.
fn covers(land: &Outline, bounds: &Bounds) -> bool {
    land.rings().flatten().any(|own| bounds.contains(*own)) || land.contains(bounds.centre())
}

/// The `d` of the borders between the départements around, in units of `step` map units.
#[must_use]
pub fn borders(context: &Context, step: f64) -> String {
    lines_to_svg_path(&context.borders, step)
}

/// The `d` of the rivers, in units of `step` map units.
#[must_use]
pub fn rivers(context: &Context, step: f64) -> String {
    let lines: Vec<String> =
        context.rivers.iter().map(|river| lines_to_svg_path(&river.lines, step)).collect();
    lines.concat()
}

/// The `d` of the towns, each a line of no length, which round ends make a dot.
#[must_use]
pub fn dots(context: &Context, step: f64) -> String {
    let dots: Vec<Vec<MapPoint>> =
        context.towns.iter().map(|town| vec![town.point, town.point]).collect();
    lines_to_svg_path(&dots, step)
}

/// What is drawn of the surroundings, as SVG paths in units of some map units, and the names that have room.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surroundings<'a> {
    /// The borders between the départements around.
    pub borders: String,
    /// The rivers.
    pub rivers: String,
    /// The towns.
    pub towns: String,
    /// Names outside the map.
    pub names: Vec<PlacedName<'a>>,
}

impl<'a> Surroundings<'a> {
    /// Those of the page's map: see [`Surroundings::of`].
    #[must_use]
    pub fn on_page(labels: &[&Labels], outlines: &'a Outlines) -> Option<Self> {
        Self::of(labels, outlines, PAGE_STEP, PAGE_SIZES)
    }

    /// Those of `outlines`, paths in units of `step` map units, names with letters of these sizes in map
    /// units; `None` where the data have none.
    #[must_use]
    pub fn of(
        labels: &[&Labels],
        outlines: &'a Outlines,
        step: f64,
        sizes: [f64; 2],
    ) -> Option<Self> {
        let context = &outlines.context;
        (*context != Context::default()).then(|| Self {
            borders: borders(context, step),
            rivers: rivers(context, step),
            towns: dots(context, step),
            names: placed(labels, outlines, sizes),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlines() -> &'static Outlines {
        fixtures::dataset().outlines.get().unwrap()
    }

    #[test]
    fn all_that_touch_the_map_are_named_and_no_name_lies_on_another_or_on_the_map() {
        let territories = fixtures::dataset().all_territories.iter();
        let labels: Vec<&Labels> = territories.map(|own| &own.drawing.labels).collect();
        let placed = placed(&labels, outlines(), PAGE_SIZES);
        let named = placed.iter().filter(|own| own.name.kind == Kind::Neighbour).count();
        let touching = outlines().context.neighbours.iter().filter(|own| own.touches).count();
        assert!(touching > 0 && named == touching, "{named} of {touching}");
        assert!(placed.iter().filter(|own| !own.name.kind.is_area()).count() > 5);
        for (rank, own) in placed.iter().enumerate() {
            for (size, others) in [(PAGE_SIZES[0], true), (PAGE_SIZES[1], own.fits_large)] {
                let room = own.bounds(size);
                let on_land = |(_, land): &(_, Outline)| {
                    let corners = room.edges().map(|(corner, _)| land.contains(corner));
                    corners.contains(&true)
                };
                let is_hit = |other: &&PlacedName<'_>| {
                    (size < PAGE_SIZES[1] || other.fits_large)
                        && overlap(&other.bounds(size), &room)
                };
                let before = &placed[..rank];
                assert!(!others || !before.iter().any(|own| is_hit(&own)), "{own:?}");
                assert!(!others || !outlines().territories.iter().any(on_land), "{own:?}");
            }
        }
    }

    #[test]
    fn the_most_important_names_come_first() {
        let names = names(&outlines().context);
        assert_eq!(names[0].kind, Kind::Neighbour);
        for pair in names.windows(2) {
            let order = (pair[0].kind, pair[1].inhabitants) <= (pair[1].kind, pair[0].inhabitants);
            assert!(order, "{pair:?}");
        }
        assert!(names.iter().any(|own| own.is_inside) && names.iter().any(|own| !own.is_inside));
    }

    #[test]
    fn data_without_surroundings_draw_none() {
        let outlines = fixtures::ain().outlines.get().unwrap();
        assert_eq!(Surroundings::on_page(&[], outlines), None);
    }
}
