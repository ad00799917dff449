//! Base map: borders of neighbouring départements, rivers, towns and their names. Decoration only; no figure or
//! sentence depends on it.

mod names;
mod rivers;

pub use self::names::{LabelAnchor, PlaceName, PlaceNameKind, PlacedName, sorted_names};
pub use self::rivers::RiverName;

use super::Scene;
use super::pins::{cluster_pins, pins};
use geometry::{
    BASE_MAP_FONT_SIZES, BorderArc, Bounds, Label, LabelStyle, MapPoint, Outline, Projection,
    lines_to_svg_path,
};
use model::{BaseMap, Dataset, Outlines};

/// Font size of names in an exported picture, in map units.
pub const PICTURE_FONT_SIZE: f64 = 140.0;

/// Size of a unit of the path coordinates on the page, in map units: less than a pixel of the whole map.
pub const PAGE_STEP: f64 = 20.0;

/// Aspect ratio from which a window shows land beside the map, as in the style sheet.
const WIDE_WINDOW: f64 = 1.2;

/// Size of the page's map. A name visible at one size is visible at all larger ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapSize {
    /// On a phone, where letters are larger in map units.
    Small,
    /// In a window at least as high as the map.
    Large,
    /// In a window that also shows land beside the map.
    Wide,
}

/// The area in which names are placed on one kind of map.
#[derive(Clone, Debug)]
struct PlacementArea {
    /// Height of the letters, in map units.
    font_size: f64,
    /// What the map shows, in map units.
    frame: Bounds,
    /// The areas that are already occupied.
    obstacles: Vec<Bounds>,
}

impl PlacementArea {
    /// The small and the large map of the page. Obstacles are the pins of all services, the scale bar (lower
    /// left) and the buttons (upper right); sizes as in `style.css`.
    fn for_page(dataset: &Dataset) -> [Self; 2] {
        let frame = frame(&dataset.projection);
        let scale = |width: f64| Bounds {
            min: MapPoint { x: -f64::INFINITY, y: frame.max.y - 900.0 },
            max: MapPoint { x: frame.min.x + width, y: f64::INFINITY },
        };
        let buttons = |width: f64, height: f64| Bounds {
            min: MapPoint { x: frame.max.x - width, y: -f64::INFINITY },
            max: MapPoint { x: f64::INFINITY, y: frame.min.y + height },
        };
        let groups = cluster_pins(&pins(dataset, |_| true), 1.0);
        let pins = |half: f64| groups.iter().map(move |group| Bounds::square(group.position, half));
        let labels = || dataset.all_territories.iter().map(|territory| &territory.layout.labels);
        let large = labels().filter_map(|labels| labels.large_map.as_ref());
        let small = labels().filter_map(|labels| labels.small_map.as_ref());
        let obstacles_on =
            |labels: Vec<Bounds>, half_pin: f64, corners: [Bounds; 2]| -> Vec<Bounds> {
                labels.into_iter().chain(pins(half_pin)).chain(corners).collect()
            };
        let small = obstacles_on(
            label_bounds(small, LabelStyle::SMALL_MAP),
            275.0,
            [scale(1900.0), buttons(1200.0, 3700.0)],
        );
        let large = obstacles_on(
            label_bounds(large, LabelStyle::LARGE_MAP),
            225.0,
            [scale(1900.0), buttons(1080.0, 2800.0)],
        );
        [(BASE_MAP_FONT_SIZES[1], small), (BASE_MAP_FONT_SIZES[0], large)]
            .map(|(font_size, obstacles)| Self { font_size, frame, obstacles })
    }

    /// An exported picture, with the scale bar in the lower right corner.
    fn for_picture(scene: &Scene<'_>) -> Self {
        let frame = frame(&scene.projection);
        let scale = MapPoint { x: frame.max.x - 2200.0, y: frame.max.y - 500.0 };
        let labels = scene.features.iter().filter_map(|feature| feature.labels?.large_map.as_ref());
        let mut obstacles = label_bounds(labels, LabelStyle::LARGE_MAP);
        obstacles.push(Bounds { min: scale, max: frame.max });
        Self { font_size: PICTURE_FONT_SIZE, frame, obstacles }
    }

