//! Which pins are shown: one box per category, which is also the pins' legend.

use crate::store::{Store, memo};
use analysis::scene::pins::{counts, hidden_words, marker_path};
use analysis::statistics::chart::Chart;
use analysis::wording::format::NBSP;
use analysis::wording::labels::{full_name, wording};
use dom::{Element, dynamic, event, html, svg};
use model::Category;
use state::{Intent, ServiceFilter, ViewState};

/// The words that end what the filter hides.
const SHOW_ALL: &str = "Tout afficher";

/// What the map does not show because of the boxes, and the way to show all; nothing where it hides
/// none of what is looked for. It is on the map: whoever sees fewer pins also sees why.
pub fn hidden(store: Store) -> Element {
    let count = memo(move || {
        let sought = store.view.with(ViewState::sought);
        sought.shown().count() - store.pinned.get().shown().count()
    });
    let answers = memo(move || store.answer.with(Option::is_some));
    let told = move || {
        let count = count.get();
        let words = move || hidden_words(count, answers.get());
        let show = move |_| show_services(store, ServiceFilter::ALL);
        (count > 0).then(|| {
            html("div").child(html("p").bind_text(words)).child(
                html("button")
                    .attr("type", "button")
                    .attr("data-control", "tout-afficher")
                    .on(event::CLICK, show)
                    .child(SHOW_ALL),
            )
        })
    };
    html("div").class("masques").attr("role", "status").child(dynamic(told))
}

/// The boxes.
pub fn filters(store: Store) -> Element {
    let boxes = counts(store.dataset).map(|(category, count)| choice(store, category, count));
    let toggle_all = move |_| {
        let all = store.filter.get_untracked().is_all();
        show_services(store, if all { ServiceFilter::NONE } else { ServiceFilter::ALL });
    };
    let words = move || if store.filter.get().is_all() { "Tout masquer" } else { SHOW_ALL };
    let idle = move || store.view.with(|state| state.sought() == ServiceFilter::NONE);
    html("fieldset")
        .class("filtres")
        .bind_class("cache", idle)
        .child(html("legend").child("Services sur la carte"))
        .children(boxes)
        .child(
            html("button")
                .attr("type", "button")
                .class("sobre")
                .on(event::CLICK, toggle_all)
                .bind_text(words),
        )
}

/// Shows the pins of these categories; over counts, because they are asked for.
fn show_services(store: Store, filter: ServiceFilter) {
    let over_counts = store.chart.with_untracked(Chart::is_of_counts);
    store.dispatch(Intent::ShowServices(if over_counts { filter.asked() } else { filter }));
}

fn choice(store: Store, category: Category, count: usize) -> Element {
    let shown = move || store.filter.get().shows(category);
    let toggle = move |_| show_services(store, store.filter.get_untracked().toggled(category));
    let tick = html("input")
        .attr("type", "checkbox")
        .attr("name", "services")
        .attr("value", category.code())
        .attr("checked", true)
        .bind_prop("checked", shown)
        .on(event::CHANGE, toggle);
    let words = format!("{}{NBSP}:{NBSP}{count}", full_name(category));
    // What is not looked for has no pin, ticked or not.
    let idle = move || store.view.with(|state| !state.sought().shows(category));
    html("label")
        .class("case")
        .bind_class("cache", idle)
        .child(tick)
        .child(pictogram(category))
        .child(html("span").child(words))
}

/// The shape and letter of a category, as on the map.
pub fn pictogram(category: Category) -> Element {
    svg("svg")
        .class("pictogramme")
        .attr("viewBox", "-12 -12 24 24")
        .attr("aria-hidden", "true")
        .attr("data-category", category.code())
        .attr("translate", "no")
        .child(svg("path").attr("d", marker_path(category)))
        .child(svg("text").attr("y", "4").child(wording(category).letter))
}
