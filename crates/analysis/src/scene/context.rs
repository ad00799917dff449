//! Base map: borders of neighbouring départements, rivers, towns and their names. Decoration only; no figure or
//! sentence depends on it.

use super::Scene;
use geometry::{
    Bounds, Label, LabelStyle, MapPoint, Outline, Projection, lines_to_svg_path, text_width,
};
use model::{Context, Dataset, Neighbour, Outlines, Town};

/// The height of the names' letters in an exported picture, in map units.
pub const PICTURE_LETTERS: f64 = 140.0;

/// How much wider a name in spaced capitals is than its capitals, per letter, in font sizes.
const SPACING: f64 = 0.12;
/// The space between a town's dot and its name, in font sizes.
const GAP: f64 = 0.5;
/// Room above and below a name's letters together with them, in font sizes.
const HEIGHT: f64 = 1.2;

/// Map units to one of the lines' own on the page's map: less than a pixel of the whole map.
pub const PAGE_STEP: f64 = 20.0;

/// How far the name of a département may be shifted, in font sizes: it stays well inside.
const SHIFTS: [(f64, f64); 9] = [
    (0.0, 0.0),
    (0.0, -1.5),
    (0.0, 1.5),
    (2.0, 0.0),
    (-2.0, 0.0),
    (0.0, -3.0),
    (0.0, 3.0),
    (4.0, 0.0),
    (-4.0, 0.0),
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
    /// Whether there is room for it on a smaller map too, in whose units letters are larger.
    pub fits_smaller: bool,
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

/// How names are written on a map of some size.
#[derive(Clone, Debug)]
pub struct Lettering {
    /// The height of the letters, in map units.
    pub size: f64,
    /// What is in sight beside the territories; `None` where that depends on the window.
    pub frame: Option<Bounds>,
    /// What already lies on the map.
    pub taken: Vec<Bounds>,
}

impl Lettering {
    /// Those of the page's map, large and small, with the scale in the lower left corner and the buttons in the upper
    /// right one (`style.css` has the same sizes).
    fn of_page(dataset: &Dataset) -> [Self; 2] {
        let map = frame(&dataset.projection);
        let corner = |x: f64, y: f64| MapPoint { x, y };
        let (top, bottom) = (-f64::INFINITY, f64::INFINITY);
        let scale = |width: f64| Bounds {
            min: corner(-f64::INFINITY, map.max.y - 900.0),
            max: corner(map.min.x + width, bottom),
        };
        let buttons = Bounds {
            min: corner(map.max.x - 1200.0, top),
            max: corner(f64::INFINITY, map.min.y + 3700.0),
        };
        let labels = || dataset.all_territories.iter().map(|own| &own.drawing.labels);
        let large =
            taken_by(labels().filter_map(|own| own.large_map.as_ref()), LabelStyle::LARGE_MAP);
        let small =
            taken_by(labels().filter_map(|own| own.small_map.as_ref()), LabelStyle::SMALL_MAP);
        let with = |own: Vec<Bounds>, others: &[Bounds]| [own, others.to_vec()].concat();
        [
            Self { size: 190.0, frame: None, taken: with(large, &[scale(0.0)]) },
            Self { size: 270.0, frame: Some(map), taken: with(small, &[scale(1900.0), buttons]) },
        ]
    }

    /// That of an exported picture, with the scale in the lower right corner.
    fn of_picture(scene: &Scene<'_>) -> Self {
        let map = frame(&scene.projection);
        let scale = MapPoint { x: map.max.x - 2200.0, y: map.max.y - 500.0 };
        let labels = scene.features.iter().filter_map(|own| own.labels?.large_map.as_ref());
        let mut taken = taken_by(labels, LabelStyle::LARGE_MAP);
        taken.push(Bounds { min: scale, max: map.max });
        Self { size: PICTURE_LETTERS, frame: Some(map), taken }
    }
}

/// The room of the territories' names that are there at rest, and of the lines that lead to them.
fn taken_by<'a>(labels: impl Iterator<Item = &'a Label>, style: LabelStyle) -> Vec<Bounds> {
    let room = |own: &'a Label| {
        let leader = own.leader.and_then(|tip| Bounds::around([tip, own.position]));
        leader.into_iter().chain([own.bounds(style.font_size, 1.0)])
    };
    labels.filter(|own| own.min_zoom <= 1.0).flat_map(room).collect()
}

/// Places the names outside the map that overlap neither labels nor each other, in `own` letters; `fits_smaller`
/// tells whether they also fit in `smaller` ones.
fn placed<'a>(
    outlines: &'a Outlines,
    mut own: Lettering,
    mut smaller: Option<Lettering>,
) -> Vec<PlacedName<'a>> {
    let outside = names(&outlines.context).into_iter().filter(|own| !own.is_inside);
    let names: Vec<PlaceName<'a>> = outside.collect();
    let land: Vec<&Outline> = outlines.territories.iter().map(|(_, outline)| outline).collect();
    let dots: Vec<MapPoint> =
        names.iter().filter(|own| !own.kind.is_area()).map(|own| own.point).collect();
    let free = |on: &Lettering, name: &PlaceName<'_>, side: Side| {
        let bounds = bounds(name, side, on.size);
        let clear = |dot: &MapPoint| *dot == name.point || !bounds.contains(*dot);
        let seen = |frame: &Bounds| frame.contains(bounds.min) && frame.contains(bounds.max);
        let is_free = on.frame.as_ref().is_none_or(seen)
            && !on.taken.iter().any(|own| overlap(own, &bounds))
            && dots.iter().all(clear)
            && !land.iter().any(|own| covers(own, &bounds));
        is_free.then_some(bounds)
    };
    let mut placed = Vec::new();
    for name in names {
        let room = |(name, side)| {
            let on_smaller = smaller.as_ref().and_then(|smaller| free(smaller, &name, side));
            Some((name, side, free(&own, &name, side)?, on_smaller))
        };
        let mut rooms = places(name, own.size).into_iter().filter_map(room);
        // A place on both maps is better than one on the larger alone.
        let Some(first) = rooms.next() else { continue };
        let both = std::iter::once(first).chain(rooms).find(|(.., smaller)| smaller.is_some());
        let (name, side, bounds, on_smaller) = both.unwrap_or(first);
        own.taken.push(bounds);
        if let Some(smaller) = &mut smaller {
            smaller.taken.extend(on_smaller);
        }
        placed.push(PlacedName { name, side, fits_smaller: on_smaller.is_some() });
    }
    placed
}

