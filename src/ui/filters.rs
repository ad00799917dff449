//! Which pins are shown: one box per category, which is also the pins' legend.

use leptos::ev;
use leptos::prelude::*;

use super::element::{Element, html, svg};
use super::map::pins::shape;
use crate::compute::format::NBSP;
use crate::compute::pins::counts;
use crate::compute::wording::{full_name, wording};
use crate::domain::Category;
use crate::state::{Intent, ServiceFilter, Store};

/// The boxes.
pub fn filters(store: Store) -> Element {
    let boxes = counts(store.dataset).map(|(category, count)| choice(store, category, count));
    let all = move || store.view.with(|state| state.services == ServiceFilter::ALL);
    let toggle_all = move |_| store.dispatch(Intent::ShowAllServices(!untrack(all)));
    let words = move || if all() { "Tout masquer" } else { "Tout montrer" };
    html("fieldset")
        .class("filtres")
        .child(html("legend").child("Services sur la carte"))
        .children(boxes)
        .child(
            html("button")
                .attr("type", "button")
                .class("sobre")
                .on(ev::click, toggle_all)
                .says(words),
        )
}

fn choice(store: Store, category: Category, count: usize) -> Element {
    let shown = move || store.view.with(|state| state.services.shows(category));
    let tick = html("input")
        .attr("type", "checkbox")
        .attr("name", "services")
        .attr("value", category.code())
        .attr("checked", true)
        .flag("checked", shown)
        .on(ev::change, move |_| store.dispatch(Intent::ToggleCategory(category)));
    let words = format!("{}{NBSP}:{NBSP}{count}", full_name(category));
    html("label")
        .class("case")
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
        .child(svg("path").attr("d", shape(category)))
        .child(svg("text").attr("y", "4").child(wording(category).letter))
}