    /// A locator map. Obstacles are `own_label` and the scale bar in the lower right corner.
    fn for_locator(projection: &Projection, font_size: f64, own_label: Option<Bounds>) -> Self {
        let frame = frame(projection);
        let scale = MapPoint { x: frame.max.x - 8.0 * font_size, y: frame.max.y - 2.5 * font_size };
        let scale = Bounds { min: scale, max: frame.max };
        Self { font_size, frame, obstacles: own_label.into_iter().chain([scale]).collect() }
    }

    fn is_free(&self, boxes: &[Bounds]) -> bool {
        !boxes.iter().any(|bounds| self.obstacles.iter().any(|other| other.overlaps(bounds)))
    }

    fn contains_all(&self, boxes: &[Bounds]) -> bool {
        boxes.iter().all(|bounds| self.frame.contains_bounds(bounds))
    }
}

/// The areas of the territories' names on the unzoomed map, with their leader lines.
fn label_bounds<'a>(labels: impl Iterator<Item = &'a Label>, style: LabelStyle) -> Vec<Bounds> {
    let label_and_leader = |label: &'a Label| {
        let leader = label.leader.and_then(|tip| Bounds::from_points([tip, label.position]));
        leader.into_iter().chain([label.bounds(style.font_size, 1.0)])
    };
    labels.filter(|label| label.min_zoom <= 1.0).flat_map(label_and_leader).collect()
}

/// The areas in which one set of names is placed: always `large`; also `small` if the same positions serve a
/// smaller map.
struct PlacementAreas {
    small: Option<PlacementArea>,
    large: PlacementArea,
    /// The area visible in a wide window.
    wide_frame: Bounds,
}

impl PlacementAreas {
    fn new(small: Option<PlacementArea>, large: PlacementArea) -> Self {
        let mut wide_frame = large.frame;
        if small.is_some() {
            let beside = (WIDE_WINDOW * wide_frame.height() - wide_frame.width()).max(0.0) / 2.0;
            (wide_frame.min.x, wide_frame.max.x) =
                (wide_frame.min.x - beside, wide_frame.max.x + beside);
        }
        Self { small, large, wide_frame }
    }

    /// Picks the candidate that fits on the smallest map (the first of equals) and marks its boxes as occupied.
    /// `boxes_at` gives the boxes of a candidate at a font size; `None` if it is not allowed.
    fn place<T: Copy>(
        &mut self,
        candidates: Vec<T>,
        boxes_at: impl Fn(&T, f64) -> Option<Vec<Bounds>>,
    ) -> Option<(T, MapSize)> {
        let mut best: Option<(T, MapSize)> = None;
        for candidate in candidates {
            let smallest = self.smallest_map(|font_size| boxes_at(&candidate, font_size));
            if let Some(smallest) = smallest
                && best.is_none_or(|(_, best)| smallest < best)
            {
                best = Some((candidate, smallest));
            }
        }
        let (candidate, smallest) = best?;
        self.large
            .obstacles
            .extend(boxes_at(&candidate, self.large.font_size).into_iter().flatten());
        if let Some(small) = self.small.as_mut().filter(|_| smallest == MapSize::Small) {
            small.obstacles.extend(boxes_at(&candidate, small.font_size).into_iter().flatten());
        }
        Some((candidate, smallest))
    }

    /// The smallest map on which the boxes are visible and free; `None` if there is none.
    fn smallest_map(&self, boxes_at: impl Fn(f64) -> Option<Vec<Bounds>>) -> Option<MapSize> {
        let on_large = boxes_at(self.large.font_size)?;
        let is_visible = on_large.iter().all(|bounds| self.wide_frame.contains_bounds(bounds));
        if !is_visible || !self.large.is_free(&on_large) {
            return None;
        }
        if !self.large.contains_all(&on_large) {
            return Some(MapSize::Wide);
        }
        let fits = |small: &PlacementArea| {
            boxes_at(small.font_size).is_some_and(|b| small.contains_all(&b) && small.is_free(&b))
        };
        Some(if self.small.as_ref().is_some_and(fits) { MapSize::Small } else { MapSize::Large })
    }

