//! The places of all names on the map: of territories, which are there at every zoom, then of communes, as the
//! map is zoomed in and makes room.

use std::cmp::Reverse;

use geometry::{
    Bounds, Canvas, Cluster, LINE_HEIGHT, Label, LabelStyle, Line, MapPoint, Named, Offset,
    Outline, PIN_SPACING, cluster, lines_of,
};
use serde_json::{Value, json};

/// What differs between maps of two sizes. The style sheet writes names and pins so.
struct MapSize {
    /// The member that holds a territory's label.
    member: &'static str,
    /// How territories' names are written.
    style: LabelStyle,
    /// The height of the letters of communes' names, in map units.
    commune_names: f64,
    /// Half the side of a square as large as the disc of a group of pins, in map units: names bring air of their own.
    half_pin: f64,
}

const MAP_SIZES: [MapSize; 2] = [
    MapSize {
        member: "grande",
        style: LabelStyle::LARGE_MAP,
        commune_names: 190.0,
        half_pin: 200.0,
    },
    MapSize {
        member: "petite",
        style: LabelStyle::SMALL_MAP,
        commune_names: 250.0,
        half_pin: 245.0,
    },
];

/// How the communes' names are written where they take most room: on a small map.
const COMMUNE_NAMES: LabelStyle = LabelStyle { font_size: 250.0, max_lines: 1 };
/// How much wider a reader's own font may write a commune's name, whose length is not held.
const WIDE_FONT: f64 = 1.2;
/// From the middle of a pin to that of the name below it, in font sizes of the name.
const BELOW_PIN: f64 = 1.7;
/// How far a map can be zoomed in: what appears later does not.
const MOST_ZOOM: f64 = 12.0;

/// A territory to be named.
pub struct Territory {
    /// The forms of its name, the shortest last.
    pub forms: Vec<String>,
    /// Where it is.
    pub outline: Outline,
    /// The découpages that have it.
    pub decoupages: Vec<String>,
}

/// A commune to be named.
pub struct Commune {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub outline: Outline,
    /// Its town hall, where the pins of its services are.
    pub town: Option<MapPoint>,
    /// Its territories, of any découpage.
    pub territories: Vec<Value>,
    /// How many pins it has.
    pub services: usize,
}

/// The labels of territories on the maps of one size.
type OfSize = Vec<Option<Label>>;

/// The labels of all territories.
#[derive(Default)]
pub struct TerritoryLabels([OfSize; 2]);

impl TerritoryLabels {
    /// Places them on the map `frame`, clear of `pins` where they can. A territory of several découpages has one
    /// place in all.
    pub fn new(territories: &[Territory], pins: &[MapPoint], frame: Bounds) -> Self {
        let mut decoupages: Vec<&String> = Vec::new();
        for own in territories.iter().flat_map(|own| &own.decoupages) {
            if !decoupages.contains(&own) {
                decoupages.push(own);
            }
        }
        Self(MAP_SIZES.map(|size| {
            let groups = cluster(pins, PIN_SPACING).into_iter();
            let square = |group: Cluster| Bounds::square(group.position, size.half_pin);
            let obstacles: Vec<Bounds> = groups.map(square).collect();
            let mut labels: OfSize = vec![None; territories.len()];
            for decoupage in &decoupages {
                let members: Vec<usize> = (0..)
                    .zip(territories)
                    .filter(|(_, own)| own.decoupages.contains(decoupage))
                    .map(|(index, _)| index)
                    .collect();
                let named = |index: &usize| {
                    let Territory { forms, outline, .. } = territories.get(*index)?;
                    Some(Named { forms, outline, placed: labels.get(*index)?.as_ref() })
                };
                let named: Vec<Named<'_>> = members.iter().filter_map(named).collect();
                let canvas = Canvas { frame, obstacles: &obstacles };
                let placed = size.style.layout(&named, canvas);
                for (index, label) in members.into_iter().zip(placed) {
                    if let Some(own) = labels.get_mut(index) {
                        *own = label;
                    }
                }
            }
            labels
        }))
    }

    /// What is published of a territory's labels, by the size of the map.
    pub fn of(&self, index: usize) -> Value {
        let labels = MAP_SIZES.iter().zip(&self.0);
        let label = |labels: &OfSize| labels.get(index)?.as_ref().map(published);
        labels.map(|(size, labels)| (size.member.to_owned(), json!(label(labels)))).collect()
    }
}

impl TerritoryLabels {
    /// The labels of communes, in their order. Each appears at the zoom that makes room for it: the commune that has
    /// the most services of a territory as soon as it is clear of what is more important, others once it also fits
    /// into its outline.
    pub fn of_communes(&self, communes: &[Commune]) -> Vec<Option<Label>> {
        let mut order: Vec<(usize, &Commune, bool)> = (0..)
            .zip(communes)
            .map(|(index, own)| (index, own, is_main_town(own, communes)))
            .collect();
        order.sort_by_key(|(_, own, is_main)| (!is_main, Reverse(own.services)));
        let mut labels: Vec<Option<Label>> = vec![None; communes.len()];
        for (index, commune, is_main) in order {
            let Some(mut label) =
                COMMUNE_NAMES.place(&commune.name, &commune.outline, &[], commune.town)
            else {
                continue;
            };
            if is_main {
                label.min_zoom = 1.0;
            }
            if let (Some(town), 1..) = (commune.town, commune.services) {
                label.position = town;
                label.offset.y = BELOW_PIN;
            }
            // As it is published.
            label.position = MapPoint { x: label.position.x.round(), y: label.position.y.round() };
            let above_territories = MAP_SIZES.iter().zip(&self.0).flat_map(|(size, labels)| {
                labels
                    .iter()
                    .flatten()
                    .map(move |own| (own, size.style.font_size, size.commune_names))
            });
            let size = COMMUNE_NAMES.font_size;
            let above_communes = labels.iter().flatten().map(|own| (own, size, size));
            for (other, other_size, own_size) in above_territories.chain(above_communes) {
                let clear = label.clear_zoom(own_size * WIDE_FONT, other, other_size);
                // What appears later than that is not in the way before.
                if clear > other.min_zoom {
                    label.min_zoom = label.min_zoom.max(clear);
                }
            }
            if let Some(own) = labels.get_mut(index).filter(|_| label.min_zoom <= MOST_ZOOM) {
                *own = Some(label);
            }
        }
        labels
    }
}

