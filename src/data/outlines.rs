//! The functions that need outlines: a chunk, fetched on demand with the file of outlines. The page's own map is
//! in its HTML and needs neither.

use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::{Chunk, ChunkLoad, DataReader, READ_OUTLINES};
use analysis::nearby::around::Origin;
use analysis::nearby::position::{Position, PositionError, locate};
use analysis::statistics::decoupage::{as_of, in_decoupage};
use dom::Element;
use geometry::Outline;
use model::{Dataset, DecoupageId, Outlines, PartialDate};

/// Draws the base map of the page: the layer below the territories and the layer above them.
pub type DrawBaseMap = fn(&Dataset, &Outlines) -> Option<[Element; 2]>;

/// The functions that need outlines.
#[derive(Clone, Copy, Debug)]
pub struct OutlineTools {
    /// Parses the file of outlines into the dataset.
    pub reader: DataReader,
    /// The `d` of an SVG path.
    pub path: fn(&Outline) -> String,
    /// Draws the base map; only for the build, because the browser never changes it.
    pub base_map: Option<DrawBaseMap>,
    /// The dataset of another découpage: see [`in_decoupage`].
    pub in_decoupage: fn(&Dataset, &DecoupageId) -> Dataset,
    /// The dataset as it stood at a date: see [`as_of`].
    pub as_of: fn(&Dataset, &str, PartialDate) -> Dataset,
    /// The origin of distances for a position of the device: see [`locate`].
    pub locate: fn(&Dataset, &Outlines, Position) -> Result<Origin, PositionError>,
}

const TOOLS: OutlineTools = OutlineTools {
    reader: READ_OUTLINES,
    path: Outline::to_svg_path,
    base_map: None,
    in_decoupage,
    as_of,
    locate,
};

/// In the browser `wasm_split` turns this into a fetch of the chunk.
#[wasm_split(contours, wasm_split_path = ::leptos::wasm_split, fallible)]
fn tools() -> Result<OutlineTools, SplitLoaderError> {
    Ok(TOOLS)
}

impl OutlineTools {
    /// For the browser: a chunk that comes with the outlines of `dataset`.
    #[must_use]
    pub fn on_demand(dataset: &'static Dataset) -> Chunk<Self> {
        Chunk::new(dataset, |dataset| ChunkLoad::with_outlines(dataset, tools(), |t| t.reader))
    }

    /// For the build: available at once, as `dataset` has its outlines.
    #[must_use]
    pub fn built_in(dataset: &'static Dataset, base_map: DrawBaseMap) -> Chunk<Self> {
        Self::on_demand(dataset).preloaded(Self { base_map: Some(base_map), ..TOOLS })
    }
}
