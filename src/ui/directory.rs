//! All services in one list, by category: the map's pins and those that have none. It never
//! changes: it is written into the HTML and the program leaves it alone.

use leptos::prelude::*;

use super::facts::ServiceLink;
use super::filters::Pictogram;
use crate::compute::directory::by_category;
use crate::compute::wording::{full_name, wording};
use crate::domain::Dataset;

/// The list of all services.
#[component]
pub fn Directory(dataset: &'static Dataset) -> impl IntoView {
    let group = move |(category, services): (_, Vec<&'static _>)| {
        let items = services
            .into_iter()
            .map(|service| view! { <li><ServiceLink dataset=dataset service=service /></li> })
            .collect_view();
        view! {
            <div class="rubrique">
                <h3><Pictogram category=category /> {full_name(category)}</h3>
                <p class="definition">{wording(category).meaning}</p>
                <ul>{items}</ul>
            </div>
        }
    };
    view! {
        <section class="annuaire" id="services" aria-labelledby="services-titre">
            <h2 id="services-titre">"Tous les services du document"</h2>
            <div class="rubriques">
                {by_category(dataset, |_| true).into_iter().map(group).collect_view()}
            </div>
        </section>
    }
}
