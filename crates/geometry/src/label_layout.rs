//! Places the names of all territories of a map together: inside the territory, in a shorter form if the long
//! one does not fit, or beside the land with a leader line. No two overlap on the unzoomed map, and so at no
//! zoom, as the font keeps its size on screen.

use super::label::{Label, LabelStyle, Line, Offset, lines_of, size};
use super::label_spot::{grid, room_at};
use super::{Bounds, MapPoint, Outline};

/// Grid cells per axis in the search for positions inside a territory.
const STEPS: u32 = 40;
/// Maximum excess of a label over the space at its position, as a share of that space.
const MAX_OVERFLOW: f64 = 0.5;
/// Distance between positions beside the land, in font sizes.
const OUTSIDE_STEP: f64 = 0.5;
/// Maximum length of a leader, in font sizes.
const LONGEST_LEADER: f64 = 9.0;
/// Minimum distance of a leader's start from the border of its territory, in font sizes.
const LEADER_DEPTH: f64 = 0.45;
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
    pub const LENGTH: f64 = 0.35;
    /// Per font size of leader over the land of others.
    pub const FOREIGN: f64 = 0.8;
    /// Per font size of leader over obstacles.
    pub const COVERED: f64 = 1.2;
}

/// A territory to label.
#[derive(Clone, Copy, Debug)]
pub struct LabelRequest<'a> {
    /// The forms of its name, from the preferred to the shortest.
    pub forms: &'a [String],
    /// Its outline, in map units.
    pub outline: &'a Outline,
    /// Its label from an earlier layout, which is kept; `None` if it needs one.
    pub placed: Option<&'a Label>,
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
struct Wording {
    lines: Vec<Line>,
    cost: f64,
}

/// A layout in progress.
struct Layout<'a> {
    style: LabelStyle,
    territories: &'a [LabelRequest<'a>],
    canvas: Canvas<'a>,
    /// The edges of all outlines.
    edges: Vec<(MapPoint, MapPoint)>,
}

