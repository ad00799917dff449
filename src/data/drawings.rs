//! Reads what the build has drawn (`build/draw.rs`).

use super::DataError;
use super::raw::RawLabel;
use super::records::Place;
use crate::domain::{CommuneDrawing, CommuneName};
use crate::geo::{Label, Line, MapPoint};
use crate::light::decimal;

/// A label as the build has placed it.
pub fn label(raw: RawLabel) -> Label {
    let (x, y) = raw.centre;
    let lines = raw.lignes.into_iter().map(|(text, width)| Line { text, width }).collect();
    Label { lines, centre: MapPoint { x, y }, min_zoom: raw.zoom }
}

/// The communes as drawn, read from the site's file once they are needed. A line for each: its
/// outline, then the place of its name, the zoom that shows it and the name, all empty where it has
/// no place.
///
/// # Errors
/// When a line is not as the build writes it.
pub fn commune_drawings(text: &str) -> Result<Vec<CommuneDrawing>, DataError> {
    text.lines()
        .map(|line| {
            let place =
                Place { file: "communes-dessin.csv", record: line.get(..20).unwrap_or(line) };
            place.require(drawing(line), || "ce n’est pas une commune dessinée".to_owned())
        })
        .collect()
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