/// On how many lines what is counted in a commune may stand.
const MAX_COUNTS_LINES: usize = 4;

/// What is counted in a commune, below its name.
pub struct Counts {
    label: Label,
}

impl TerritoryLabels {
    /// Where `texts`, what is counted in each of `communes`, stand below its name of `names`: each from the zoom on
    /// that makes room for it among all names and what is placed before.
    pub fn of_counts(
        &self,
        names: &[Option<Label>],
        texts: &[Option<String>],
    ) -> Vec<Option<Counts>> {
        let size = COMMUNE_NAMES.font_size;
        let territories = MAP_SIZES.iter().zip(&self.0).flat_map(|(map, labels)| {
            labels.iter().flatten().map(move |own| (own, map.style.font_size, map.commune_names))
        });
        let territories: Vec<(&Label, f64, f64)> = territories.collect();
        let mut placed: Vec<Option<Counts>> = Vec::new();
        for (rank, (name, text)) in names.iter().zip(texts).enumerate() {
            let label = name.as_ref().zip(text.as_ref()).and_then(|(name, text)| {
                let others = names.iter().enumerate().filter(|(other, _)| *other != rank);
                let others = others.filter_map(|(_, own)| Some((own.as_ref()?, size, size)));
                let counts = placed.iter().flatten().map(|own| (&own.label, size, size));
                let above: Vec<(&Label, f64, f64)> =
                    territories.iter().copied().chain(others).chain(counts).collect();
                let on = |count: usize| {
                    let lines = lines_of(text, count)?;
                    // As it is published, a little below the name.
                    let first = hundredths(name.offset.y + LINE_HEIGHT + 0.01);
                    let middle = first + LINE_HEIGHT * (count - 1) as f64 / 2.0;
                    let offset = Offset { x: 0.0, y: middle };
                    let mut label = Label { lines, offset, ..name.clone() };
                    for (other, other_size, own_size) in &above {
                        let clear = label.clear_zoom(own_size * WIDE_FONT, other, *other_size);
                        if clear > other.min_zoom {
                            label.min_zoom = label.min_zoom.max(clear);
                        }
                    }
                    Some(label)
                };
                let labels = (1..=MAX_COUNTS_LINES).filter_map(on);
                labels.min_by(|a, b| a.min_zoom.total_cmp(&b.min_zoom))
            });
            let label = label.filter(|label| label.min_zoom <= MOST_ZOOM);
            placed.push(label.map(|label| Counts { label }));
        }
        placed
    }
}

impl Counts {
    /// What is published of it: its lines, how far below the name's point the first is, and its zoom.
    pub fn published(&self) -> Value {
        let Label { lines, offset, min_zoom, .. } = &self.label;
        let first = offset.y - LINE_HEIGHT * (lines.len() as f64 - 1.0) / 2.0;
        json!({
            "lignes": lines.iter().map(|line| line.text.as_str()).collect::<Value>(),
            "decalage": (first * 100.0).round() / 100.0,
            "zoom": hundredths(*min_zoom),
        })
    }
}

/// Whether a commune has the most services of one of its territories.
fn is_main_town(commune: &Commune, all: &[Commune]) -> bool {
    let is_first = |territory: &Value| {
        let members = all.iter().filter(|own| own.territories.contains(territory));
        let most = members.max_by_key(|own| own.services);
        most.is_some_and(|own| std::ptr::eq(own, commune))
    };
    commune.services > 0 && commune.territories.iter().any(is_first)
}

fn published(label: &Label) -> Value {
    let line = |line: &Line| json!({ "texte": line.text, "largeur": (line.width * 100.0).round() / 100.0 });
    json!({
        "lignes": label.lines.iter().map(line).collect::<Value>(),
        "place": whole(label.position),
        "decalage": label.leader.map(|_| [label.offset.x, label.offset.y].map(hundredths)),
        "repere": label.leader.map(whole),
        "zoom": (label.min_zoom > 1.0).then(|| hundredths(label.min_zoom)),
    })
}

/// What is published of a commune's label: its text is in its name.
pub fn published_commune(label: &Label) -> Value {
    json!({
        "centre": whole(label.position),
        "decalage": (label.offset.y > 0.0).then_some(label.offset.y),
        "zoom": hundredths(label.min_zoom),
    })
}

/// A point in whole map units.
pub fn whole(point: MapPoint) -> Value {
    json!([point.x.round() as i64, point.y.round() as i64])
}

/// A number in hundredths, never less than it: a zoom that is no less than is needed.
fn hundredths(number: f64) -> f64 {
    (number * 100.0).ceil() / 100.0
}
