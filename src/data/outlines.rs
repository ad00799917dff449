//! What is done with outlines: a part of the program and a file of data, both fetched once something
//! wants them. The page's own map is drawn in its HTML and needs neither.

use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::{Chunk, Fetching, READ_OUTLINES, Reader};
use analysis::nearby::around::Origin;
use analysis::nearby::position::{Position, Useless, origin};
use geometry::Outline;
use model::{Dataset, Outlines};

/// The functions that need outlines.
#[derive(Clone, Copy, Debug)]
pub struct OutlineTools {
    /// Reads them.
    pub reader: Reader,
    /// The value of an SVG path's `d`.
    pub path: fn(&Outline) -> String,
    /// Where distances are measured from, for a position that the device gives: see [`origin`].
    pub origin: fn(&Dataset, &Outlines, Position) -> Result<Origin, Useless>,
}

const TOOLS: OutlineTools =
    OutlineTools { reader: READ_OUTLINES, path: Outline::to_svg_path, origin };

/// Fetches them.
#[wasm_split(contours, wasm_split_path = ::leptos::wasm_split, fallible)]
fn tools() -> Result<OutlineTools, SplitLoaderError> {
    Ok(TOOLS)
}

impl OutlineTools {
    /// The browser's: with them come the outlines of `dataset`.
    #[must_use]
    pub fn fetched(dataset: &'static Dataset) -> Chunk<Self> {
        Chunk::new(dataset, |dataset| {
            Fetching::with_outlines(dataset, tools(), |tools| tools.reader)
        })
    }

    /// The build's, whose dataset has its outlines.
    #[must_use]
    pub fn built_in(dataset: &'static Dataset) -> Chunk<Self> {
        Self::fetched(dataset).preloaded(TOOLS)
    }
}
