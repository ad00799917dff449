//! What lies on the map and around it by which one knows where one is. Drawn, never computed with.

use geometry::{BorderArc, MapPoint};

/// The surroundings of the map, in map units; empty where the data have none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// The borders between the départements around.
    pub borders: Vec<BorderArc>,
    /// The départements around, named on the map where there is room.
    pub neighbours: Vec<Neighbour>,
    /// The rivers that cross the map or its surroundings.
    pub rivers: Vec<River>,
    /// Towns of today, those of the map and those around.
    pub towns: Vec<Town>,
}

/// A département around the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its name without an article.
    pub name: String,
    /// Whether it touches the map.
    pub touches: bool,
    /// Where its name is written, if there is room.
    pub point: MapPoint,
}

/// A river: its lines are as true as its source, which is made for small scales (see `sources.json`).
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Its name without an article.
    pub name: String,
    /// Its course, in one part or several.
    pub lines: Vec<BorderArc>,
}

/// A town that the map names for orientation.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// As the map writes it, without its département.
    pub name: String,
    /// Whether it is on the map.
    pub is_inside: bool,
    /// Its inhabitants: the more, the more one knows where one is by it.
    pub inhabitants: u32,
    /// Whether the prefect of its département is there.
    pub is_prefecture: bool,
    /// Its town hall, in map units.
    pub point: MapPoint,
}
