//! Places the names of all territories of a map together: inside the territory, in a shorter form if the long
//! one does not fit, or beside the land with a leader line. No two overlap on the unzoomed map, and so at no
//! zoom, as the font keeps its size on screen.

use super::label::{Label, LabelStyle, Line, Offset, lines_size, wrap_lines};
use super::label_spot::{fit_ratio_at, grid};
use super::{Bounds, MapPoint, Outline};

/// Grid cells per axis in the search for positions inside a territory.
const GRID_STEPS: u32 = 40;
/// Maximum excess of a label over the space at its position, as a share of that space.
const MAX_OVERFLOW: f64 = 0.5;
/// Distance between positions beside the land, in font sizes.
const OUTSIDE_STEP: f64 = 0.5;
/// Maximum length of a leader, in font sizes.
const MAX_LEADER_LENGTH: f64 = 9.0;
/// Minimum distance of a leader's start from the border of its territory, in font sizes.
const MIN_LEADER_DEPTH: f64 = 0.45;
/// Distance between the points of a leader that are tested, in font sizes.
const LEADER_STEP: f64 = 0.25;

/// Costs of a position; only their proportions matter.
mod cost {
    /// Per line after the first.
    pub const LINE: f64 = 0.15;
    /// Per longer form of the name that is not used.
    pub const SHORTENING: f64 = 1.0;
    /// For a label twice as large as the space in its territory; proportional.
    pub const OVERFLOW: f64 = 14.0;
    /// Per obstacle that is covered, even slightly. More than any leader, so that a name covers one only if it
    /// has no other position.
    pub const OBSTACLE: f64 = 50.0;
    /// Per font size between the centre of the label and the position with the most room.
    pub const OFF_CENTRE: f64 = 0.06;
    /// For having a leader.
    pub const LEADER: f64 = 2.5;
    /// Per font size of leader.
    pub const LEADER_LENGTH: f64 = 0.35;
    /// Per font size of leader over the land of others.
    pub const LEADER_OVER_LAND: f64 = 0.8;
    /// Per font size of leader over obstacles.
    pub const LEADER_OVER_OBSTACLE: f64 = 1.2;
}

/// A territory to label.
#[derive(Clone, Copy, Debug)]
pub struct LabelRequest<'a> {
    /// The forms of its name, from the preferred to the shortest.
    pub forms: &'a [String],
    /// Its outline, in map units.
    pub outline: &'a Outline,
    /// Its label from an earlier layout, which is kept; `None` if it needs one.
    pub existing: Option<&'a Label>,
}

/// The frame and the obstacles of a layout.
#[derive(Clone, Copy, Debug)]
pub struct Canvas<'a> {
    /// Labels stay within this: the unzoomed map.
    pub frame: Bounds,
    /// Labels avoid these if there is any other position: pins, which also keep their size on screen.
    pub obstacles: &'a [Bounds],
}

/// A possible label, with a lower bound of its cost.
struct Candidate {
    cost: f64,
    label: Label,
}

/// A form of a name wrapped to some number of lines, with its cost.
struct WrappedName {
    lines: Vec<Line>,
    cost: f64,
}

/// A layout in progress.
struct Layout<'a> {
    style: LabelStyle,
    requests: &'a [LabelRequest<'a>],
    canvas: Canvas<'a>,
    /// The edges of all outlines.
    edges: Vec<(MapPoint, MapPoint)>,
}

