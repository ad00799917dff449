//! Which pins are shown: one box per category, which is also the pins' legend.

use leptos::prelude::*;

use super::map::pins::shape;
use crate::compute::format::NBSP;
use crate::compute::pins::counts;
use crate::compute::wording::{full_name, wording};
use crate::domain::Category;
use crate::state::{Intent, ServiceFilter, Store};

/// The boxes.
#[component]
pub fn Filters(store: Store) -> impl IntoView {
    let boxes = counts(store.dataset).map(|(category, count)| {
        view! { <Choice store=store category=category count=count /> }
    });
    let all = move || store.view.with(|state| state.services == ServiceFilter::ALL);
    let toggle_all = move |_| store.dispatch(Intent::ShowAllServices(!all()));
    let words = move || if all() { "Tout masquer" } else { "Tout montrer" };
    view! {
        <fieldset class="filtres">
            <legend>"Services sur la carte"</legend>
            {boxes.collect_view()}
            <button type="button" class="sobre" on:click=toggle_all>{words}</button>
        </fieldset>
    }
}

#[component]
fn Choice(store: Store, category: Category, count: usize) -> impl IntoView {
    let shown = move || store.view.with(|state| state.services.shows(category));
    let toggle = move |_| store.dispatch(Intent::ToggleCategory(category));
    view! {
        <label class="case">
            <input type="checkbox" name="services" value=category.code() checked=true prop:checked=shown on:change=toggle />
            <Pictogram category=category />
            <span>{format!("{}{NBSP}:{NBSP}{count}", full_name(category))}</span>
        </label>
    }
}

/// The shape and letter of a category, as on the map.
#[component]
pub fn Pictogram(category: Category) -> impl IntoView {
    view! {
        <svg class="pictogramme" viewBox="-12 -12 24 24" aria-hidden="true" data-category=category.code()>
            <path d=shape(category) />
            <text y="4">{wording(category).letter}</text>
        </svg>
    }
}
