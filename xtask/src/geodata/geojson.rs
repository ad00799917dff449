//! GeoJSON text made to be read and compared: one property a line, a few positions a line.

use std::fmt::Write;

use super::grid::Vertex;
use super::outline::{Line, Outline, Polygon};

/// Positions on one line of a ring.
const POSITIONS_PER_LINE: usize = 5;

/// A feature whose property values are already JSON.
#[derive(Clone)]
pub struct Feature<'a> {
    /// Stable, and unique in its collection.
    pub id: &'a str,
    /// Names and JSON values, in the order they are written.
    pub properties: Vec<(&'static str, String)>,
    /// Written last, as the longest member.
    pub geometry: Geometry<'a>,
}

/// The geometry of a feature.
#[derive(Clone, Copy)]
pub enum Geometry<'a> {
    /// As `Polygon`, or `MultiPolygon` where there are several pieces.
    Outline(&'a Outline),
    /// As `MultiLineString`, also when there is one line.
    Lines(&'a [Line]),
    /// As `Point`.
    Point(Vertex),
}

/// The text of a feature collection, indented by two spaces, with a final newline.
pub fn collection(features: &[Feature]) -> String {
    let members: Vec<String> = features.iter().map(feature).collect();
    format!(
        "{{\n  \"type\": \"FeatureCollection\",\n  \"features\": [\n{}\n  ]\n}}\n",
        members.join(",\n")
    )
}

fn feature(feature: &Feature) -> String {
    let properties: Vec<String> = feature
        .properties
        .iter()
        .map(|(name, value)| format!("        \"{name}\": {value}"))
        .collect();
    format!(
        r#"    {{
      "type": "Feature",
      "id": {},
      "properties": {{
{}
      }},
      "geometry": {{
{}
      }}
    }}"#,
        json_string(feature.id),
        properties.join(",\n"),
        geometry(feature.geometry)
    )
}

fn geometry(geometry: Geometry) -> String {
    let (kind, coordinates) = match geometry {
        Geometry::Outline(outline) => match outline.0.as_slice() {
            [polygon] => ("Polygon", rings(polygon, 8)),
            polygons => {
                let parts: Vec<String> =
                    polygons.iter().map(|part| format!("          {}", rings(part, 10))).collect();
                ("MultiPolygon", format!("[\n{}\n        ]", parts.join(",\n")))
            }
        },
        Geometry::Lines(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| positions(line, 10)).collect();
            ("MultiLineString", format!("[\n{}\n        ]", lines.join(",\n")))
        }
        Geometry::Point(point) => ("Point", json_position(point)),
    };
    format!("        \"type\": \"{kind}\",\n        \"coordinates\": {coordinates}")
}

/// The rings of a polygon, as an array whose closing bracket is indented by `indent` spaces.
fn rings(polygon: &Polygon, indent: usize) -> String {
    let all = std::iter::once(&polygon.exterior).chain(&polygon.holes);
    let texts: Vec<String> = all.map(|vertices| ring(vertices, indent + 2)).collect();
    format!("[\n{}\n{:indent$}]", texts.join(",\n"), "")
}

fn ring(vertices: &[Vertex], indent: usize) -> String {
    let closed: Vec<Vertex> = vertices.iter().chain(vertices.first()).copied().collect();
    positions(&closed, indent)
}

fn positions(vertices: &[Vertex], indent: usize) -> String {
    let mut text = format!("{:indent$}[", "");
    for (line, positions) in vertices.chunks(POSITIONS_PER_LINE).enumerate() {
        let positions: Vec<String> = positions.iter().map(Vertex::to_string).collect();
        let separator = if line == 0 { "" } else { "," };
        // Writing to a String cannot fail.
        let _ = write!(text, "{separator}\n{:indent$}  {}", "", positions.join(", "));
    }
    text + &format!("\n{:indent$}]", "")
}

/// `value` as a JSON string, quoted and escaped.
pub fn json_string(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

/// A JSON string, or `null`.
pub fn json_string_or_null(value: Option<&str>) -> String {
    value.map_or_else(|| "null".to_owned(), json_string)
}

pub fn json_number(value: usize) -> String {
    value.to_string()
}

/// A JSON array of strings, on one line.
pub fn json_strings(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| json_string(value)).collect();
    format!("[{}]", values.join(", "))
}

/// A JSON object of strings, on one line.
pub fn json_object(fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("\"{name}\": {}", json_string(value))).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// `[longitude, latitude]` in degrees, with five decimals.
pub fn json_position(vertex: Vertex) -> String {
    vertex.to_string()
}
