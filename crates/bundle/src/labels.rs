//! Places all names on the map: territories, visible at every zoom, then communes, each from the zoom at which
//! it fits.

use std::cmp::Reverse;

use geometry::{
    Bounds, COMMUNE_FONT_SIZES, Canvas, Cluster, LINE_HEIGHT, Label, LabelRequest, LabelStyle,
    Line, MAX_ZOOM, MapPoint, Offset, Outline, PIN_SPACING, cluster, wrap_lines,
};
use serde_json::{Value, json};

use crate::draw::rounded_point;

/// The sizes on a large and on a small map, as in the style sheet (`public/style.css`).
struct MapVariant {
    /// The JSON member of a territory's label for this size.
    member: &'static str,
    style: LabelStyle,
    /// Font size of the communes' names, in map units.
    commune_font_size: f64,
    /// Half the side of a square with the area of a cluster's disc, in map units; labels have a padding of their
    /// own.
    half_pin: f64,
}

const MAP_VARIANTS: [MapVariant; 2] = [
    MapVariant {
        member: "grande",
        style: LabelStyle::LARGE_MAP,
        commune_font_size: COMMUNE_FONT_SIZES[0],
        half_pin: 200.0,
    },
    MapVariant {
        member: "petite",
        style: LabelStyle::SMALL_MAP,
        commune_font_size: COMMUNE_FONT_SIZES[1],
        half_pin: 245.0,
    },
];

/// The style of communes' names on a small map, where they are largest.
const COMMUNE_STYLE: LabelStyle = LabelStyle { font_size: COMMUNE_FONT_SIZES[1], max_lines: 1 };
/// How much wider than estimated a reader's own font may write a commune's name, which has no `textLength`,
/// unlike those of territories.
const WIDE_FONT_FACTOR: f64 = 1.2;
/// Distance from the centre of a pin to that of the name below it, in font sizes of the name.
const NAME_BELOW_PIN: f64 = 1.7;

/// A territory to label, with the data that decide its position.
pub struct Territory {
    /// The forms of its name, from the preferred to the shortest.
    pub forms: Vec<String>,
    pub outline: Outline,
    /// Ids of the découpages that contain it.
    pub decoupages: Vec<String>,
}

/// A commune to label, with the data that decide its position and zoom.
pub struct Commune {
    pub name: String,
    pub outline: Outline,
    /// Its town hall, at which its services are pinned.
    pub town_hall: Option<MapPoint>,
    /// Ids of its territories in all découpages.
    pub territories: Vec<Value>,
    pub service_count: usize,
}

/// The labels for one map variant, in the order of the territories.
type VariantLabels = Vec<Option<Label>>;

/// The labels of all territories, by map variant.
#[derive(Default)]
pub struct TerritoryLabels([VariantLabels; 2]);

/// Maximum number of lines of a commune's counts.
const MAX_COUNT_LINES: usize = 4;

/// The counts of a commune, placed below its name.
pub struct CountLabel {
    label: Label,
}

impl TerritoryLabels {
    /// Places the labels within `frame`, clear of `pins` where possible. A territory has the same place in all
    /// its découpages.
    pub fn new(territories: &[Territory], pins: &[MapPoint], frame: Bounds) -> Self {
        let mut decoupages: Vec<&String> = Vec::new();
        for decoupage in territories.iter().flat_map(|territory| &territory.decoupages) {
            if !decoupages.contains(&decoupage) {
                decoupages.push(decoupage);
            }
        }
        Self(MAP_VARIANTS.map(|size| {
            let groups = cluster(pins, PIN_SPACING).into_iter();
            let square = |group: Cluster| Bounds::square(group.position, size.half_pin);
            let obstacles: Vec<Bounds> = groups.map(square).collect();
            let mut labels: VariantLabels = vec![None; territories.len()];
            for decoupage in &decoupages {
                let members: Vec<usize> = (0..)
                    .zip(territories)
                    .filter(|(_, territory)| territory.decoupages.contains(decoupage))
                    .map(|(index, _)| index)
                    .collect();
                let label_request = |index: &usize| {
                    let Territory { forms, outline, .. } = territories.get(*index)?;
                    Some(LabelRequest { forms, outline, existing: labels.get(*index)?.as_ref() })
                };
                let requests: Vec<LabelRequest<'_>> =
                    members.iter().filter_map(label_request).collect();
                let canvas = Canvas { frame, obstacles: &obstacles };
                let new_labels = size.style.layout(&requests, canvas);
                for (index, label) in members.into_iter().zip(new_labels) {
                    if let Some(entry) = labels.get_mut(index) {
                        *entry = label;
                    }
                }
            }
            labels
        }))
    }

