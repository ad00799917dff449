//! Reads what the crate `bundle` has drawn: names on the map, the communes' outlines.

use super::DataError;
use super::record::Record;
use crate::{CommuneDrawing, CommuneName};
use geometry::{Label, Line, MapPoint};
use small_std::decimal;

/// A territory's name on the map: its lines, each with its width in font sizes, their middle, and the
/// zoom that shows it.
pub fn label(record: &Record<'_>) -> Label {
    let line =
        |line: &Record<'_>| Line { text: line.string("texte"), width: line.number("largeur") };
    let (x, y) = record.pair("centre");
    Label {
        lines: record.all("lignes", line),
        centre: MapPoint { x, y },
        min_zoom: record.number("zoom"),
    }
}

/// The communes as drawn, read from the site's file once they are needed. A line for each: its
/// outline, then the place of its name, the zoom that shows it and the name, all empty where it has
/// no place.
///
/// # Errors
/// When a line is not as the build writes it.
pub fn commune_drawings(text: &str) -> Result<Vec<CommuneDrawing>, DataError> {
    let error = |line: &str| DataError {
        file: "communes-dessin.csv",
        record: line.get(..20).unwrap_or(line).to_owned(),
        rule: "ce n’est pas une commune dessinée".to_owned(),
    };
    text.lines().map(|line| drawing(line).ok_or_else(|| error(line))).collect()
}

fn drawing(line: &str) -> Option<CommuneDrawing> {
    let mut fields = line.split(';');
    let path = fields.next()?.to_owned();
    let [x, y, zoom, name] = [fields.next()?, fields.next()?, fields.next()?, fields.next()?];
    let name = match name {
        "" => None,
        name => Some(CommuneName {
            text: name.to_owned(),
            centre: MapPoint { x: decimal(x)?, y: decimal(y)? },
            min_zoom: decimal(zoom)?,
        }),
    };
    Some(CommuneDrawing { path, name })
}
