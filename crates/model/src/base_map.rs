//! Base map: the borders, rivers and towns that help orientation. Decoration only, never used in computations.

use geometry::{BorderArc, MapPoint};

/// The base map, in map units; empty if the data have none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BaseMap {
    /// The borders between the neighbouring départements.
    pub borders: Vec<BorderArc>,
    /// The neighbouring départements, for their names.
    pub neighbours: Vec<Neighbour>,
    /// The rivers, with their names.
    pub rivers: Vec<River>,
    /// Towns of today, on the map and around it.
    pub towns: Vec<Town>,
}

/// A neighbouring département.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its name without an article.
    pub name: String,
    /// Whether it touches the map.
    pub touches_map: bool,
    /// Anchor of its name, drawn if there is room.
    pub point: MapPoint,
}

/// A river, generalised for small scales (see its source in `sources.json`).
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Its name without an article.
    pub name: String,
    /// Its course, in one or several lines.
    pub lines: Vec<BorderArc>,
}

/// A town, shown with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// The name shown on the map.
    pub name: String,
    /// Whether it is in the map's département.
    pub is_inside: bool,
    /// Population; larger towns are named first.
    pub inhabitants: u32,
    /// Whether it is the prefecture of its département.
    pub is_prefecture: bool,
    /// Position of its town hall.
    pub point: MapPoint,
}
