//! Reads the base map: layers of the outlines file, built from `contexte.geojson`.

use small_std::Json;

use super::record::Record;
use crate::{BaseMap, Departement, Neighbour, River, Town};
use geometry::{BorderArc, MapPoint};

/// Name of the published file.
pub const BASE_MAP_FILE: &str = "contexte.geojson";

/// Reads the layers `limites`, `departements`, `rivieres` and `villes`, whose lines are indices into `arcs`;
/// missing layers are empty. `departement` is the one that the map shows.
pub fn read(layers: &Record<'_>, arcs: &[BorderArc], departement: &Departement) -> BaseMap {
    if layers.get("limites").is_none() {
        return BaseMap::default();
    }
    let layers = layers.with_file(BASE_MAP_FILE);
    BaseMap {
        borders: lines(&layers.object("limites"), arcs),
        neighbours: layers.object("departements").map_objects("geometries", neighbour),
        rivers: layers.object("rivieres").map_objects("geometries", |line| river(line, arcs)),
        towns: layers.object("villes").map_objects("geometries", |g| town(g, departement)),
    }
}

fn neighbour(geometry: &Record<'_>) -> Neighbour {
    let properties = geometry.object("properties");
    let record = properties.with_id_from("nom");
    Neighbour {
        name: record.string("nom"),
        touches_map: record.flag("limitrophe"),
        point: point(&geometry.with_id(record.path.record)),
    }
}

fn river(geometry: &Record<'_>, arcs: &[BorderArc]) -> River {
    let name = geometry.object("properties").string("nom");
    let lines = lines(&geometry.with_id(&name), arcs);
    River { lines, name }
}

fn town(geometry: &Record<'_>, map_departement: &Departement) -> Town {
    let properties = geometry.object("properties");
    let record = properties.with_id_from("nom");
    Town {
        name: record.string("nom"),
        is_inside: record.text("departement") == map_departement.code,
        inhabitants: record.count("population"),
        is_prefecture: record.flag("prefecture"),
        point: point(&geometry.with_id(record.path.record)),
    }
}

fn point(geometry: &Record<'_>) -> MapPoint {
    let (x, y) = geometry.pair("coordinates");
    MapPoint { x, y }
}

/// Reads a MultiLineString in which each line is a single arc.
fn lines(geometry: &Record<'_>, arcs: &[BorderArc]) -> Vec<BorderArc> {
    let read_line = |json: &Json<'_>| {
        let [number] = json.as_list()? else { return None };
        arcs.get(usize::try_from(number.as_count()?).ok()?).cloned()
    };
    let lines: Option<Vec<BorderArc>> = geometry.list("arcs").iter().map(read_line).collect();
    lines.unwrap_or_else(|| {
        geometry.fault("ses arcs ne sont pas des lignes");
        Vec::new()
    })
}
