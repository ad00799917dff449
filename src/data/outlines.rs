//! What is done with outlines: a part of the program and a file of data, both fetched once something
//! wants them. The page's own map is drawn in its HTML and needs neither.

use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::{Chunk, Fetching, READ_OUTLINES, Reader};
use analysis::nearby::around::Origin;
use analysis::nearby::position::{Position, Useless, origin};
use analysis::statistics::decoupage::{as_of, in_decoupage};
use dom::Element;
use geometry::Outline;
use model::{Dataset, Date, DecoupageId, Outlines};

/// What goes under the territories of the page's map and what goes over them.
pub type DrawSurroundings = fn(&Dataset, &Outlines) -> Option<[Element; 2]>;

/// The functions that need outlines.
#[derive(Clone, Copy, Debug)]
pub struct OutlineTools {
    /// Reads them.
    pub reader: Reader,
    /// The value of an SVG path's `d`.
    pub path: fn(&Outline) -> String,
    /// Draws what lies around; only the build does, since the page never changes it.
    pub surroundings: Option<DrawSurroundings>,
    /// The dataset of another découpage: see [`in_decoupage`].
    pub in_decoupage: fn(&Dataset, &DecoupageId) -> Dataset,
    /// The dataset as it stood at a date: see [`as_of`].
    pub as_of: fn(&Dataset, &str, Date) -> Dataset,
    /// Where distances are measured from, for a position that the device gives: see [`origin`].
    pub origin: fn(&Dataset, &Outlines, Position) -> Result<Origin, Useless>,
}

const TOOLS: OutlineTools = OutlineTools {
    reader: READ_OUTLINES,
    path: Outline::to_svg_path,
    surroundings: None,
    in_decoupage,
    as_of,
    origin,
};

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
    pub fn built_in(dataset: &'static Dataset, surroundings: DrawSurroundings) -> Chunk<Self> {
        Self::fetched(dataset).preloaded(Self { surroundings: Some(surroundings), ..TOOLS })
    }
}
