//! What the page fetches: its data and the parts of the program, and what it says where they cannot be
//! had.

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

use crate::browser::{files, turn};
use crate::into_static;
use crate::reactive::ErasedValue;

/// Why something is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The network or the host did not give it.
    Unavailable,
    /// It came, and breaks a rule.
    Faulty(DataError),
}

impl FetchError {
    /// What the person is told.
    #[must_use]
    pub fn notice(&self) -> Notice {
        match self {
            Self::Unavailable => Notice::PartUnavailable,
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
            // The build has made and read these: one was cut on its way, or is another's page.
            read::FIRST_VIEW | read::DETAILS | read::OUTLINES => Self::Unavailable,
            _ => Self::Faulty(error),
        }
    }
}

/// The data of the first view, which the page asks for before the program runs.
///
/// # Errors
/// When they cannot be had or break a rule.
pub async fn first_view() -> Result<&'static Dataset, FetchError> {
    let text = files::named_in_page(files::FIRST_VIEW).await.ok_or(FetchError::Unavailable)?;
    turn::next().await;
    let dataset = read::first_view(&text, turn::next).await?;
    turn::next().await;
    Ok(into_static(dataset))
}

/// Parses a file into the dataset. A function pointer supplied by the chunk that needs it, so that the first
/// chunk does not contain the parser.
pub type Reader =
    fn(String, &'static Dataset) -> Pin<Box<dyn Future<Output = Result<(), DataError>>>>;

/// That of the details.
pub const READ_DETAILS: Reader =
    |text, dataset| Box::pin(async move { read::details(&text, dataset, turn::next).await });

/// That of the outlines.
pub const READ_OUTLINES: Reader =
    |text, dataset| Box::pin(async move { read::outlines(&text, dataset, turn::next).await });

/// The fetching of a part of the program, `V` being its table of functions, and of the file that
/// they stand on. It is compiled once for all parts.
pub struct Fetching<V>(ErasedFetch, PhantomData<V>);

/// What is fetched, of which only the reader knows the type.
pub type ErasedFetch = Pin<Box<dyn Future<Output = Result<ErasedValue, FetchError>>>>;

/// A part, with what reads its file.
type Part = Pin<Box<dyn Future<Output = Result<(ErasedValue, Option<Reader>), SplitLoaderError>>>>;

impl<V: Send + Sync + 'static> Fetching<V> {
    /// A part that stands on no file.
    pub fn alone(part: impl Future<Output = Result<V, SplitLoaderError>> + 'static) -> Self {
        let part = async { Ok((Arc::new(part.await?) as ErasedValue, None)) };
        Self(Box::pin(fetch(Box::pin(part), None)), PhantomData)
    }

    /// A part that stands on what the search and the sheets need, which its `reader` reads. Details
    /// that are there are not fetched again.
    pub fn with_details(
        dataset: &'static Dataset,
        part: impl Future<Output = Result<V, SplitLoaderError>> + 'static,
        reader: fn(&V) -> Reader,
    ) -> Self {
        let file = dataset.details.get().is_none().then_some((files::DETAILS, dataset));
        Self::with_file(file, part, reader)
    }

    /// The same with the outlines.
    pub fn with_outlines(
        dataset: &'static Dataset,
        part: impl Future<Output = Result<V, SplitLoaderError>> + 'static,
        reader: fn(&V) -> Reader,
    ) -> Self {
        let file = dataset.outlines.get().is_none().then_some((files::OUTLINES, dataset));
        Self::with_file(file, part, reader)
    }

    fn with_file(
        file: Option<File>,
        part: impl Future<Output = Result<V, SplitLoaderError>> + 'static,
        reader: fn(&V) -> Reader,
    ) -> Self {
        let part = async move {
            let part = part.await?;
            let reader = reader(&part);
            Ok((Arc::new(part) as ErasedValue, Some(reader)))
        };
        Self(Box::pin(fetch(Box::pin(part), file)), PhantomData)
    }

    /// The functions, or why they cannot be had.
    #[must_use]
    pub fn erased(self) -> ErasedFetch {
        self.0
    }
}

/// The attribute that names a file, and the dataset that it completes.
type File = (&'static str, &'static Dataset);

/// Fetches both at the same time, then has the part read the file.
async fn fetch(part: Part, file: Option<File>) -> Result<ErasedValue, FetchError> {
    let asked = file.map(|(attribute, dataset)| (files::named_in_page(attribute), dataset));
    let (held, reader) = part.await?;
    // To compile a part, to read its file and to draw what both bring are long each.
    turn::next().await;
    if let (Some((asked, dataset)), Some(reader)) = (asked, reader) {
        let text = asked.await.ok_or(FetchError::Unavailable)?;
        reader(text, dataset).await?;
        turn::next().await;
    }
    Ok(held)
}