    /// Places names outside the map, clear of it, of each other and of the obstacles.
    fn place_names<'a>(&mut self, outlines: &'a Outlines) -> Vec<PlacedName<'a>> {
        let outside = sorted_names(&outlines.base_map).into_iter().filter(|name| !name.is_inside);
        let outside_names: Vec<PlaceName<'a>> = outside.collect();
        let land: Vec<&Outline> = outlines.territories.iter().map(|(_, outline)| outline).collect();
        let dots: Vec<MapPoint> =
            outside_names.iter().filter(|n| !n.kind.is_area()).map(|n| n.point).collect();
        let mut placed = Vec::new();
        for name in outside_names {
            let boxes_at = |(name, anchor): &(PlaceName<'a>, LabelAnchor), font_size: f64| {
                let area = PlacedName { name: *name, anchor: *anchor, smallest_map: MapSize::Wide };
                let area = area.bounds(font_size);
                let is_clear = |dot: &MapPoint| *dot == name.point || !area.contains(*dot);
                let on_land = land.iter().any(|outline| names::overlaps_land(outline, &area));
                (!on_land && dots.iter().all(is_clear)).then(|| vec![area])
            };
            let placement = self.place(names::candidates(name, self.large.font_size), boxes_at);
            placed.extend(placement.map(|((name, anchor), smallest_map)| PlacedName {
                name,
                anchor,
                smallest_map,
            }));
        }
        placed
    }

    /// Places the names of rivers, clear of all obstacles and names.
    fn place_river_names<'a>(&mut self, base_map: &'a BaseMap) -> Vec<RiverName<'a>> {
        let mut placed = Vec::new();
        for river in &base_map.rivers {
            let candidates = rivers::candidates(river, self.large.font_size);
            let placement = self.place(candidates, |name, font_size| Some(name.squares(font_size)));
            placed.extend(placement.map(|(name, smallest_map)| RiverName { smallest_map, ..name }));
        }
        placed
    }
}

/// The `d` of a path of dots: lines of length zero, which round line ends turn into dots.
fn dots_path(points: impl Iterator<Item = MapPoint>, step: f64) -> String {
    let dots: Vec<Vec<MapPoint>> = points.map(|point| vec![point; 2]).collect();
    lines_to_svg_path(&dots, step)
}

/// The base map as drawn: SVG paths (`d`) and placed names. Path coordinates are in units of [`PAGE_STEP`] on
/// the page, in map units in a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BaseMapDrawing<'a> {
    /// The borders between the neighbouring départements.
    pub borders: String,
    /// The rivers.
    pub rivers: String,
    /// The dots of the named towns around the map, by the smallest map that shows them.
    pub towns: Vec<(MapSize, String)>,
    /// The dots of the towns on the map.
    pub towns_on_map: String,
    /// The names outside the map.
    pub names: Vec<PlacedName<'a>>,
    /// The names of rivers, on the map and outside.
    pub river_names: Vec<RiverName<'a>>,
}

impl<'a> BaseMapDrawing<'a> {
    /// The base map of the page, in units of [`PAGE_STEP`]; `None` if the data have no base map.
    #[must_use]
    pub fn for_page(dataset: &Dataset, outlines: &'a Outlines) -> Option<Self> {
        let [small, large] = PlacementArea::for_page(dataset);
        Self::new(outlines, PAGE_STEP, PlacementAreas::new(Some(small), large))
    }

    /// The base map of an exported picture, in map units, with names in [`PICTURE_FONT_SIZE`].
    #[must_use]
    pub fn for_picture(scene: &Scene<'_>, outlines: &'a Outlines) -> Option<Self> {
        Self::new(outlines, 1.0, PlacementAreas::new(None, PlacementArea::for_picture(scene)))
    }

