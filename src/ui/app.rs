//! The page twice: written as HTML by the build, taken over in the browser.

use super::document::{follow_marks, follow_title, follow_whole_map_link};
use super::figures;
use super::layout::page;
use super::map::context::on_page;
use super::parts::Parts;
use super::plan::PlanPart;
use super::routing::follow_url;

use crate::browser::{effects, history, page, turn};
use crate::data::OutlineTools;
use crate::store::{Owner, Store, owned};
use dom::{Hydration, body};
use model::{Dataset, PlanDocument};
use state::View;

/// What the page of `view` opens with, as it is written into the HTML before any program runs; that of the
/// plan holds what `document` says.
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
        page(store, Parts::new(dataset, figures, PlanPart::built_in(dataset, document))).to_html()
    })
}

/// Hydrates the page: first the very same view, so that the two agree, then at once what the
/// URL says.
pub fn live_page(dataset: &'static Dataset) {
    let run = |effect, store: Store| {
        let place = async move |position| store.place(position).await;
        effects::run(effect, place, move |event| store.dispatch(event));
    };
    let store =
        Store::new(dataset, page::view(), OutlineTools::fetched(dataset), run, effects::today);
    let parts = Parts::new(dataset, figures::fetched(dataset), PlanPart::fetched(dataset));
    // An address that asks for more than the page opens with most often needs them before it answers.
    if page::view().has_map() && !history::query().is_empty() {
        parts.figures.chunk().ask();
    }
    let page = page(store, parts);
    turn::run(owned(async move {
        turn::next().await;
        if let Some(mut hydration) = body().map(|body| Hydration::new(body, page)) {
            turn::slices(|| hydration.step()).await;
            turn::next().await;
            hydration.finish().forget();
        }
        turn::next().await;
        follow_url(store, parts);
        // The page answers from here on; what goes on around it does not hold that up.
        turn::next().await;
        parts.prefetch(store);
        follow_title(store, parts.sheets);
        follow_marks(store, parts.figures);
        parts.report_failures(store);
        follow_whole_map_link(store);
    }));
}
