//! Which pins are shown: one box per category, which is also the pins' legend.

use crate::store::{Store, memo};
use analysis::scene::pins::{counts, hidden_words, marker_path};
use analysis::wording::format::NBSP;
use analysis::wording::labels::{full_name, wording};
use dom::{Element, dynamic, event, html, svg};
use model::Category;
use state::{Intent, ServiceFilter, ViewState};

/// The words that end what the filter hides.
const SHOW_ALL: &str = "Tout afficher";

/// What the boxes are about.
const TITLE: &str = "Services sur la carte";

/// What the map does not show because of the boxes, and the way to show all; nothing where it hides
/// none of what is looked for. It is on the map: whoever sees fewer pins also sees why.
pub fn hidden(store: Store) -> Element {
    let count = memo(move || store.view.with(ViewState::hidden));
    let answers = memo(move || store.answer.with(Option::is_some));
    let told = move || {
        let count = count.get();
        let words = move || hidden_words(count, answers.get());
        let show = move |_| store.dispatch(Intent::ShowAllServices(true));
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

/// The boxes, folded: they are many, and most often all are wanted.
pub fn filters(store: Store) -> Element {
    let boxes = counts(store.dataset).map(|(category, count)| choice(store, category, count));
    let all = |state: &ViewState| state.services == ServiceFilter::ALL;
    let toggle_all =
        move |_| store.dispatch(Intent::ShowAllServices(!store.view.with_untracked(all)));
    let words = move || if store.view.with(all) { "Tout masquer" } else { SHOW_ALL };
    let idle = move || store.view.with(|state| state.sought() == ServiceFilter::NONE);
    let boxes = html("fieldset")
        .class("filtres")
        .child(html("legend").class("hors-ecran").child(TITLE))
        .children(boxes)
        .child(
            html("button")
                .attr("type", "button")
                .class("sobre")
                .on(event::CLICK, toggle_all)
                .bind_text(words),
        );
    html("details")
        .class("calques")
        .bind_class("cache", idle)
        .child(html("summary").child(TITLE))
        .child(boxes)
}

fn choice(store: Store, category: Category, count: usize) -> Element {
    let shown = move || store.view.with(|state| state.services.shows(category));
    let tick = html("input")
        .attr("type", "checkbox")
        .attr("name", "services")
        .attr("value", category.code())
        .attr("checked", true)
        .bind_prop("checked", shown)
        .on(event::CHANGE, move |_| store.dispatch(Intent::ToggleCategory(category)));
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