impl LabelStyle {
    /// The labels of `requests`, in their order, without overlaps; existing labels are kept. A name without any
    /// position is placed inside its territory and appears at the zoom at which it fits.
    #[must_use]
    pub fn layout(&self, requests: &[LabelRequest<'_>], canvas: Canvas<'_>) -> Vec<Option<Label>> {
        let edges = requests.iter().flat_map(|territory| territory.outline.edges()).collect();
        let layout = Layout { style: *self, requests, canvas, edges };
        let unlabelled = requests.iter().enumerate().filter(|(_, t)| t.existing.is_none());
        let mut pending: Vec<(usize, &LabelRequest<'_>, Vec<Candidate>)> = unlabelled
            .map(|(index, territory)| (index, territory, layout.inside_candidates(territory)))
            .collect();
        // Names with a good position are placed first; the others avoid them.
        pending.sort_by(|(.., a), (.., b)| best_cost(a).total_cmp(&best_cost(b)));
        let mut labels: Vec<Option<Label>> = requests.iter().map(|t| t.existing.cloned()).collect();
        for (index, territory, mut candidates) in pending {
            if best_cost(&candidates) > cost::LEADER {
                candidates.extend(layout.outside_candidates(territory));
                candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
            }
            let label = layout.cheapest_clear(territory, candidates, &labels);
            let label = label.or_else(|| {
                self.place(territory.forms.last()?, territory.outline, canvas.obstacles, None)
            });
            if let Some(entry) = labels.get_mut(index) {
                *entry = label;
            }
        }
        labels
    }
}

impl Layout<'_> {
    /// Positions inside the territory, cheapest first.
    fn inside_candidates(&self, territory: &LabelRequest<'_>) -> Vec<Candidate> {
        let font_size = self.style.font_size;
        let edges: Vec<(MapPoint, MapPoint)> = territory.outline.edges().collect();
        let points = inner_grid_points(territory.outline);
        let fit_ratio = |spot: &MapPoint, (width, height): (f64, f64)| {
            fit_ratio_at(&edges, *spot, width * font_size, height * font_size)
        };
        let centre = points
            .iter()
            .max_by(|a, b| fit_ratio(a, (1.0, 1.0)).total_cmp(&fit_ratio(b, (1.0, 1.0))))
            .copied()
            .unwrap_or_default();
        let mut candidates = Vec::new();
        for WrappedName { lines, cost } in self.wrapped_names(territory) {
            for point in &points {
                let overflow = (1.0 / fit_ratio(point, lines_size(&lines)) - 1.0).max(0.0);
                if overflow > MAX_OVERFLOW {
                    continue;
                }
                let label = Label {
                    lines: lines.clone(),
                    position: *point,
                    offset: Offset::default(),
                    leader: None,
                    min_zoom: 1.0,
                };
                let bounds = label.bounds(font_size, 1.0);
                let off_centre = point.distance(centre) / font_size;
                let cost = cost
                    + overflow * cost::OVERFLOW
                    + off_centre * cost::OFF_CENTRE
                    + obstacle_cost(&bounds, self.canvas.obstacles);
                if self.canvas.frame.contains_bounds(&bounds) {
                    candidates.push(Candidate { cost, label });
                }
            }
        }
        candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        candidates
    }

    /// Positions around the territory, each with the shortest leader. Some may still cover land.
    fn outside_candidates(&self, territory: &LabelRequest<'_>) -> Vec<Candidate> {
        let font_size = self.style.font_size;
        let edges: Vec<(MapPoint, MapPoint)> = territory.outline.edges().collect();
        let points = inner_grid_points(territory.outline);
        let depth_at = |point: &MapPoint| fit_ratio_at(&edges, *point, font_size, font_size) / 2.0;
        let is_free = |p: &&MapPoint| !self.canvas.obstacles.iter().any(|o| o.contains(**p));
        let deep_points = points.iter().filter(|p| depth_at(p) >= MIN_LEADER_DEPTH).filter(is_free);
        let mut starts: Vec<MapPoint> = deep_points.copied().collect();
        if starts.is_empty() {
            starts.extend(points.iter().max_by(|a, b| depth_at(a).total_cmp(&depth_at(b))));
        }
        let nearest_start = |position: MapPoint| {
            let by_distance = |a: &&MapPoint, b: &&MapPoint| {
                a.distance(position).total_cmp(&b.distance(position))
            };
            starts.iter().min_by(by_distance).copied()
        };
        let Some(bounds) = territory.outline.bounds() else { return Vec::new() };
        let max_length = MAX_LEADER_LENGTH * font_size;
        let steps = |low: f64, high: f64| {
            let count = ((high - low + 2.0 * max_length) / (OUTSIDE_STEP * font_size)) as u32;
            (0..=count).map(move |n| low - max_length + f64::from(n) * OUTSIDE_STEP * font_size)
        };
        let wrapped_names = self.wrapped_names(territory);
        let mut candidates = Vec::new();
        for x in steps(bounds.min.x, bounds.max.x) {
            for y in steps(bounds.min.y, bounds.max.y) {
                let position = MapPoint { x, y };
                if !self.canvas.frame.contains(position) || self.is_land(position) {
                    continue;
                }
                let Some(start) = nearest_start(position) else { continue };
                let length = start.distance(position) / font_size;
                if length > MAX_LEADER_LENGTH {
                    continue;
                }
                for WrappedName { lines, cost } in &wrapped_names {
                    let (width, height) = lines_size(lines);
                    let sides = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];
                    candidates.extend(sides.map(|(x, y)| Candidate {
                        cost: cost + cost::LEADER + length * cost::LEADER_LENGTH,
                        label: Label {
                            lines: lines.clone(),
                            position,
                            offset: Offset { x: x * width / 2.0, y: y * height / 2.0 },
                            leader: Some(start),
                            min_zoom: 1.0,
                        },
                    }));
                }
            }
        }
        candidates
    }

