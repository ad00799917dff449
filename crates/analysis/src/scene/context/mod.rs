//! Base map: borders of neighbouring départements, rivers, towns and their names. Decoration only; no figure or
//! sentence depends on it.

mod names;
mod rivers;

pub use self::names::{Kind, PlaceName, PlacedName, Side, names};
pub use self::rivers::RiverName;

use super::Scene;
use super::pins::{grouped, pins};
use geometry::{
    BorderArc, Bounds, Label, LabelStyle, MapPoint, Outline, Projection, lines_to_svg_path,
};
use model::{Context, Dataset, Outlines};

/// The height of the names' letters in an exported picture, in map units.
pub const PICTURE_LETTERS: f64 = 140.0;

/// Map units to one of the lines' own on the page's map: less than a pixel of the whole map.
pub const PAGE_STEP: f64 = 20.0;

/// How much wider than high a window is that shows more beside the map; the style sheet asks for the same.
const WIDE_WINDOW: f64 = 1.2;

/// How large the page draws its map: on each, names are whole, and where one is, larger ones have it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapSize {
    /// As on a phone, where letters are larger in the map's units.
    Small,
    /// In a window as high as the map at least.
    Large,
    /// In a window that shows more beside it.
    Wide,
}

/// What names are placed on: one size of the map.
#[derive(Clone, Debug)]
struct NameLayer {
    /// The height of the letters, in map units.
    font_size: f64,
    /// What is in sight.
    frame: Bounds,
    /// What already lies there.
    obstacles: Vec<Bounds>,
}

impl NameLayer {
    /// Those of the page's map, small and large, with the pins of all services, the scale in the lower left corner
    /// and the buttons in the upper right one (`style.css` has the same sizes).
    fn of_page(dataset: &Dataset) -> [Self; 2] {
        let frame = frame(&dataset.projection);
        let scale = |width: f64| Bounds {
            min: MapPoint { x: -f64::INFINITY, y: frame.max.y - 900.0 },
            max: MapPoint { x: frame.min.x + width, y: f64::INFINITY },
        };
        let buttons = |width: f64, height: f64| Bounds {
            min: MapPoint { x: frame.max.x - width, y: -f64::INFINITY },
            max: MapPoint { x: f64::INFINITY, y: frame.min.y + height },
        };
        let groups = grouped(&pins(dataset, |_| true), 1.0);
        let pins = |half: f64| groups.iter().map(move |own| Bounds::square(own.position, half));
        let labels = || dataset.all_territories.iter().map(|own| &own.drawing.labels);
        let large = labels().filter_map(|own| own.large_map.as_ref());
        let small = labels().filter_map(|own| own.small_map.as_ref());
        let on = |labels: Vec<Bounds>, half_pin: f64, corners: [Bounds; 2]| -> Vec<Bounds> {
            labels.into_iter().chain(pins(half_pin)).chain(corners).collect()
        };
        let small = on(
            label_bounds(small, LabelStyle::SMALL_MAP),
            275.0,
            [scale(1900.0), buttons(1200.0, 3700.0)],
        );
        let large = on(
            label_bounds(large, LabelStyle::LARGE_MAP),
            225.0,
            [scale(1900.0), buttons(1080.0, 2800.0)],
        );
        [(270.0, small), (190.0, large)].map(|(font_size, obstacles)| Self {
            font_size,
            frame,
            obstacles,
        })
    }

    /// That of an exported picture, with the scale in the lower right corner.
    fn of_picture(scene: &Scene<'_>) -> Self {
        let frame = frame(&scene.projection);
        let scale = MapPoint { x: frame.max.x - 2200.0, y: frame.max.y - 500.0 };
        let labels = scene.features.iter().filter_map(|own| own.labels?.large_map.as_ref());
        let mut obstacles = label_bounds(labels, LabelStyle::LARGE_MAP);
        obstacles.push(Bounds { min: scale, max: frame.max });
        Self { font_size: PICTURE_LETTERS, frame, obstacles }
    }

    /// That of a locator with letters of `font_size`: with `name`, and the scale in the lower right corner.
    fn of_locator(projection: &Projection, font_size: f64, name: Option<Bounds>) -> Self {
        let frame = frame(projection);
        let scale = MapPoint { x: frame.max.x - 8.0 * font_size, y: frame.max.y - 2.5 * font_size };
        let scale = Bounds { min: scale, max: frame.max };
        Self { font_size, frame, obstacles: name.into_iter().chain([scale]).collect() }
    }

