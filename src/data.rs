//! What the page fetches of its data, and what it says where that cannot be had.

use std::pin::Pin;

use leptos::wasm_split::SplitLoaderError;
use model::Dataset;
use model::read::{self, DataError};
use state::Notice;

use crate::browser::{files, turn};
use crate::lasting;

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

/// Reads the text of the details and gives them to the dataset. It is a function of the parts of the
/// program that need them: the first part need not hold that reader.
pub type ReadDetails =
    fn(String, &'static Dataset) -> Pin<Box<dyn Future<Output = Result<(), DataError>>>>;

/// [`ReadDetails`], for the parts that hold it.
pub const READ_DETAILS: ReadDetails =
    |text, dataset| Box::pin(async move { read::details(&text, dataset, turn::next).await });

/// Fetches at the same time what `views` fetches and what the search and the sheets need, then has
/// the former read the latter. Details that are there are not fetched again.
///
/// # Errors
/// When one of them cannot be had or breaks a rule.
pub async fn with_details<V>(
    dataset: &'static Dataset,
    views: impl AsyncFnOnce() -> Result<V, SplitLoaderError>,
    reader: fn(&V) -> ReadDetails,
) -> Result<V, FetchError> {
    let asked = dataset.details.get().is_none().then(|| files::named_in_page(files::DETAILS));
    let views = views().await?;
    if let Some(asked) = asked {
        let text = asked.await.ok_or(FetchError::Unavailable)?;
        reader(&views)(text, dataset).await?;
    }
    Ok(views)
}