    /// The cheapest candidate that overlaps none of `labels`. `candidates` must be sorted by the lower bound of
    /// their cost.
    fn cheapest_clear(
        &self,
        territory: &LabelRequest<'_>,
        candidates: Vec<Candidate>,
        labels: &[Option<Label>],
    ) -> Option<Label> {
        let mut best: Option<Candidate> = None;
        for candidate in candidates {
            if best.as_ref().is_some_and(|best| best.cost <= candidate.cost) {
                break;
            }
            let cost = candidate.cost + self.leader_cost(territory, &candidate.label);
            if best.as_ref().is_none_or(|best| cost < best.cost)
                && labels.iter().flatten().all(|other| self.are_clear(&candidate.label, other))
                && self.is_beside_land(&candidate.label)
            {
                best = Some(Candidate { cost, ..candidate });
            }
        }
        best.map(|candidate| candidate.label)
    }

    /// Whether neither label covers the other or its leader.
    fn are_clear(&self, a: &Label, b: &Label) -> bool {
        let [a_bounds, b_bounds] = [a, b].map(|label| label.bounds(self.style.font_size, 1.0));
        !a_bounds.overlaps(&b_bounds)
            && !self.leader_points(a).any(|point| b_bounds.contains(point))
            && !self.leader_points(b).any(|point| a_bounds.contains(point))
    }

    /// Whether a label with a leader covers neither land nor obstacles. Labels without a leader lie inside their
    /// territory.
    fn is_beside_land(&self, label: &Label) -> bool {
        let bounds = label.bounds(self.style.font_size, 1.0);
        let centre = bounds.centre();
        label.leader.is_none()
            || (self.canvas.frame.contains_bounds(&bounds)
                && !self.canvas.obstacles.iter().any(|obstacle| obstacle.overlaps(&bounds))
                && fit_ratio_at(&self.edges, centre, bounds.width(), bounds.height()) >= 1.0
                && !self.is_land(centre))
    }

    /// Cost of the parts of a leader that lie over the land of others or over obstacles.
    fn leader_cost(&self, territory: &LabelRequest<'_>, label: &Label) -> f64 {
        let cost = |point: MapPoint| {
            let is_foreign = self.is_land(point) && !territory.outline.contains(point);
            let is_covered = self.canvas.obstacles.iter().any(|obstacle| obstacle.contains(point));
            let step_cost = |is_over, cost: f64| if is_over { cost * LEADER_STEP } else { 0.0 };
            step_cost(is_foreign, cost::LEADER_OVER_LAND)
                + step_cost(is_covered, cost::LEADER_OVER_OBSTACLE)
        };
        self.leader_points(label).map(cost).sum()
    }

