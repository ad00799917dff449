//! The whole page: written as HTML by the build, hydrated in the browser.

use super::chunks::Chunks;
use super::document::{follow_attributes, follow_title, follow_whole_map_link};
use super::figures;
use super::layout::page;
use super::map::base_map::on_page;
use super::plan::PlanChunk;
use super::routing::follow_url;

use crate::browser::{effects, history, page, scheduler};
use crate::data::OutlineTools;
use crate::store::{Owner, Store, with_current_owner};
use dom::{Hydration, body};
use model::{Dataset, PlanDocument};
use state::View;

/// The HTML of the page `view` in its default state, as the build writes it; the plan's page shows `document`.
#[must_use]
pub fn default_view_html(
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
        let locate = async move |position| store.locate(position).await;
        effects::run(effect, locate, move |event| store.dispatch(event));
    };
    let store =
        Store::new(dataset, page::view(), OutlineTools::on_demand(dataset), run, effects::today);
    let chunks = Chunks::new(dataset, figures::on_demand(dataset), PlanChunk::on_demand(dataset));
    // Most URLs with a query need the figures.
    if page::view().has_map() && !history::query().is_empty() {
        chunks.figures.chunk().request();
    }
    let page = page(store, chunks);
    scheduler::spawn_local(with_current_owner(async move {
        scheduler::yield_now().await;
        if let Some(mut hydration) = body().map(|body| Hydration::new(body, page)) {
            scheduler::run_in_slices(|| hydration.step()).await;
            scheduler::yield_now().await;
            hydration.finish().forget();
        }
        scheduler::yield_now().await;
        follow_url(store, chunks);
        // The page reacts from here on; the rest must not delay that.
        scheduler::yield_now().await;
        chunks.prefetch(store);
        follow_title(store, chunks.sheets);
        follow_attributes(store, chunks.figures);
        chunks.report_failures(store);
        follow_whole_map_link(store);
    }));
}