    fn is_free(&self, room: &[Bounds]) -> bool {
        !room.iter().any(|own| self.obstacles.iter().any(|other| other.overlaps(own)))
    }

    fn shows(&self, room: &[Bounds]) -> bool {
        room.iter().all(|own| self.frame.holds(own))
    }
}

/// The room of the territories' names that are there at rest, and of the lines that lead to them.
fn label_bounds<'a>(labels: impl Iterator<Item = &'a Label>, style: LabelStyle) -> Vec<Bounds> {
    let room = |own: &'a Label| {
        let leader = own.leader.and_then(|tip| Bounds::around([tip, own.position]));
        leader.into_iter().chain([own.bounds(style.font_size, 1.0)])
    };
    labels.filter(|own| own.min_zoom <= 1.0).flat_map(room).collect()
}

/// The layers on which the names of one map are placed: `large` always, `small` where the same places serve a smaller map.
struct Layers {
    small: Option<NameLayer>,
    large: NameLayer,
    /// What a wide window shows.
    wide: Bounds,
}

impl Layers {
    fn new(small: Option<NameLayer>, large: NameLayer) -> Self {
        let mut wide = large.frame;
        if small.is_some() {
            let beside = (WIDE_WINDOW * wide.height() - wide.width()).max(0.0) / 2.0;
            (wide.min.x, wide.max.x) = (wide.min.x - beside, wide.max.x + beside);
        }
        Self { small, large, wide }
    }

    /// Takes the first of `places` that has room on the smallest map. `room` tells what one takes with letters of some
    /// size, if it may stand there at all.
    fn place<T: Copy>(
        &mut self,
        places: Vec<T>,
        room: impl Fn(&T, f64) -> Option<Vec<Bounds>>,
    ) -> Option<(T, MapSize)> {
        let mut best: Option<(T, MapSize)> = None;
        for place in places {
            let smallest = self.smallest(|font_size| room(&place, font_size));
            if let Some(smallest) = smallest
                && best.is_none_or(|(_, best)| smallest < best)
            {
                best = Some((place, smallest));
            }
        }
        let (place, smallest) = best?;
        self.large.obstacles.extend(room(&place, self.large.font_size).into_iter().flatten());
        if let Some(small) = self.small.as_mut().filter(|_| smallest == MapSize::Small) {
            small.obstacles.extend(room(&place, small.font_size).into_iter().flatten());
        }
        Some((place, smallest))
    }

    /// The smallest map that has room.
    fn smallest(&self, room: impl Fn(f64) -> Option<Vec<Bounds>>) -> Option<MapSize> {
        let on_large = room(self.large.font_size)?;
        let is_seen = on_large.iter().all(|own| self.wide.holds(own));
        if !is_seen || !self.large.is_free(&on_large) {
            return None;
        }
        if !self.large.shows(&on_large) {
            return Some(MapSize::Wide);
        }
        let fits = |small: &NameLayer| {
            room(small.font_size).is_some_and(|own| small.shows(&own) && small.is_free(&own))
        };
        Some(if self.small.as_ref().is_some_and(fits) { MapSize::Small } else { MapSize::Large })
    }

    /// The names outside the map that overlap neither the map nor each other nor what else is there.
    fn place_names<'a>(&mut self, outlines: &'a Outlines) -> Vec<PlacedName<'a>> {
        let outside = names(&outlines.context).into_iter().filter(|own| !own.is_inside);
        let all: Vec<PlaceName<'a>> = outside.collect();
        let land: Vec<&Outline> = outlines.territories.iter().map(|(_, outline)| outline).collect();
        let dots: Vec<MapPoint> =
            all.iter().filter(|own| !own.kind.is_area()).map(|own| own.point).collect();
        let mut placed = Vec::new();
        for name in all {
            let room = |(name, side): &(PlaceName<'a>, Side), font_size: f64| {
                let room = PlacedName { name: *name, side: *side, smallest: MapSize::Wide };
                let room = room.bounds(font_size);
                let clear = |dot: &MapPoint| *dot == name.point || !room.contains(*dot);
                let on_land = land.iter().any(|own| names::covers(own, &room));
                (!on_land && dots.iter().all(clear)).then(|| vec![room])
            };
            let found = self.place(names::places(name, self.large.font_size), room);
            placed.extend(found.map(|((name, side), smallest)| PlacedName {
                name,
                side,
                smallest,
            }));
        }
        placed
    }

    /// The names of rivers that overlap nothing that is there.
    fn place_river_names<'a>(&mut self, context: &'a Context) -> Vec<RiverName<'a>> {
        let mut placed = Vec::new();
        for river in &context.rivers {
            let places = rivers::places(river, self.large.font_size);
            let found = self.place(places, |own, font_size| Some(own.squares(font_size)));
            placed.extend(found.map(|(name, smallest)| RiverName { smallest, ..name }));
        }
        placed
    }
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
    /// The dots of the towns around the map that are named, by the smallest map on which they are.
    pub towns: Vec<(MapSize, String)>,
    /// Those on the map.
    pub own_towns: String,
    /// Names outside the map.
    pub names: Vec<PlacedName<'a>>,
    /// Names of rivers, on the map and outside.
    pub river_names: Vec<RiverName<'a>>,
}

