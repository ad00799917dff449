//! The base map: the départements around, rivers and towns, written as `geodata/contexte.geojson`.

mod frame;
mod simplify;
mod towns;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::communes::Commune;
use super::edge_set::EdgeSet;
use super::geojson::{Feature, Geometry, collection, json_number, json_position, json_string};
use super::grid::Vertex;
use super::interior_point::innermost_point;
use super::outline::{Line, Outline, Polygon, Ring};
use super::source::{CommuneRow, DEPARTEMENT_CODE, DepartementRow, Tables};
use frame::Frame;
use simplify::{Simplifier, simplify_line};
use towns::{BaseMapArea, Town};

/// The rivers: path from the root of the repository.
const RIVERS: &str = "geodata/source/natural-earth-rivieres.geojson";
/// Tolerance of simplifying a river, in metres: half of the source's own error.
const RIVER_TOLERANCE_METRES: f64 = 500.0;
/// Margins of the base map around the map, to the west and the east and to the north and the south, in metres:
/// what a wide window shows beside the whole map.
const MARGINS: (f64, f64) = (60_000.0, 25_000.0);
/// Margins within which a name is placed, nearest first, and the least distance of its place to the
/// département's edges, in metres from north to south; those from west to east count a third.
const LABEL_MARGINS: [(f64, f64); 3] = [(4_000.0, 4_000.0), (25_000.0, 8_000.0), MARGINS];
const MIN_LABEL_DEPTH: f64 = 3_500.0;
/// How many times wider than high a name is.
const LABEL_STRETCH: i32 = 3;

/// A département around the map.
struct Neighbour<'a> {
    row: &'a DepartementRow,
    is_adjacent: bool,
    point: Vertex,
    outline: Outline,
}

/// The text of `contexte.geojson`.
///
/// # Errors
/// When a row or a table cannot be read, or outlines do not fit together.
pub fn file_text(root: &Path, tables: &Tables, communes: &[Commune]) -> Result<String> {
    let map_outline =
        EdgeSet::union(communes.iter().map(|commune| &commune.outline))?.into_outline()?;
    let frame = Frame::around(&map_outline, MARGINS)?;
    let towns = towns::select_towns(root, tables, &BaseMapArea { communes, frame: &frame })?;
    let neighbours = neighbours(tables, &map_outline, &frame, &towns)?;
    let rivers = rivers(root, &frame)?;

    let ids: Vec<String> = neighbours.iter().map(|neighbour| neighbour.row.code.clone()).collect();
    let mut features: Vec<(String, Feature<'_>)> = Vec::new();
    let mut add = |id: String, kind: &str, properties, geometry| {
        let kind = ("genre", json_string(kind));
        let properties = std::iter::once(kind).chain(properties).collect();
        features.push((id, Feature { id: "", properties, geometry }));
    };
    for (neighbour, code) in neighbours.iter().zip(&ids) {
        let properties = vec![
            ("code", json_string(code)),
            ("nom", json_string(&neighbour.row.nom)),
            ("limitrophe", neighbour.is_adjacent.to_string()),
            ("point", json_position(neighbour.point)),
        ];
        let outline = Geometry::Outline(&neighbour.outline);
        add(format!("departement-{code}"), "departement", properties, outline);
    }
    for (name, lines) in &rivers {
        let properties = vec![("nom", json_string(name))];
        add(
            format!("riviere-{}", name.to_lowercase()),
            "riviere",
            properties,
            Geometry::Lines(lines),
        );
    }
    for town in &towns {
        let Town { insee, name, departement, inhabitants, point, is_prefecture } = town;
        let mut properties = vec![
            ("insee", json_string(insee)),
            ("nom", json_string(name)),
            ("departement", json_string(departement)),
            ("population", json_number(*inhabitants as usize)),
        ];
        if *is_prefecture {
            properties.push(("prefecture", "true".to_owned()));
        }
        add(format!("ville-{insee}"), "ville", properties, Geometry::Point(*point));
    }
    features.sort_by(|a, b| a.0.cmp(&b.0));
    let features: Vec<Feature<'_>> =
        features.iter().map(|(id, feature)| Feature { id, ..feature.clone() }).collect();
    Ok(collection(&features))
}

/// The départements in the frame, dissolved from their communes as Epci are, simplified where they do not border
/// the map, and clipped to the frame.
fn neighbours<'a>(
    tables: &'a Tables,
    map_outline: &Outline,
    frame: &Frame,
    towns: &[Town],
) -> Result<Vec<Neighbour<'a>>> {
    let is_full_commune = |row: &&CommuneRow| row.r#type == "COM" && row.has_outline();
    let mut departement_ids = BTreeSet::new();
    for row in tables.communes.iter().filter(is_full_commune) {
        // One town hall is at (NaN, NaN): as if it had none; a few are many kilometres away.
        let is_near = row.mairie().unwrap_or_default().is_some_and(|place| frame.contains(place));
        if is_near && row.outline()?.rings().flatten().any(|vertex| frame.contains(*vertex)) {
            departement_ids.insert(row.departement_id.as_str());
        }
    }
    let rows = tables.departements.iter().filter(|row| row.code != DEPARTEMENT_CODE);
    let mut departements: Vec<(&DepartementRow, Outline)> = Vec::new();
    for row in rows.filter(|row| departement_ids.contains(row.id.as_str())) {
        let members = tables.communes.iter().filter(is_full_commune);
        let members = members.filter(|commune| commune.departement_id == row.id);
        let outlines: Vec<Outline> = members.map(CommuneRow::outline).collect::<Result<_>>()?;
        let union = EdgeSet::union(&outlines).and_then(EdgeSet::into_outline);
        departements.push((row, union.with_context(|| format!("département {}", row.code))?));
    }
    departements.sort_by(|a, b| a.0.code.cmp(&b.0.code));

    let simplifier = Simplifier::new(
        map_outline,
        departements.iter().map(|(_, outline)| outline).chain([map_outline]),
    );
    let border: BTreeSet<(Vertex, Vertex)> = map_outline.edges().collect();
    let mut neighbours = Vec::new();
    for (row, outline) in &departements {
        let touches = outline.edges().any(|(from, to)| border.contains(&(to, from)));
        let outline =
            frame.clip_outline(&simplifier.simplify_outline(outline)).context(row.code.clone())?;
        if !outline.0.is_empty() {
            let point = label_point(map_outline, &outline, towns).context(row.code.clone())?;
            neighbours.push(Neighbour { row, is_adjacent: touches, point, outline });
        }
    }
    ensure!(
        neighbours.iter().any(|neighbour| neighbour.is_adjacent),
        "no département touches the map"
    );
    Ok(neighbours)
}