impl LabelStyle {
    /// The labels of `requests`, in their order, without overlaps; existing labels are kept. A name without any
    /// position is placed inside its territory and appears at the zoom at which it fits.
    #[must_use]
    pub fn layout(
        &self,
        territories: &[LabelRequest<'_>],
        canvas: Canvas<'_>,
    ) -> Vec<Option<Label>> {
        let edges = territories.iter().flat_map(|territory| territory.outline.edges()).collect();
        let layout = Layout { style: *self, territories, canvas, edges };
        let unplaced =
            territories.iter().enumerate().filter(|(_, territory)| territory.placed.is_none());
        let mut open: Vec<(usize, &LabelRequest<'_>, Vec<Candidate>)> = unplaced
            .map(|(index, territory)| (index, territory, layout.inside(territory)))
            .collect();
        // Names with a good position are placed first; the others avoid them.
        open.sort_by(|(.., a), (.., b)| best_cost(a).total_cmp(&best_cost(b)));
        let mut labels: Vec<Option<Label>> =
            territories.iter().map(|territory| territory.placed.cloned()).collect();
        for (index, territory, mut candidates) in open {
            if best_cost(&candidates) > cost::LEADER {
                candidates.extend(layout.beside(territory));
                candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
            }
            let label = layout.best(territory, candidates, &labels);
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
    fn inside(&self, territory: &LabelRequest<'_>) -> Vec<Candidate> {
        let font_size = self.style.font_size;
        let edges: Vec<(MapPoint, MapPoint)> = territory.outline.edges().collect();
        let spots = spots(territory.outline);
        let room = |spot: &MapPoint, (width, height): (f64, f64)| {
            room_at(&edges, *spot, width * font_size, height * font_size)
        };
        let centre = spots
            .iter()
            .max_by(|a, b| room(a, (1.0, 1.0)).total_cmp(&room(b, (1.0, 1.0))))
            .copied()
            .unwrap_or_default();
        let mut candidates = Vec::new();
        for Wording { lines, cost } in self.wordings(territory) {
            for spot in &spots {
                let lacking = (1.0 / room(spot, size(&lines)) - 1.0).max(0.0);
                if lacking > MAX_OVERFLOW {
                    continue;
                }
                let label = Label {
                    lines: lines.clone(),
                    position: *spot,
                    offset: Offset::default(),
                    leader: None,
                    min_zoom: 1.0,
                };
                let bounds = label.bounds(font_size, 1.0);
                let off_centre = distance(*spot, centre) / font_size;
                let cost = cost
                    + lacking * cost::OVERFLOW
                    + off_centre * cost::OFF_CENTRE
                    + covering(&bounds, self.canvas.obstacles);
                if self.canvas.frame.holds(&bounds) {
                    candidates.push(Candidate { cost, label });
                }
            }
        }
        candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        candidates
    }

    /// Positions around the territory, each with the shortest leader. Some may still cover land.
    fn beside(&self, territory: &LabelRequest<'_>) -> Vec<Candidate> {
        let font_size = self.style.font_size;
        let edges: Vec<(MapPoint, MapPoint)> = territory.outline.edges().collect();
        let spots = spots(territory.outline);
        let depth = |point: &MapPoint| room_at(&edges, *point, font_size, font_size) / 2.0;
        let is_free = |point: &&MapPoint| {
            !self.canvas.obstacles.iter().any(|obstacle| obstacle.contains(**point))
        };
        let deep = spots.iter().filter(|point| depth(point) >= LEADER_DEPTH).filter(is_free);
        let mut tips: Vec<MapPoint> = deep.copied().collect();
        if tips.is_empty() {
            tips.extend(spots.iter().max_by(|a, b| depth(a).total_cmp(&depth(b))));
        }
        let nearest = |position: MapPoint| {
            let by_distance = |a: &&MapPoint, b: &&MapPoint| {
                distance(**a, position).total_cmp(&distance(**b, position))
            };
            tips.iter().min_by(by_distance).copied()
        };
        let Some(bounds) = territory.outline.bounds() else { return Vec::new() };
        let reach = LONGEST_LEADER * font_size;
        let steps = |low: f64, high: f64| {
            let count = ((high - low + 2.0 * reach) / (OUTSIDE_STEP * font_size)) as u32;
            (0..=count).map(move |step| low - reach + f64::from(step) * OUTSIDE_STEP * font_size)
        };
        let wordings = self.wordings(territory);
        let mut candidates = Vec::new();
        for x in steps(bounds.min.x, bounds.max.x) {
            for y in steps(bounds.min.y, bounds.max.y) {
                let position = MapPoint { x, y };
                if !self.canvas.frame.contains(position) || self.is_land(position) {
                    continue;
                }
                let Some(tip) = nearest(position) else { continue };
                let length = distance(tip, position) / font_size;
                if length > LONGEST_LEADER {
                    continue;
                }
                for Wording { lines, cost } in &wordings {
                    let (width, height) = size(lines);
                    let sides = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];
                    candidates.extend(sides.map(|(x, y)| Candidate {
                        cost: cost + cost::LEADER + length * cost::LENGTH,
                        label: Label {
                            lines: lines.clone(),
                            position,
                            offset: Offset { x: x * width / 2.0, y: y * height / 2.0 },
                            leader: Some(tip),
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
    fn best(
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
            && !self.along(a).any(|point| b_bounds.contains(point))
            && !self.along(b).any(|point| a_bounds.contains(point))
    }

    /// Whether a label with a leader covers neither land nor obstacles. Labels without a leader lie inside their
    /// territory.
    fn is_beside_land(&self, label: &Label) -> bool {
        let bounds = label.bounds(self.style.font_size, 1.0);
        let centre = bounds.centre();
        label.leader.is_none()
            || (self.canvas.frame.holds(&bounds)
                && !self.canvas.obstacles.iter().any(|obstacle| obstacle.overlaps(&bounds))
                && room_at(&self.edges, centre, bounds.width(), bounds.height()) >= 1.0
                && !self.is_land(centre))
    }

    /// Cost of the parts of a leader that lie over the land of others or over obstacles.
    fn leader_cost(&self, territory: &LabelRequest<'_>, label: &Label) -> f64 {
        let cost = |point: MapPoint| {
            let is_foreign = self.is_land(point) && !territory.outline.contains(point);
            let is_covered = self.canvas.obstacles.iter().any(|obstacle| obstacle.contains(point));
            let costs = [(is_foreign, cost::FOREIGN), (is_covered, cost::COVERED)];
            costs
                .iter()
                .filter(|(holds, _)| *holds)
                .map(|(_, cost)| cost * LEADER_STEP)
                .sum::<f64>()
        };
        self.along(label).map(cost).sum()
    }

    fn is_land(&self, point: MapPoint) -> bool {
        self.territories.iter().any(|territory| territory.outline.contains(point))
    }

    /// Each form of the territory's name, wrapped to each possible number of lines.
    fn wordings(&self, territory: &LabelRequest<'_>) -> Vec<Wording> {
        let wordings = territory.forms.iter().enumerate().flat_map(|(rank, form)| {
            (1..=self.style.max_lines).filter_map(move |count| {
                let cost = rank as f64 * cost::SHORTENING + (count - 1) as f64 * cost::LINE;
                Some(Wording { lines: lines_of(form, count)?, cost })
            })
        });
        wordings.collect()
    }

    /// Closely spaced points on a label's leader; none without a leader.
    fn along(&self, label: &Label) -> impl Iterator<Item = MapPoint> + use<> {
        let (step, end) = (LEADER_STEP * self.style.font_size, label.position);
        label.leader.into_iter().flat_map(move |tip| {
            let count = (distance(tip, end) / step).ceil().max(1.0);
            (0..=count as u32).map(move |step| {
                let share = f64::from(step) / count;
                MapPoint { x: tip.x + (end.x - tip.x) * share, y: tip.y + (end.y - tip.y) * share }
            })
        })
    }
}

/// Grid points inside an outline.
fn spots(outline: &Outline) -> Vec<MapPoint> {
    let bounds = outline.bounds();
    let all = bounds.iter().flat_map(|bounds| grid(bounds, STEPS));
    all.filter(|point| outline.contains(*point)).collect()
}

fn distance(a: MapPoint, b: MapPoint) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

fn best_cost(candidates: &[Candidate]) -> f64 {
    candidates.first().map_or(f64::INFINITY, |candidate| candidate.cost)
}

/// Cost of the obstacles that a label covers.
fn covering(label: &Bounds, obstacles: &[Bounds]) -> f64 {
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

    fn laid_out(territories: &[(&[&str], Outline)], obstacles: &[Bounds]) -> Vec<Label> {
        let forms: Vec<Vec<String>> = territories
            .iter()
            .map(|(forms, _)| forms.iter().map(ToString::to_string).collect())
            .collect();
        let requests: Vec<LabelRequest<'_>> = territories
            .iter()
            .zip(&forms)
            .map(|((_, outline), forms)| LabelRequest { forms, outline, placed: None })
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
        let labels = laid_out(&[(&["Chaumont"], square(100.0, 100.0, 200.0))], &[]);
        assert!(labels[0].leader.is_none());
        let MapPoint { x, y } = labels[0].position;
        assert!((x - 200.0).abs() < 15.0 && (y - 200.0).abs() < 15.0, "{x} {y}");
    }

    #[test]
    fn a_shorter_form_goes_before_a_leader() {
        let forms: &[&str] = &["Pays-de-Chalindrey", "Chalindrey"];
        let side = |side| text(&laid_out(&[(forms, square(100.0, 100.0, side))], &[])[0]);
        assert_eq!(side(150.0), "Pays-de-Chalindrey");
        assert_eq!(side(70.0), "Chalindrey");
    }

    #[test]
    fn names_without_room_stand_beside_the_land_apart_from_each_other() {
        let territories: Vec<(&[&str], Outline)> = (0..6)
            .map(|row| {
                (&["Chalindrey"] as &[&str], square(180.0, 100.0 + 20.0 * f64::from(row), 20.0))
            })
            .collect();
        let labels = laid_out(&territories, &[]);
        for (label, (_, outline)) in labels.iter().zip(&territories) {
            let tip = label.leader.expect("a name ten letters long in a square of two");
            assert!(outline.contains(tip));
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
    fn a_name_keeps_clear_of_pins_and_its_leader_begins_beside_them() {
        let pin = |x: f64, y: f64| Bounds {
            min: MapPoint { x: x - 10.0, y: y - 10.0 },
            max: MapPoint { x: x + 10.0, y: y + 10.0 },
        };
        let pins = [pin(200.0, 200.0)];
        let label = &laid_out(&[(&["Chaumont"], square(100.0, 100.0, 200.0))], &pins)[0];
        assert!(!label.bounds(10.0, 1.0).overlaps(&pins[0]), "{label:?}");
        let pins = [pin(115.0, 115.0)];
        let label = &laid_out(&[(&["Chaumont"], square(100.0, 100.0, 40.0))], &pins)[0];
        assert!(label.leader.is_some_and(|tip| !pins[0].contains(tip)), "{label:?}");
    }

    #[test]
    fn a_name_without_any_place_waits_for_the_zoom() {
        let land = square(-100.0, -100.0, 600.0);
        let labels = laid_out(
            &[(&["Liffol-le-Petit"], square(190.0, 190.0, 12.0)), (&["Autour"], land)],
            &[],
        );
        assert!(labels[0].min_zoom > 1.0 && labels[0].leader.is_none(), "{labels:?}");
    }

    #[test]
    fn labels_are_clear_from_the_zoom_on_that_is_told() {
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