impl<'a> Surroundings<'a> {
    /// Those of the page's map, in units of [`PAGE_STEP`]; `None` where the data have none.
    #[must_use]
    pub fn on_page(dataset: &Dataset, outlines: &'a Outlines) -> Option<Self> {
        let [small, large] = NameLayer::of_page(dataset);
        Self::of(outlines, PAGE_STEP, Layers::new(Some(small), large))
    }

    /// Those of an exported picture, in map units, names in [`PICTURE_LETTERS`].
    #[must_use]
    pub fn in_picture(scene: &Scene<'_>, outlines: &'a Outlines) -> Option<Self> {
        Self::of(outlines, 1.0, Layers::new(None, NameLayer::of_picture(scene)))
    }

    /// Those of the locator that `scene` is, in units of `step` map units, with names in letters of `font_size` map units
    /// that are clear of `name`, that of its territory.
    #[must_use]
    pub fn in_locator(
        scene: &Scene<'_>,
        outlines: &'a Outlines,
        step: f64,
        font_size: f64,
        name: Option<Bounds>,
    ) -> Option<Self> {
        let layer = NameLayer::of_locator(&scene.projection, font_size, name);
        Self::of(outlines, step, Layers::new(None, layer))
    }

    fn of(outlines: &'a Outlines, step: f64, mut layers: Layers) -> Option<Self> {
        let context = &outlines.context;
        if *context == Context::default() {
            return None;
        }
        let names = layers.place_names(outlines);
        let river_names = layers.place_river_names(context);
        let on = |smallest: MapSize| {
            let names = names.iter().filter(|own| !own.name.kind.is_area());
            let named = names.filter(|own| own.smallest == smallest).map(|own| own.name.point);
            (smallest, dots(named, step))
        };
        let towns = [MapSize::Small, MapSize::Large, MapSize::Wide].map(on).into_iter();
        let own_towns = context.towns.iter().filter(|own| own.is_inside).map(|own| own.point);
        // A window shows what lies beside the map, a picture ends with it.
        let seen = Some(layers.large.frame).filter(|_| layers.small.is_none());
        let drawn = |lines: &[BorderArc]| match seen {
            Some(frame) => lines_to_svg_path(&parts_within(lines, &frame), step),
            None => lines_to_svg_path(lines, step),
        };
        Some(Self {
            borders: drawn(&context.borders),
            rivers: context.rivers.iter().map(|own| drawn(&own.lines)).collect(),
            towns: towns.filter(|(_, dots)| !dots.is_empty()).collect(),
            own_towns: dots(own_towns, step),
            names,
            river_names,
        })
    }
}