    /// The labels of a territory as published, by map variant.
    pub fn territory_json(&self, index: usize) -> Value {
        let labels = MAP_VARIANTS.iter().zip(&self.0);
        let label_json = |l: &VariantLabels| l.get(index)?.as_ref().map(territory_label_json);
        labels.map(|(size, labels)| (size.member.to_owned(), json!(label_json(labels)))).collect()
    }

    /// The labels of all territories on both maps.
    fn sized_labels(&self) -> impl Iterator<Item = SizedLabel<'_>> {
        MAP_VARIANTS.iter().zip(&self.0).flat_map(|(map, labels)| {
            let sizes = (map.style.font_size, map.commune_font_size);
            labels.iter().flatten().map(move |label| (label, sizes.0, sizes.1))
        })
    }

    /// The labels of communes, in their order. Each appears at the zoom that has room for it: the main town of a
    /// territory (most services) once it is clear of more important names, others once they also fit into their
    /// outline.
    pub fn commune_labels(&self, communes: &[Commune]) -> Vec<Option<Label>> {
        let mut order: Vec<(usize, &Commune, bool)> = (0..)
            .zip(communes)
            .map(|(index, commune)| (index, commune, is_main_town(commune, communes)))
            .collect();
        order.sort_by_key(|(_, commune, is_main_town)| {
            (!is_main_town, Reverse(commune.service_count))
        });
        let mut labels: Vec<Option<Label>> = vec![None; communes.len()];
        for (index, commune, is_main_town) in order {
            let Some(mut label) =
                COMMUNE_STYLE.place(&commune.name, &commune.outline, &[], commune.town_hall)
            else {
                continue;
            };
            if is_main_town {
                label.min_zoom = 1.0;
            }
            if let (Some(town_hall), 1..) = (commune.town_hall, commune.service_count) {
                label.position = town_hall;
                label.offset.y = NAME_BELOW_PIN;
            }
            // Rounded as published, so that overlaps are computed for what is shown.
            label.position = MapPoint { x: label.position.x.round(), y: label.position.y.round() };
            let size = COMMUNE_STYLE.font_size;
            let placed_labels = labels.iter().flatten().map(|other| (other, size, size));
            raise_min_zoom(&mut label, self.sized_labels().chain(placed_labels));
            if let Some(entry) = labels.get_mut(index).filter(|_| label.min_zoom <= MAX_ZOOM) {
                *entry = Some(label);
            }
        }
        labels
    }

    /// Places the `texts` of communes below their `names`. Each appears at the zoom at which it is clear of all
    /// names and of the counts placed before it.
    pub fn count_labels(
        &self,
        names: &[Option<Label>],
        texts: &[Option<String>],
    ) -> Vec<Option<CountLabel>> {
        let size = COMMUNE_STYLE.font_size;
        let territories: Vec<SizedLabel> = self.sized_labels().collect();
        let mut placed: Vec<Option<CountLabel>> = Vec::new();
        for (rank, (name, text)) in names.iter().zip(texts).enumerate() {
            let label = name.as_ref().zip(text.as_ref()).and_then(|(name, text)| {
                let others = names.iter().enumerate().filter(|(other, _)| *other != rank);
                let others = others.filter_map(|(_, label)| Some((label.as_ref()?, size, size)));
                let counts = placed.iter().flatten().map(|name| (&name.label, size, size));
                let other_labels: Vec<SizedLabel> =
                    territories.iter().copied().chain(others).chain(counts).collect();
                let label_on_lines = |count: usize| {
                    let lines = wrap_lines(text, count)?;
                    // Rounded as published; a little below the name.
                    let first = ceil_hundredths(name.offset.y + LINE_HEIGHT + 0.01);
                    let middle = first + LINE_HEIGHT * (count - 1) as f64 / 2.0;
                    let offset = Offset { x: 0.0, y: middle };
                    let mut label = Label { lines, offset, ..name.clone() };
                    raise_min_zoom(&mut label, other_labels.iter().copied());
                    Some(label)
                };
                let labels = (1..=MAX_COUNT_LINES).filter_map(label_on_lines);
                labels.min_by(|a, b| a.min_zoom.total_cmp(&b.min_zoom))
            });
            let label = label.filter(|label| label.min_zoom <= MAX_ZOOM);
            placed.push(label.map(|label| CountLabel { label }));
        }
        placed
    }
}