/// Where a name may stand, the best first: a town's beside its dot, a département's at its point or a little
/// beside that.
fn places(name: PlaceName<'_>, size: f64) -> Vec<(PlaceName<'_>, Side)> {
    if !name.kind.is_area() {
        return vec![(name, Side::Right), (name, Side::Left)];
    }
    let shifted = |(x, y): (f64, f64)| {
        let point = MapPoint { x: name.point.x + x * size, y: name.point.y + y * size };
        (PlaceName { point, ..name }, Side::Middle)
    };
    SHIFTS.map(shifted).into()
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

/// The `d` of dots: each is a line of no length, which round ends make one.
fn dots(points: impl Iterator<Item = MapPoint>, step: f64) -> String {
    let dots: Vec<Vec<MapPoint>> = points.map(|point| vec![point; 2]).collect();
    lines_to_svg_path(&dots, step)
}

/// What is drawn of the surroundings: the `d` of SVG paths in units of some map units, and the names that have
/// room.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surroundings<'a> {
    /// The borders between the départements around.
    pub borders: String,
    /// The rivers.
    pub rivers: String,
    /// The towns around the map that are named; those only on larger maps.
    pub towns: [String; 2],
    /// Those on the map.
    pub own_towns: String,
    /// Names outside the map.
    pub names: Vec<PlacedName<'a>>,
}

impl<'a> Surroundings<'a> {
    /// Those of the page's map, in units of [`PAGE_STEP`]; `None` where the data have none.
    #[must_use]
    pub fn on_page(dataset: &Dataset, outlines: &'a Outlines) -> Option<Self> {
        let [large, small] = Lettering::of_page(dataset);
        Self::of(outlines, PAGE_STEP, large, Some(small))
    }

    /// Those of an exported picture, in map units, names in [`PICTURE_LETTERS`].
    #[must_use]
    pub fn in_picture(scene: &Scene<'_>, outlines: &'a Outlines) -> Option<Self> {
        Self::of(outlines, 1.0, Lettering::of_picture(scene), None)
    }

    fn of(
        outlines: &'a Outlines,
        step: f64,
        own: Lettering,
        smaller: Option<Lettering>,
    ) -> Option<Self> {
        let context = &outlines.context;
        let names = placed(outlines, own, smaller);
        let named = |on_smaller: bool| {
            let names = names.iter().filter(|own| !own.name.kind.is_area());
            dots(names.filter(|own| own.fits_smaller == on_smaller).map(|own| own.name.point), step)
        };
        let towns = [true, false].map(named);
        let rivers = context.rivers.iter().map(|river| lines_to_svg_path(&river.lines, step));
        (*context != Context::default()).then(|| Self {
            borders: lines_to_svg_path(&context.borders, step),
            rivers: rivers.collect(),
            towns,
            own_towns: dots(
                context.towns.iter().filter(|town| town.is_inside).map(|town| town.point),
                step,
            ),
            names,
        })
    }
}

/// The whole map.
fn frame(projection: &Projection) -> Bounds {
    Bounds { min: MapPoint::default(), max: MapPoint { x: projection.width, y: projection.height } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlines() -> &'static Outlines {
        fixtures::dataset().outlines.get().unwrap()
    }

    #[test]
    fn all_that_touch_the_map_are_named_and_no_name_lies_on_another_or_on_the_map() {
        let [wide, phone] = Lettering::of_page(fixtures::dataset());
        let placed = placed(outlines(), wide.clone(), Some(phone.clone()));
        let named = placed.iter().filter(|own| own.name.kind == Kind::Neighbour).count();
        let touching = outlines().context.neighbours.iter().filter(|own| own.touches).count();
        assert!(touching > 0 && named == touching, "{named} of {touching}");
        assert!(placed.iter().filter(|own| !own.name.kind.is_area()).count() > 5);
        let on_phone: Vec<PlacedName<'_>> =
            placed.iter().filter(|own| own.fits_smaller).copied().collect();
        assert!(on_phone.len() > 1, "{on_phone:?}");
        for (on, names) in [(wide, placed), (phone, on_phone)] {
            for (rank, own) in names.iter().enumerate() {
                let room = own.bounds(on.size);
                let on_land = |(_, land): &(_, Outline)| {
                    room.edges().iter().any(|(corner, _)| land.contains(*corner))
                };
                let others = names[..rank].iter().map(|other| other.bounds(on.size));
                let mut others = others.chain(on.taken.clone());
                assert!(!others.any(|other| overlap(&other, &room)), "{own:?}");
                assert!(!outlines().territories.iter().any(on_land), "{own:?}");
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
        let dataset = fixtures::ain();
        let outlines = dataset.outlines.get().unwrap();
        assert_eq!(Surroundings::on_page(dataset, outlines), None);
    }
}
