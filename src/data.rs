//! What the page fetches of its data, and what it says where that cannot be had.

use std::pin::Pin;
use std::sync::Arc;

use leptos::wasm_split::SplitLoaderError;
use model::Dataset;
use model::read::{self, DataError};
use state::Notice;

use crate::browser::{files, turn};
use crate::lasting;
use crate::store::Fetching;

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
            // It was JSON when it was made: it was cut on its way, or is another's page.
            read::FIRST_VIEW | read::DETAILS => Self::Unavailable,
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
    Ok(lasting(dataset))
}

/// Reads the text of a file and gives what it holds to the dataset. It is a function of the parts of
/// the program that need it: the first part need not hold that reader.
pub type Reader =
    fn(String, &'static Dataset) -> Pin<Box<dyn Future<Output = Result<(), DataError>>>>;

/// That of the details.
pub const READ_DETAILS: Reader =
    |text, dataset| Box::pin(async move { read::details(&text, dataset, turn::next).await });

/// That of the outlines.
pub const READ_OUTLINES: Reader =
    |text, dataset| Box::pin(async move { read::outlines(&text, dataset, turn::next).await });

/// Fetches at the same time what `part` fetches and what the search and the sheets need, then has
/// the former read the latter.
pub fn with_details<V: Send + Sync + 'static>(
    dataset: &'static Dataset,
    part: impl AsyncFnOnce() -> Result<V, SplitLoaderError> + 'static,
    reader: fn(&V) -> Reader,
) -> Fetching<V> {
    let wanted = dataset.details.get().is_none().then_some(files::DETAILS);
    with_file(dataset, wanted, part, reader)
}

/// The same with the outlines.
pub fn with_outlines<V: Send + Sync + 'static>(
    dataset: &'static Dataset,
    part: impl AsyncFnOnce() -> Result<V, SplitLoaderError> + 'static,
    reader: fn(&V) -> Reader,
) -> Fetching<V> {
    let wanted = dataset.outlines.get().is_none().then_some(files::OUTLINES);
    with_file(dataset, wanted, part, reader)
}

/// `wanted` is the attribute that names the file; without one, only the part is fetched.
fn with_file<V: Send + Sync + 'static>(
    dataset: &'static Dataset,
    wanted: Option<&'static str>,
    part: impl AsyncFnOnce() -> Result<V, SplitLoaderError> + 'static,
    reader: fn(&V) -> Reader,
) -> Fetching<V> {
    Fetching::new(async move {
        let asked = wanted.map(files::named_in_page);
        let part = part().await?;
        if let Some(asked) = asked {
            give(asked, reader(&part), dataset).await?;
        }
        Ok(Arc::new(part))
    })
}

/// Has what was asked for read.
async fn give(
    asked: impl Future<Output = Option<String>>,
    reader: Reader,
    dataset: &'static Dataset,
) -> Result<(), FetchError> {
    let text = asked.await.ok_or(FetchError::Unavailable)?;
    Ok(reader(text, dataset).await?)
}