    /// The base map of a locator map, with paths in units of `step` map units. Names are `font_size` map units
    /// high and avoid `territory_label`, the label of the map's territory.
    #[must_use]
    pub fn for_locator(
        scene: &Scene<'_>,
        outlines: &'a Outlines,
        step: f64,
        font_size: f64,
        territory_label: Option<Bounds>,
    ) -> Option<Self> {
        let area = PlacementArea::for_locator(&scene.projection, font_size, territory_label);
        Self::new(outlines, step, PlacementAreas::new(None, area))
    }

    fn new(outlines: &'a Outlines, step: f64, mut areas: PlacementAreas) -> Option<Self> {
        let base_map = &outlines.base_map;
        if *base_map == BaseMap::default() {
            return None;
        }
        let names = areas.place_names(outlines);
        let river_names = areas.place_river_names(base_map);
        let town_dots = |smallest: MapSize| {
            let names = names.iter().filter(|placed| !placed.name.kind.is_area());
            let points = names.filter(|p| p.smallest_map == smallest).map(|p| p.name.point);
            (smallest, dots_path(points, step))
        };
        let towns = [MapSize::Small, MapSize::Large, MapSize::Wide].map(town_dots).into_iter();
        let map_towns = base_map.towns.iter().filter(|town| town.is_inside).map(|town| town.point);
        // A window also shows land beside the map; a picture is clipped to it.
        let clip_frame = Some(areas.large.frame).filter(|_| areas.small.is_none());
        let lines_path = |lines: &[BorderArc]| match clip_frame {
            Some(frame) => lines_to_svg_path(&clip_lines(lines, &frame), step),
            None => lines_to_svg_path(lines, step),
        };
        Some(Self {
            borders: lines_path(&base_map.borders),
            rivers: base_map.rivers.iter().map(|river| lines_path(&river.lines)).collect(),
            towns: towns.filter(|(_, dots)| !dots.is_empty()).collect(),
            towns_on_map: dots_path(map_towns, step),
            names,
            river_names,
        })
    }
}

/// The pieces of `lines` that touch `frame`, each with one vertex outside at both ends.
fn clip_lines(lines: &[BorderArc], frame: &Bounds) -> Vec<BorderArc> {
    let mut pieces = Vec::new();
    for line in lines {
        let mut piece = BorderArc::new();
        for (a, b) in line.iter().zip(line.iter().skip(1)) {
            if Bounds::from_points([*a, *b]).is_some_and(|segment| segment.overlaps(frame)) {
                if piece.is_empty() {
                    piece.push(*a);
                }
                piece.push(*b);
            } else if !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
            }
        }
        pieces.push(piece);
    }
    pieces.retain(|part| !part.is_empty());
    pieces
}

