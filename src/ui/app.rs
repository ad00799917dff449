//! The whole page: written as HTML by the build, hydrated in the browser.

use super::chunks::Chunks;
use super::document::{follow_marks, follow_title, follow_whole_map_link};
use super::figures;
use super::layout::page;
use super::map::context::on_page;
use super::plan::PlanChunk;
use super::routing::follow_url;

use crate::browser::{effects, history, page, scheduler};
use crate::data::OutlineTools;
use crate::store::{Owner, Store, owned};
use dom::{Hydration, body};
use model::{Dataset, PlanDocument};
use state::View;

/// The HTML of the page `view` in its default state, as the build writes it; the plan's page shows `document`.
#[must_use]
pub fn first_view(
    dataset: &'static Dataset,
    view: View,
    document: Option<&'static PlanDocument>,
) -> String {
    Owner::new().with(|| {
        let store =
            Store::new(dataset, view, OutlineTools::built_in(dataset, on_page), |_, _| (), || None);
        let figures = figures::built_in(dataset);
        page(store, Chunks::new(dataset, figures, PlanChunk::built_in(dataset, document))).to_html()
    })
}

/// Hydrates the page in its default state, which must match the HTML, then applies the URL.
pub fn live_page(dataset: &'static Dataset) {
    let run = |effect, store: Store| {
        let place = async move |position| store.place(position).await;
        effects::run(effect, place, move |event| store.dispatch(event));
    };
    let store =
        Store::new(dataset, page::view(), OutlineTools::fetched(dataset), run, effects::today);
    let parts = Chunks::new(dataset, figures::fetched(dataset), PlanChunk::fetched(dataset));
    // A URL with a query most often needs these to answer.
    if page::view().has_map() && !history::query().is_empty() {
        parts.figures.chunk().request();
    }
    let page = page(store, parts);
    scheduler::spawn_local(owned(async move {
        scheduler::yield_now().await;
        if let Some(mut hydration) = body().map(|body| Hydration::new(body, page)) {
            scheduler::run_in_slices(|| hydration.step()).await;
            scheduler::yield_now().await;
            hydration.finish().forget();
        }
        scheduler::yield_now().await;
        follow_url(store, parts);
        // The page reacts from here on; the rest must not delay that.
        scheduler::yield_now().await;
        parts.prefetch(store);
        follow_title(store, parts.sheets);
        follow_marks(store, parts.figures);
        parts.report_failures(store);
        follow_whole_map_link(store);
    }));
}
