//! The layout of the page: the map beside its table, its panel and the list of services, or the plan.

use super::after_paint::deferred_store;
use super::announcer::announcer;
use super::chunks::Chunks;
use super::families::finder;
use super::header::header;
use super::map::map_view;
use super::notices::notices;
use super::sheet_slots::{panel, service_card};
use super::slot::slot;
use crate::store::Store;
use dom::{Element, html, island, lazy};
use state::View;

pub fn page(store: Store, chunks: Chunks) -> Element {
    let view = store.state.with_untracked(|state| state.view);
    let (target, words) = match view {
        View::Families => ("#question", "Aller à la question"),
        View::Territories => ("#tableau", "Aller au tableau"),
        View::Plan | View::Governance | View::Method => ("#contenu", "Aller au contenu"),
    };
    let skip_link = html("a").class("evitement").attr("href", target).child(words);
    html("div")
        .attr("id", "app")
        .child(skip_link)
        .child(header(store, view))
        .child(announcer(store, chunks.sheets))
        .child(notices(store))
        .child(if view.has_map() { map_main(store, chunks) } else { plan_main(store, chunks) })
}

/// The map, its table and the sheets beside them.
fn map_main(store: Store, Chunks { sheets, officials, figures, .. }: Chunks) -> Element {
    // Number of colours of the ramp; none if they are fixed, around the threshold.
    let ramp = move || store.chart.with(|chart| chart.ramp_len());
    // Number of classes below zero, if the ramp diverges there.
    let below_zero = move || store.chart.with(|chart| chart.count_below_zero());
    let deferred = deferred_store(store);
    let is_families_page = store.state.with_untracked(|state| state.view == View::Families);
    let tools = move || if is_families_page { None } else { officials.get_or_request() };
    let answer_map = move || Some(sheets.get_or_request()?.answer_map);
    let sheets_column = html("div")
        .class("fiches")
        .child(service_card(store, sheets))
        .child(panel(deferred, sheets));
    html("main")
        .attr("id", "contenu")
        .bind_attr("data-rampe", ramp)
        .bind_attr("data-zero", below_zero)
        .child(sheets_column)
        .children(is_families_page.then(|| lazy(move || finder(store, sheets))))
        .child(lazy(move || map_view(store, deferred, figures, answer_map)))
        .child(island(move || Some((figures.views()?.table)(deferred, figures))))
        .child(slot(move || Some((tools()?.tools)(store.with_shown_dataset()))))
}

/// The `main` of the plan's page.
fn plan_main(store: Store, Chunks { plan, .. }: Chunks) -> Element {
    html("main").attr("id", "contenu").children(plan.main_content(store))
}