    fn is_land(&self, point: MapPoint) -> bool {
        self.requests.iter().any(|territory| territory.outline.contains(point))
    }

    /// Each form of the territory's name, wrapped to each possible number of lines.
    fn wrapped_names(&self, territory: &LabelRequest<'_>) -> Vec<WrappedName> {
        let names = territory.forms.iter().enumerate().flat_map(|(rank, form)| {
            (1..=self.style.max_lines).filter_map(move |count| {
                let cost = rank as f64 * cost::SHORTENING + (count - 1) as f64 * cost::LINE;
                Some(WrappedName { lines: wrap_lines(form, count)?, cost })
            })
        });
        names.collect()
    }

    /// Closely spaced points on a label's leader; none without a leader.
    fn leader_points(&self, label: &Label) -> impl Iterator<Item = MapPoint> + use<> {
        let (step, end) = (LEADER_STEP * self.style.font_size, label.position);
        label.leader.into_iter().flat_map(move |start| {
            let count = (start.distance(end) / step).ceil().max(1.0);
            (0..=count as u32).map(move |step| {
                let share = f64::from(step) / count;
                MapPoint {
                    x: start.x + (end.x - start.x) * share,
                    y: start.y + (end.y - start.y) * share,
                }
            })
        })
    }
}

/// Grid points inside an outline.
fn inner_grid_points(outline: &Outline) -> Vec<MapPoint> {
    let bounds = outline.bounds();
    let all = bounds.iter().flat_map(|bounds| grid(bounds, GRID_STEPS));
    all.filter(|point| outline.contains(*point)).collect()
}

fn best_cost(candidates: &[Candidate]) -> f64 {
    candidates.first().map_or(f64::INFINITY, |candidate| candidate.cost)
}

/// Cost of the obstacles that a label covers.
fn obstacle_cost(label: &Bounds, obstacles: &[Bounds]) -> f64 {
    obstacles.iter().filter(|obstacle| obstacle.overlaps(label)).count() as f64 * cost::OBSTACLE
}

#[cfg(test)]
mod tests {
    use super::super::Polygon;
    use super::*;

    const STYLE: LabelStyle = LabelStyle { font_size: 10.0, max_lines: 3 };

