//! Reads what lies around the map: layers of the file of the outlines, made of `contexte.geojson`.

use small_std::Json;

use super::record::Record;
use crate::{Context, Departement, Neighbour, River, Town};
use geometry::{BorderArc, MapPoint};

/// The file in the data folder, as errors name it.
pub const CONTEXT: &str = "contexte.geojson";

/// The layers `limites`, `departements`, `rivieres` and `villes`, on lines of `arcs`; nothing where there
/// are none. The map is that of `departement`.
pub fn read(layers: &Record<'_>, arcs: &[BorderArc], departement: &Departement) -> Context {
    if layers.get("limites").is_none() {
        return Context::default();
    }
    let layers = layers.published_in(CONTEXT);
    Context {
        borders: lines(&layers.object("limites"), arcs),
        neighbours: layers.object("departements").all("geometries", neighbour),
        rivers: layers.object("rivieres").all("geometries", |geometry| river(geometry, arcs)),
        towns: layers.object("villes").all("geometries", |geometry| town(geometry, departement)),
    }
}

fn neighbour(geometry: &Record<'_>) -> Neighbour {
    let properties = geometry.object("properties");
    let record = properties.named("nom");
    Neighbour {
        name: record.string("nom"),
        touches: record.flag("limitrophe"),
        point: point(&geometry.called(record.place.record)),
    }
}

fn river(geometry: &Record<'_>, arcs: &[BorderArc]) -> River {
    let name = geometry.object("properties").string("nom");
    let lines = lines(&geometry.called(&name), arcs);
    River { lines, name }
}

fn town(geometry: &Record<'_>, map_departement: &Departement) -> Town {
    let properties = geometry.object("properties");
    let record = properties.named("nom");
    Town {
        name: record.string("nom"),
        is_inside: record.text("departement") == map_departement.code,
        inhabitants: record.count("population"),
        is_prefecture: record.flag("prefecture"),
        point: point(&geometry.called(record.place.record)),
    }
}

fn point(geometry: &Record<'_>) -> MapPoint {
    let (x, y) = geometry.pair("coordinates");
    MapPoint { x, y }
}

/// The lines of a MultiLineString, each one arc.
fn lines(geometry: &Record<'_>, arcs: &[BorderArc]) -> Vec<BorderArc> {
    let line = |json: &Json<'_>| {
        let [number] = json.as_list()? else { return None };
        arcs.get(usize::try_from(number.as_count()?).ok()?).cloned()
    };
    let lines: Option<Vec<BorderArc>> = geometry.list("arcs").iter().map(line).collect();
    lines.unwrap_or_else(|| {
        geometry.fault("ses arcs ne sont pas des lignes");
        Vec::new()
    })
}
