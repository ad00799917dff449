//! The two files that the browser reads first: the first view, then the details for the search and the sheets.
//! They contain records as in the published files, so that build, checks and browser share one reader.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use super::faults::Faults;
use super::record::{Record, parse};
use super::{
    DataError, anomalies, catalogue, commune_figures, communes, comparison, contacts, conventions,
    gazetteer, governance, indicators, metadata, services, sources, territories,
};
use crate::{Communes, Dataset, Details, Indicator, Territory};

/// Name of the file with the data of the first view.
pub const FIRST_VIEW_FILE: &str = "premiere-vue.json";
/// Name of the file with the data of the search and the sheets.
pub const DETAILS_FILE: &str = "details.json";

/// Reads and checks the first view: an object with the territories as drawn (`carte`), the communes (all of them
/// with `toutes_les_communes`, else those that the first view names) and records of other published files.
/// Awaits `pause` between members, so that the page stays responsive on a slow phone.
///
/// # Errors
/// The first fault: its file, its record and the broken rule.
pub async fn first_view(text: &str, pause: impl AsyncFn()) -> Result<Dataset, DataError> {
    let faults = Faults::default();
    let dataset = first_view_with_faults(text, &faults, pause).await;
    faults.into_result_or_fault(dataset, FIRST_VIEW_FILE)
}

/// [`first_view`], collecting in `faults` all faults of the first member that has any. Reading stops there,
/// since later members would report faults that only follow from it.
pub async fn first_view_with_faults(
    text: &str,
    faults: &Faults,
    pause: impl AsyncFn(),
) -> Option<Dataset> {
    let json = parse(FIRST_VIEW_FILE, text, faults);
    let file = Record::for_file(FIRST_VIEW_FILE, &json, faults);
    pause().await;
    let metadata = metadata::read(file.value("territoire"), faults);
    let sources = sources::publications(file.value("sources"), faults);
    let (document, document_date) = sources::document(&sources, faults);
    let (all_territories, projection) =
        territories::read(file.value("carte"), &metadata.decoupages, faults)?;
    let communes =
        communes::read(file.value("communes"), &all_territories, &metadata.decoupages, faults);
    if !faults.is_empty() {
        return None;
    }
    let decoupage = metadata.first_decoupage()?.id.clone();
    let territories = Territory::all_in(&decoupage, &all_territories);
    let published = indicators::read(file.value("indicateurs"), &all_territories, faults);
    let indicators: Vec<Indicator> =
        published.iter().map(|indicator| indicator.restricted_to(&territories)).collect();
    let catalogue = catalogue::read(
        file.value("catalogue"),
        &published,
        &all_territories,
        &metadata.decoupages,
        faults,
    );
    pause().await;
    let services = services::read(file.value("structures"), &all_territories, &communes, faults);
    let conventions =
        conventions::read(file.value("conventions"), &all_territories, &communes, faults);
    Some(Dataset {
        metadata,
        services,
        published_indicators: published.into(),
        indicators,
        catalogue,
        conventions,
        communes: if file.flag("toutes_les_communes") {
            Communes::complete(communes)
        } else {
            Communes::partial(communes)
        },
        document,
        document_date,
        sources,
        decoupage,
        territories,
        all_territories,
        projection,
        details: Arc::default(),
        outlines: Arc::default(),
        commune_figures: Arc::default(),
    })
}

/// Reads and checks the details and stores them in `dataset`; awaits `pause` as [`first_view`] does.
///
/// # Errors
/// As for [`first_view`].
pub async fn details(
    text: &str,
    dataset: &Dataset,
    pause: impl AsyncFn(),
) -> Result<(), DataError> {
    let faults = Faults::default();
    details_with_faults(text, dataset, &faults, pause).await;
    faults.into_result(())
}

/// [`details`], collecting all faults in `faults`; with any fault the dataset stays unchanged.
pub async fn details_with_faults(
    text: &str,
    dataset: &Dataset,
    faults: &Faults,
    pause: impl AsyncFn(),
) {
    let json = parse(DETAILS_FILE, text, faults);
    let file = Record::for_file(DETAILS_FILE, &json, faults);
    pause().await;
    let communes = communes::read(
        file.value("communes"),
        &dataset.all_territories,
        &dataset.metadata.decoupages,
        faults,
    );
    pause().await;
    sources::publications(file.value("sources"), faults);
    let credits = sources::credits(file.value("sources"), faults);
    let gazetteer = gazetteer::read(file.value("lieux"), &communes, faults);
    gazetteer::check_departement(&gazetteer, &dataset.metadata, faults);
    let anomalies = anomalies::read(file.value("anomalies"), &dataset.all_territories, faults);
    let contacts = contacts::read(file.value("contacts"), faults);
    let town_halls = file.get("mairies").map(|list| contacts::town_halls(list, faults));
    let indicators = indicators::read(file.value("indicateurs"), &dataset.all_territories, faults);
    let comparison = file
        .get("comparaison")
        .map(|json| comparison::read(&Record::for_file(comparison::FILE, json, faults)));
    let figures = file.get("chiffres_communes").map(|list| commune_figures::read(list, faults));
    let aid = governance::aid_per_place(file.value("leviers"), faults);
    if faults.is_empty() {
        dataset.communes.fill_in(|| communes);
        dataset.commune_figures.get_or_init(|| figures.unwrap_or_default());
        dataset.details.get_or_init(|| Details {
            gazetteer,
            anomalies,
            contacts,
            town_halls: town_halls.unwrap_or_default(),
            aid,
            credits,
            indicators,
            comparison,
        });
    }
}

/// Polls once a future that never waits, as natively; `None` if it does wait.
pub fn poll_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(read) => Some(read),
        Poll::Pending => None,
    }
}

/// A `pause` for native callers that never yields; use it with [`poll_once`].
pub async fn no_pause() {}
