//! Reads what the build has drawn (`build/draw.rs`).

use super::DataError;
use super::raw::{RawCommuneDrawing, RawLabel};
use super::records::read_records;
use crate::domain::CommuneDrawing;
use crate::geo::{Label, Line, MapPoint};

/// A label as the build has placed it.
pub fn label(raw: RawLabel) -> Label {
    let (x, y) = raw.centre;
    let lines = raw.lignes.into_iter().map(|(text, width)| Line { text, width }).collect();
    Label { lines, centre: MapPoint { x, y }, min_zoom: raw.zoom }
}

/// The communes as drawn, read from the site's file once they are needed.
///
/// # Errors
/// When a record is not as the build writes it.
pub fn commune_drawings(text: &str) -> Result<Vec<CommuneDrawing>, DataError> {
    read_records("communes-dessin.json", text, |raw: RawCommuneDrawing, _| {
        Ok(CommuneDrawing { path: raw.chemin, label: raw.etiquette.map(label) })
    })
}