/// The bounds of the whole map, in map units.
fn frame(projection: &Projection) -> Bounds {
    Bounds { min: MapPoint::default(), max: MapPoint { x: projection.width, y: projection.height } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlines() -> &'static Outlines {
        fixtures::dataset().outlines.get().unwrap()
    }

    /// The names on the page's map of one size, each with its boxes, and the visible area.
    fn boxes_on(size: MapSize) -> (Vec<(&'static str, Vec<Bounds>)>, Bounds) {
        let [small, large] = PlacementArea::for_page(fixtures::dataset());
        let font_size = if size == MapSize::Small { &small } else { &large }.font_size;
        let frame = large.frame;
        let layers = PlacementAreas::new(Some(small), large);
        let frame = if size == MapSize::Wide { layers.wide_frame } else { frame };
        let drawing = BaseMapDrawing::for_page(fixtures::dataset(), outlines()).unwrap();
        let names = drawing.names.iter().filter(|placed| placed.smallest_map <= size);
        let names = names.map(|placed| (placed.name.text, vec![placed.bounds(font_size)]));
        let rivers = drawing.river_names.iter().filter(|river| river.smallest_map <= size);
        let rivers = rivers.map(|river| (river.text, river.squares(font_size)));
        (names.chain(rivers).collect(), frame)
    }

    #[test]
    fn every_name_is_within_the_frame_and_overlaps_nothing() {
        let [small, large] = PlacementArea::for_page(fixtures::dataset());
        let sizes = [(MapSize::Small, &small), (MapSize::Large, &large), (MapSize::Wide, &large)];
        for (size, layer) in sizes {
            let (names, frame) = boxes_on(size);
            for (rank, (name, boxes)) in names.iter().enumerate() {
                assert!(
                    boxes.iter().all(|bounds| frame.contains_bounds(bounds)),
                    "{name} is cut: {size:?}"
                );
                assert!(layer.is_free(boxes), "{name} lies on something: {size:?}");
                for (other, theirs) in &names[..rank] {
                    let overlaps =
                        |bounds: &Bounds| theirs.iter().any(|other| other.overlaps(bounds));
                    assert!(!boxes.iter().any(overlaps), "{name} lies on {other}: {size:?}");
                }
            }
        }
    }

    #[test]
    fn neighbours_and_crossing_rivers_are_named_on_every_map() {
        let drawing = BaseMapDrawing::for_page(fixtures::dataset(), outlines()).unwrap();
        let neighbours = drawing
            .names
            .iter()
            .filter(|placed| placed.name.kind == PlaceNameKind::Neighbour)
            .count();
        let touching =
            outlines().base_map.neighbours.iter().filter(|neighbour| neighbour.touches_map).count();
        assert!(touching > 0 && neighbours == touching, "{neighbours} of {touching}");
        // A river that crosses the map is named on maps of every size.
        let crossing = outlines().base_map.rivers.iter().filter(|river| {
            let inside = |point: &&MapPoint| {
                outlines().territories.iter().any(|(_, land)| land.contains(**point))
            };
            river.lines.iter().flatten().filter(inside).count() > 5
        });
        for river in crossing {
            let name = drawing.river_names.iter().find(|river_name| river_name.text == river.name);
            assert!(
                name.is_some_and(|river_name| river_name.smallest_map == MapSize::Small),
                "{}",
                river.name
            );
        }
        let count = |size| boxes_on(size).0.len();
        let counts = [MapSize::Small, MapSize::Large, MapSize::Wide].map(count);
        assert!(counts.is_sorted() && counts[0] > 4 && counts[2] > 12, "{counts:?}");
    }

    #[test]
    fn no_outside_name_overlaps_the_map() {
        for size in [MapSize::Small, MapSize::Large] {
            let [small, large] = PlacementArea::for_page(fixtures::dataset());
            let font_size = if size == MapSize::Small { small } else { large }.font_size;
            let drawing = BaseMapDrawing::for_page(fixtures::dataset(), outlines()).unwrap();
            for name in drawing.names.iter().filter(|placed| placed.smallest_map <= size) {
                let area = name.bounds(font_size);
                let on_land = |(_, land): &(_, Outline)| {
                    area.edges().iter().any(|(corner, _)| land.contains(*corner))
                };
                assert!(!outlines().territories.iter().any(on_land), "{name:?}");
            }
        }
    }

    #[test]
    fn lines_are_clipped_to_the_frame() {
        let line = |xs: &[f64]| xs.iter().map(|&x| MapPoint { x, y: 5.0 }).collect::<BorderArc>();
        let frame = Bounds { min: MapPoint::default(), max: MapPoint { x: 10.0, y: 10.0 } };
        let parts =
            clip_lines(&[line(&[-9.0, -2.0, 4.0, 12.0, 20.0]), line(&[11.0, 12.0])], &frame);
        assert_eq!(parts, [line(&[-2.0, 4.0, 12.0])]);
    }

    #[test]
    fn names_are_sorted_by_importance() {
        let names = sorted_names(&outlines().base_map);
        assert_eq!(names[0].kind, PlaceNameKind::Neighbour);
        for pair in names.windows(2) {
            let order = (pair[0].kind, pair[1].inhabitants) <= (pair[1].kind, pair[0].inhabitants);
            assert!(order, "{pair:?}");
        }
        assert!(
            names.iter().any(|name| name.is_inside) && names.iter().any(|name| !name.is_inside)
        );
    }

    #[test]
    fn data_without_base_map_draw_none() {
        let dataset = fixtures::ain();
        let outlines = dataset.outlines.get().unwrap();
        assert_eq!(BaseMapDrawing::for_page(dataset, outlines), None);
    }
}