/// The parts of `lines` of which a frame shows something: each begins and ends just outside it, or with its line.
fn parts_within(lines: &[BorderArc], frame: &Bounds) -> Vec<BorderArc> {
    let mut parts = Vec::new();
    for line in lines {
        let mut part = BorderArc::new();
        for (a, b) in line.iter().zip(line.iter().skip(1)) {
            if Bounds::around([*a, *b]).is_some_and(|own| own.overlaps(frame)) {
                if part.is_empty() {
                    part.push(*a);
                }
                part.push(*b);
            } else if !part.is_empty() {
                parts.push(std::mem::take(&mut part));
            }
        }
        parts.push(part);
    }
    parts.retain(|part| !part.is_empty());
    parts
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

    /// What is placed on the page's map of one size, each with its text and the room that it takes, and what that map
    /// shows.
    fn placed_on(size: MapSize) -> (Vec<(&'static str, Vec<Bounds>)>, Bounds) {
        let [small, large] = NameLayer::of_page(fixtures::dataset());
        let on = if size == MapSize::Small { &small } else { &large }.font_size;
        let frame = large.frame;
        let layers = Layers::new(Some(small), large);
        let frame = if size == MapSize::Wide { layers.wide } else { frame };
        let own = Surroundings::on_page(fixtures::dataset(), outlines()).unwrap();
        let names = own.names.iter().filter(|own| own.smallest <= size);
        let names = names.map(|own| (own.name.text, vec![own.bounds(on)]));
        let rivers = own.river_names.iter().filter(|own| own.smallest <= size);
        let rivers = rivers.map(|own| (own.text, own.squares(on)));
        (names.chain(rivers).collect(), frame)
    }

    #[test]
    fn every_name_is_whole_and_lies_on_nothing_else() {
        let [small, large] = NameLayer::of_page(fixtures::dataset());
        let sizes = [(MapSize::Small, &small), (MapSize::Large, &large), (MapSize::Wide, &large)];
        for (size, layer) in sizes {
            let (names, frame) = placed_on(size);
            for (rank, (name, room)) in names.iter().enumerate() {
                assert!(room.iter().all(|own| frame.holds(own)), "{name} is cut: {size:?}");
                assert!(layer.is_free(room), "{name} lies on something: {size:?}");
                for (other, theirs) in &names[..rank] {
                    let overlaps = |own: &Bounds| theirs.iter().any(|other| other.overlaps(own));
                    assert!(!room.iter().any(overlaps), "{name} lies on {other}: {size:?}");
                }
            }
        }
    }

    #[test]
    fn the_largest_rivers_and_those_around_are_named_on_every_map() {
        let own = Surroundings::on_page(fixtures::dataset(), outlines()).unwrap();
        let neighbours = own.names.iter().filter(|own| own.name.kind == Kind::Neighbour).count();
        let touching = outlines().context.neighbours.iter().filter(|own| own.touches).count();
        assert!(touching > 0 && neighbours == touching, "{neighbours} of {touching}");
        // A river of the map is named on all of them, at least those that cross it.
        let crossing = outlines().context.rivers.iter().filter(|river| {
            let inside = |own: &&MapPoint| {
                outlines().territories.iter().any(|(_, land)| land.contains(**own))
            };
            river.lines.iter().flatten().filter(inside).count() > 5
        });
        for river in crossing {
            let named = own.river_names.iter().find(|own| own.text == river.name);
            assert!(named.is_some_and(|own| own.smallest == MapSize::Small), "{}", river.name);
        }
        let on = |size| placed_on(size).0.len();
        let counts = [MapSize::Small, MapSize::Large, MapSize::Wide].map(on);
        assert!(counts.is_sorted() && counts[0] > 4 && counts[2] > 12, "{counts:?}");
    }

    #[test]
    fn no_name_around_lies_on_land() {
        for size in [MapSize::Small, MapSize::Large] {
            let [small, large] = NameLayer::of_page(fixtures::dataset());
            let on = if size == MapSize::Small { small } else { large }.font_size;
            let own = Surroundings::on_page(fixtures::dataset(), outlines()).unwrap();
            for name in own.names.iter().filter(|own| own.smallest <= size) {
                let room = name.bounds(on);
                let on_land = |(_, land): &(_, Outline)| {
                    room.edges().iter().any(|(corner, _)| land.contains(*corner))
                };
                assert!(!outlines().territories.iter().any(on_land), "{name:?}");
            }
        }
    }

    #[test]
    fn lines_outside_a_picture_are_left_out_of_it() {
        let line = |xs: &[f64]| xs.iter().map(|&x| MapPoint { x, y: 5.0 }).collect::<BorderArc>();
        let frame = Bounds { min: MapPoint::default(), max: MapPoint { x: 10.0, y: 10.0 } };
        let parts =
            parts_within(&[line(&[-9.0, -2.0, 4.0, 12.0, 20.0]), line(&[11.0, 12.0])], &frame);
        assert_eq!(parts, [line(&[-2.0, 4.0, 12.0])]);
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
