//! Fetches the page's data and the chunks of the program, and turns failures into notices.

mod chunk;
mod outlines;

pub use chunk::Chunk;
pub use outlines::OutlineTools;

use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use leptos::wasm_split::SplitLoaderError;
use model::Dataset;
use model::read::{self, DataError};
use state::Notice;

use crate::browser::{files, scheduler};
use crate::into_static;
use crate::reactive::ErasedValue;

/// Why something could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The network or the host failed.
    Unavailable,
    /// The file breaks a rule of the data.
    Faulty(DataError),
}

impl FetchError {
    /// The notice shown to the person.
    #[must_use]
    pub fn notice(&self) -> Notice {
        match self {
            Self::Unavailable => Notice::ChunkUnavailable,
            Self::Faulty(error) => Notice::FaultyData(error.to_string()),
        }
    }
}

impl From<SplitLoaderError> for FetchError {
    fn from(_: SplitLoaderError) -> Self {
        Self::Unavailable
    }
}

impl From<DataError> for FetchError {
    fn from(error: DataError) -> Self {
        match error.file {
            // The build validated these files, so the download was truncated, or it is some other page.
            read::FIRST_VIEW_FILE | read::DETAILS_FILE | read::OUTLINES_FILE => Self::Unavailable,
            _ => Self::Faulty(error),
        }
    }
}

/// The data of the first view, whose download the page started before the program.
///
/// # Errors
/// [`FetchError`] if they cannot be fetched or break a rule of the data.
pub async fn fetch_first_view() -> Result<&'static Dataset, FetchError> {
    let text = files::fetch_linked(files::FIRST_VIEW).await.ok_or(FetchError::Unavailable)?;
    scheduler::yield_now().await;
    let dataset = read::first_view(&text, scheduler::yield_now).await?;
    scheduler::yield_now().await;
    Ok(into_static(dataset))
}

/// Parses a file into the dataset. A function pointer supplied by the chunk that needs it, so that the first
/// chunk does not contain the parser.
pub type DataReader =
    fn(String, &'static Dataset) -> Pin<Box<dyn Future<Output = Result<(), DataError>>>>;

/// The [`DataReader`] of the details.
pub const READ_DETAILS: DataReader = |text, dataset| {
    Box::pin(async move { read::details(&text, dataset, scheduler::yield_now).await })
};

/// The [`DataReader`] of the outlines.
pub const READ_OUTLINES: DataReader = |text, dataset| {
    Box::pin(async move { read::outlines(&text, dataset, scheduler::yield_now).await })
};

/// The loading of a chunk with the function table `V`, and of the data file that it needs. Type-erased, so that
/// it is compiled once for all chunks.
pub struct ChunkLoad<V>(ErasedFetch, PhantomData<V>);

/// The future of a type-erased function table.
pub type ErasedFetch = Pin<Box<dyn Future<Output = Result<ErasedValue, FetchError>>>>;

/// The future of a chunk and of the reader of its file.
type ChunkFuture =
    Pin<Box<dyn Future<Output = Result<(ErasedValue, Option<DataReader>), SplitLoaderError>>>>;

impl<V: Send + Sync + 'static> ChunkLoad<V> {
    /// A chunk that needs no file.
    pub fn without_data(
        chunk: impl Future<Output = Result<V, SplitLoaderError>> + 'static,
    ) -> Self {
        let chunk = async { Ok((Arc::new(chunk.await?) as ErasedValue, None)) };
        Self(Box::pin(fetch(Box::pin(chunk), None)), PhantomData)
    }

    /// A chunk that needs the details, parsed by its `reader`. Details that are loaded are not fetched again.
    pub fn with_details(
        dataset: &'static Dataset,
        chunk: impl Future<Output = Result<V, SplitLoaderError>> + 'static,
        reader: fn(&V) -> DataReader,
    ) -> Self {
        let file = dataset.details.get().is_none().then_some((files::DETAILS, dataset));
        Self::with_file(file, chunk, reader)
    }

    /// A chunk that needs the outlines, parsed by its `reader`. Outlines that are loaded are not fetched again.
    pub fn with_outlines(
        dataset: &'static Dataset,
        chunk: impl Future<Output = Result<V, SplitLoaderError>> + 'static,
        reader: fn(&V) -> DataReader,
    ) -> Self {
        let file = dataset.outlines.get().is_none().then_some((files::OUTLINES, dataset));
        Self::with_file(file, chunk, reader)
    }

    fn with_file(
        file: Option<File>,
        chunk: impl Future<Output = Result<V, SplitLoaderError>> + 'static,
        reader: fn(&V) -> DataReader,
    ) -> Self {
        let chunk = async move {
            let chunk = chunk.await?;
            let reader = reader(&chunk);
            Ok((Arc::new(chunk) as ErasedValue, Some(reader)))
        };
        Self(Box::pin(fetch(Box::pin(chunk), file)), PhantomData)
    }

    /// The future of the functions, or of the reason why they are not available.
    #[must_use]
    pub fn erased(self) -> ErasedFetch {
        self.0
    }
}

/// The attribute of the page that names a file, and the dataset that the file completes.
type File = (&'static str, &'static Dataset);

/// Fetches chunk and file at the same time, then parses the file with the chunk's reader.
async fn fetch(chunk: ChunkFuture, file: Option<File>) -> Result<ErasedValue, FetchError> {
    let request = file.map(|(attribute, dataset)| (files::fetch_linked(attribute), dataset));
    let (value, reader) = chunk.await?;
    // Yields: compiling a chunk, parsing its file and drawing the result are long tasks each.
    scheduler::yield_now().await;
    if let (Some((request, dataset)), Some(reader)) = (request, reader) {
        let text = request.await.ok_or(FetchError::Unavailable)?;
        reader(text, dataset).await?;
        scheduler::yield_now().await;
    }
    Ok(value)
}
