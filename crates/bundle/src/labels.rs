//! The places of all names on the map: of territories, which are there at every zoom, then of communes, as the
//! map is zoomed in and makes room.

use geometry::{
    Bounds, Label, LabelStyle, Line, MapPoint, Named, Outline, Sheet, squares_around,
};
use serde_json::{Value, json};

/// The sizes of maps: the member that holds a territory's label there, how it is written, and half the width of a
/// pin, in map units (`--unite` in `style.css`).
const MAP_SIZES: [(&str, LabelStyle, f64); 2] =
    [("grande", LabelStyle::LARGE_MAP, 216.0), ("petite", LabelStyle::SMALL_MAP, 264.0)];

/// A territory to be named.
pub struct Territory {
    /// The forms of its name, the shortest last.
    pub forms: Vec<String>,
    /// Where it is.
    pub outline: Outline,
    /// The découpages that have it.
    pub decoupages: Vec<String>,
}

/// The labels of territories on the maps of one size.
type OfSize = Vec<Option<Label>>;

/// The labels of all territories.
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
        Self(MAP_SIZES.map(|(_, style, half_pin)| {
            let obstacles = squares_around(pins, half_pin);
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
                let sheet = Sheet { frame, obstacles: &obstacles };
                let placed = style.layout(&named, sheet);
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
        labels.map(|((member, ..), labels)| ((*member).to_owned(), json!(label(labels)))).collect()
    }
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

/// A point in whole map units.
pub fn whole(point: MapPoint) -> Value {
    json!([point.x.round() as i64, point.y.round() as i64])
}

/// A number in hundredths, never less than it: a zoom that is no less than is needed.
pub fn hundredths(number: f64) -> f64 {
    (number * 100.0).ceil() / 100.0
}