/// Where the name of a département is written: near the map if there is room for it, away from towns.
fn label_point(map_outline: &Outline, neighbour: &Outline, towns: &[Town]) -> Result<Vertex> {
    let narrowed = |vertex: &Vertex| Vertex { lon: vertex.lon / LABEL_STRETCH, ..*vertex };
    let mut best: Option<Vertex> = None;
    for margins in LABEL_MARGINS {
        let part = Frame::around(map_outline, margins)?.clip_outline(neighbour)?;
        if part.0.is_empty() {
            continue;
        }
        let narrow = |ring: &Ring| -> Ring { ring.iter().map(narrowed).collect() };
        // A town is a hole so small that it is a point.
        let hole = |town: &Town| {
            let Vertex { lon, lat } = narrowed(&town.point);
            vec![Vertex { lon, lat }, Vertex { lon, lat: lat + 1 }, Vertex { lon: lon + 1, lat }]
        };
        let pieces = part.0.iter().map(|piece| Polygon {
            exterior: narrow(&piece.exterior),
            holes: piece.holes.iter().map(narrow).collect(),
        });
        let mut narrow = Outline(pieces.collect());
        let inside: Vec<Ring> =
            towns.iter().filter(|town| part.contains(town.point)).map(hole).collect();
        narrow.0.iter_mut().take(1).for_each(|piece| piece.holes.extend(inside.clone()));
        let place = innermost_point(&narrow);
        best = Some(Vertex { lon: place.lon * LABEL_STRETCH, ..place });
        if narrow.contains(place) && narrow.metres_to_edge(place) >= MIN_LABEL_DEPTH {
            break;
        }
    }
    best.context("no place for its name")
}

/// The rivers of the frame, by name.
fn rivers(root: &Path, frame: &Frame) -> Result<BTreeMap<String, Vec<Line>>> {
    let file: Value = serde_json::from_slice(&fs::read(root.join(RIVERS)).context(RIVERS)?)?;
    let mut rivers: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for feature in file["features"].as_array().context(RIVERS)? {
        let name = feature["properties"]["nom"].as_str().context(RIVERS)?;
        let geometry = &feature["geometry"];
        let lines = match geometry["type"].as_str() {
            Some("LineString") => std::slice::from_ref(&geometry["coordinates"]),
            _ => geometry["coordinates"].as_array().context(RIVERS)?.as_slice(),
        };
        for line in lines {
            let vertex = |position: &Value| {
                Some(Vertex::nearest(position[0].as_f64()?, position[1].as_f64()?))
            };
            let line: Option<Line> = line.as_array().context(RIVERS)?.iter().map(vertex).collect();
            let line = line.with_context(|| format!("{RIVERS}: {name}"))?;
            let pieces = frame.clip_line(&simplify_line(&line, RIVER_TOLERANCE_METRES));
            rivers.entry(name.to_owned()).or_default().extend(pieces);
        }
    }
    rivers.retain(|_, pieces| !pieces.is_empty());
    Ok(rivers)
}