    fn square(x: f64, y: f64, side: f64) -> Outline {
        let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)];
        let exterior = corners.map(|(x, y)| MapPoint { x, y }).to_vec();
        Outline { polygons: vec![Polygon { exterior, holes: vec![] }] }
    }

    fn layout_labels(territories: &[(&[&str], Outline)], obstacles: &[Bounds]) -> Vec<Label> {
        let forms: Vec<Vec<String>> = territories
            .iter()
            .map(|(forms, _)| forms.iter().map(ToString::to_string).collect())
            .collect();
        let requests: Vec<LabelRequest<'_>> = territories
            .iter()
            .zip(&forms)
            .map(|((_, outline), forms)| LabelRequest { forms, outline, existing: None })
            .collect();
        let frame = Bounds { min: MapPoint::default(), max: MapPoint { x: 400.0, y: 400.0 } };
        let labels = STYLE.layout(&requests, Canvas { frame, obstacles });
        labels.into_iter().map(|label| label.expect("an outline with an inside")).collect()
    }

    fn text(label: &Label) -> String {
        label.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_name_with_room_is_in_the_middle_of_its_territory() {
        let labels = layout_labels(&[(&["Chaumont"], square(100.0, 100.0, 200.0))], &[]);
        assert!(labels[0].leader.is_none());
        let MapPoint { x, y } = labels[0].position;
        assert!((x - 200.0).abs() < 15.0 && (y - 200.0).abs() < 15.0, "{x} {y}");
    }

    #[test]
    fn a_shorter_name_is_preferred_to_a_leader() {
        let forms: &[&str] = &["Pays-de-Chalindrey", "Chalindrey"];
        let side = |side| text(&layout_labels(&[(forms, square(100.0, 100.0, side))], &[])[0]);
        assert_eq!(side(150.0), "Pays-de-Chalindrey");
        assert_eq!(side(70.0), "Chalindrey");
    }

    #[test]
    fn labels_outside_the_land_do_not_overlap() {
        let territories: Vec<(&[&str], Outline)> = (0..6)
            .map(|row| {
                (&["Chalindrey"] as &[&str], square(180.0, 100.0 + 20.0 * f64::from(row), 20.0))
            })
            .collect();
        let labels = layout_labels(&territories, &[]);
        for (label, (_, outline)) in labels.iter().zip(&territories) {
            let start = label.leader.expect("a name ten letters long in a square of two");
            assert!(outline.contains(start));
            let bounds = label.bounds(10.0, 1.0);
            let corners = bounds.edges().map(|(corner, _)| corner);
            let covered =
                territories.iter().any(|(_, land)| corners.iter().any(|p| land.contains(*p)));
            assert!(!covered, "{bounds:?}");
        }
        for (index, a) in labels.iter().enumerate() {
            for b in &labels[index + 1..] {
                for zoom in [1.0, 1.5, 8.0] {
                    assert!(!a.bounds(10.0, zoom).overlaps(&b.bounds(10.0, zoom)));
                }
            }
        }
    }

    #[test]
    fn labels_and_leader_starts_avoid_pins() {
        let pin = |x: f64, y: f64| Bounds {
            min: MapPoint { x: x - 10.0, y: y - 10.0 },
            max: MapPoint { x: x + 10.0, y: y + 10.0 },
        };
        let pins = [pin(200.0, 200.0)];
        let label = &layout_labels(&[(&["Chaumont"], square(100.0, 100.0, 200.0))], &pins)[0];
        assert!(!label.bounds(10.0, 1.0).overlaps(&pins[0]), "{label:?}");
        let pins = [pin(115.0, 115.0)];
        let label = &layout_labels(&[(&["Chaumont"], square(100.0, 100.0, 40.0))], &pins)[0];
        assert!(label.leader.is_some_and(|tip| !pins[0].contains(tip)), "{label:?}");
    }

    #[test]
    fn a_name_without_position_appears_at_a_higher_zoom() {
        let land = square(-100.0, -100.0, 600.0);
        let labels = layout_labels(
            &[(&["Liffol-le-Petit"], square(190.0, 190.0, 12.0)), (&["Autour"], land)],
            &[],
        );
        assert!(labels[0].min_zoom > 1.0 && labels[0].leader.is_none(), "{labels:?}");
    }

    #[test]
    fn labels_stop_overlapping_at_clear_zoom() {
        let label = |x: f64, y: f64, offset: f64| Label {
            lines: vec![Line::new("Chaumont".to_owned())],
            position: MapPoint { x, y },
            offset: Offset { x: 0.0, y: offset },
            leader: None,
            min_zoom: 1.0,
        };
        let first = label(0.0, 0.0, 0.0);
        for other in [label(9.0, 1.0, 0.0), label(3.0, -4.0, 0.0), label(2.0, 3.0, 1.0)] {
            let zoom = first.clear_zoom(10.0, &other, 8.0);
            let overlaps = |zoom: f64| first.bounds(10.0, zoom).overlaps(&other.bounds(8.0, zoom));
            assert!(overlaps(zoom * 0.99) && !overlaps(zoom * 1.01), "{zoom}");
            assert!((other.clear_zoom(8.0, &first, 10.0) - zoom).abs() < 1e-9);
        }
    }
}
