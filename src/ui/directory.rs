//! All services in one list, by category: the map's pins and those that have none.

use leptos::prelude::*;

use super::facts::ServiceLink;
use super::filters::Pictogram;
use crate::compute::directory::by_category;
use crate::compute::wording::{full_name, wording};
use crate::state::Store;

/// The list of all services.
#[component]
pub fn Directory(store: Store) -> impl IntoView {
    let group = move |(category, services): (_, Vec<&'static _>)| {
        let items = services
            .into_iter()
            .map(|service| view! { <li><ServiceLink store=store service=service /></li> })
            .collect_view();
        view! {
            <h3><Pictogram category=category /> {full_name(category)}</h3>
            <p class="definition">{wording(category).meaning}</p>
            <ul>{items}</ul>
        }
    };
    view! {
        <section class="annuaire" id="services" aria-labelledby="services-titre">
            <h2 id="services-titre">"Tous les services du document"</h2>
            {by_category(store.dataset, |_| true).into_iter().map(group).collect_view()}
        </section>
    }
}
