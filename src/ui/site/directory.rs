//! The list of all services by category, with and without pins. The territories' pages list theirs in the same
//! way.

use crate::ui::filters::pictogram;
use crate::ui::shared_facts::{manager_sentence, service_link, service_source_text};
use analysis::nearby::directory::services_by_category;
use analysis::wording::dated::list_age_text;
use analysis::wording::family_words::ReadingLevel;
use analysis::wording::labels::{category_name, category_words};
use dom::{Element, html};
use model::{Category, Dataset, Service};

pub fn directory(dataset: &Dataset) -> Element {
    // Dates and no ages: the build must write the same page on any day.
    let age = list_age_text(dataset, dataset.services.iter(), None, ReadingLevel::Full);
    let title = format!("Tous les services {}", dataset.document.words.genitive);
    let rubrics = services_by_category(dataset, |_| true).into_iter();
    let rubrics = rubrics.map(|(category, services)| rubric(dataset, category, &services, ""));
    html("section")
        .class("annuaire")
        .attr("id", "services")
        .attr("aria-labelledby", "services-titre")
        .child(html("h2").attr("id", "services-titre").child(title))
        .children(age.map(|age| html("p").child(age)))
        .child(html("div").class("rubriques").children(rubrics))
}

/// The services of a category, under its everyday name. `root` is the relative path to the map's page; if that
/// is another page, each service has its details.
pub fn rubric(dataset: &Dataset, category: Category, services: &[&Service], root: &str) -> Element {
    let details = |service: &Service| {
        let words = [manager_sentence(service), Some(service_source_text(dataset, service))];
        let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
        html("span").class("origine").child(words)
    };
    let item = |service: &&Service| {
        let href = format!("{root}?structure={}", service.id);
        html("li")
            .children(service_link(dataset, service, href, false))
            .children((!root.is_empty()).then(|| details(service)))
    };
    html("div")
        .class("rubrique")
        .child(html("h3").child(pictogram(category)).child(" ").child(category_name(category)))
        .child(html("p").class("definition").child(category_words(category).meaning))
        .child(html("ul").children(services.iter().map(item)))
}