/// A label with its font size, and that of communes on its map.
type SizedLabel<'a> = (&'a Label, f64, f64);

/// Raises the zoom of `label` until it is clear of all `others`; one that only appears later is not in the way.
fn raise_min_zoom<'a>(label: &mut Label, others: impl Iterator<Item = SizedLabel<'a>>) {
    for (other, other_size, own_size) in others {
        let clear_zoom = label.clear_zoom(own_size * WIDE_FONT_FACTOR, other, other_size);
        if clear_zoom > other.min_zoom {
            label.min_zoom = label.min_zoom.max(clear_zoom);
        }
    }
}

impl CountLabel {
    /// As published: lines, offset of the first below the position (in font sizes), and zoom.
    pub fn to_json(&self) -> Value {
        let Label { lines, offset, min_zoom, .. } = &self.label;
        let first = offset.y - LINE_HEIGHT * (lines.len() as f64 - 1.0) / 2.0;
        json!({
            "lignes": lines.iter().map(|line| line.text.as_str()).collect::<Value>(),
            "decalage": (first * 100.0).round() / 100.0,
            "zoom": ceil_hundredths(*min_zoom),
        })
    }
}

/// Whether a commune has the most services of one of its territories.
fn is_main_town(commune: &Commune, all: &[Commune]) -> bool {
    let is_busiest = |territory: &Value| {
        let members = all.iter().filter(|other| other.territories.contains(territory));
        let busiest = members.max_by_key(|other| other.service_count);
        busiest.is_some_and(|other| std::ptr::eq(other, commune))
    };
    commune.service_count > 0 && commune.territories.iter().any(is_busiest)
}

fn territory_label_json(label: &Label) -> Value {
    let line_json = |line: &Line| json!({ "texte": line.text, "largeur": (line.width * 100.0).round() / 100.0 });
    json!({
        "lignes": label.lines.iter().map(line_json).collect::<Value>(),
        "place": rounded_point(label.position),
        "decalage": label.leader.map(|_| [label.offset.x, label.offset.y].map(ceil_hundredths)),
        "repere": label.leader.map(rounded_point),
        "zoom": (label.min_zoom > 1.0).then(|| ceil_hundredths(label.min_zoom)),
    })
}

/// The label of a commune as published. Its text is the commune's name, so it is not repeated.
pub fn commune_label_json(label: &Label) -> Value {
    json!({
        "centre": rounded_point(label.position),
        "decalage": (label.offset.y > 0.0).then_some(label.offset.y),
        "zoom": ceil_hundredths(label.min_zoom),
    })
}

/// Rounds up to hundredths, so that a published zoom is never smaller than needed.
fn ceil_hundredths(number: f64) -> f64 {
    (number * 100.0).ceil() / 100.0
}
