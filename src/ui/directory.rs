//! All services in one list, by category: the map's pins and those that have none. It never
//! changes: it is written into the HTML and the program leaves it alone. Territories' pages list
//! theirs the same way.

use leptos::prelude::*;

use super::facts::{ServiceLink, manager, service_origin};
use super::filters::pictogram;
use super::slot::embedded;
use analysis::nearby::directory::by_category;
use analysis::wording::dated::of_list;
use analysis::wording::family_words::Reading;
use analysis::wording::labels::{full_name, wording};
use model::{Category, Dataset, Service};

/// The list of all services.
#[component]
pub fn Directory(dataset: &'static Dataset) -> impl IntoView {
    let group = move |(category, services)| {
        view! { <Rubric dataset=dataset category=category services=services /> }
    };
    // Written by the build, which must give the same page on any day: the dates, no age.
    let age = of_list(dataset, dataset.services.iter(), None, Reading::Full);
    view! {
        <section class="annuaire" id="services" aria-labelledby="services-titre">
            <h2 id="services-titre">"Tous les services du document"</h2>
            <p>{age}</p>
            <div class="rubriques">
                {by_category(dataset, |_| true).into_iter().map(group).collect_view()}
            </div>
        </section>
    }
}

/// The services of one category, under its everyday word.
#[component]
pub fn Rubric(
    dataset: &'static Dataset,
    category: Category,
    services: Vec<&'static Service>,
    /// Where not on the map's page, the way to it; each service then says all that is known.
    #[prop(optional)]
    root: &'static str,
) -> impl IntoView {
    let details = |service: &Service| {
        (!root.is_empty()).then(|| {
            let words = [manager(service), Some(service_origin(dataset, service))];
            let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
            view! { <span class="origine">{words}</span> }
        })
    };
    let items = services
        .into_iter()
        .map(|service| {
            view! { <li><ServiceLink dataset=dataset service=service root=root />{details(service)}</li> }
        })
        .collect_view();
    view! {
        <div class="rubrique">
            <h3>{embedded(pictogram(category))} {full_name(category)}</h3>
            <p class="definition">{wording(category).meaning}</p>
            <ul>{items}</ul>
        </div>
    }
}
