//! Small components shared by the panel, the cards and the territories' pages: sourced figures, contradictions,
//! services.

use analysis::nearby::directory::location_text;
use analysis::wording::dated::{date_text, service_date};
use analysis::wording::format::{counted, on_date, typeset};
use analysis::wording::labels::{eaje_kind_label, statement_text};
use analysis::wording::naming::service_title;
use analysis::wording::sheet::{Fact, citation};
use dom::{Element, html};
use model::{Anomaly, Dataset, Service};

/// A line about a service, with its date: « micro-crèche, 10 places, Nogent, fin 2015 ».
#[must_use]
pub fn service_line(dataset: &Dataset, service: &Service) -> String {
    let counted_noun = |n: Option<u32>, noun: &str| n.map(|n| counted(n as usize, noun));
    let date = date_text(service_date(dataset, service));
    let parts = [
        (!service.is_open()).then(|| "en projet".to_owned()),
        service.eaje_kind.map(|kind| eaje_kind_label(kind).to_owned()),
        counted_noun(service.places, "place"),
        counted_noun(service.actions, "action"),
        Some(location_text(dataset, service)),
        Some(date),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The operator of a service, if the document names it.
#[must_use]
pub fn manager_sentence(service: &Service) -> Option<String> {
    service.manager.as_ref().map(|name| format!("Géré par\u{a0}: {name}."))
}

/// Where the document mentions a service, and the date of that information.
#[must_use]
pub fn service_source_text(dataset: &Dataset, service: &Service) -> String {
    let place = citation(&service.source);
    format!("{place} (situation {})", on_date(service_date(dataset, service)))
}

/// The name of a service, linked to its card at `href` (see `browser::history::on_link_click`), and a line about
/// it. `with_category` adds the category to the name, for lists without category headings.
pub fn service_link(
    dataset: &Dataset,
    service: &Service,
    href: String,
    with_category: bool,
) -> [Element; 2] {
    let name = if with_category { service_title(service) } else { service.name.clone() };
    let details = format!(", {}", service_line(dataset, service));
    [html("a").attr("href", href).child(name), html("span").class("discret").child(details)]
}

/// A list of figures with their sources.
pub fn fact_list(facts: Vec<Fact>) -> Element {
    let fact = |fact: Fact| {
        let figure = html("dd")
            .child(html("strong").child(fact.value))
            .child(html("span").class("origine").child(fact.source_text));
        html("div").child(html("dt").child(fact.label)).child(figure)
    };
    html("dl").class("faits").children(facts.into_iter().map(fact))
}

/// The contradictions of the document.
pub fn contradictions(anomalies: &[&Anomaly]) -> Vec<Element> {
    let anomaly = |anomaly: &&Anomaly| {
        let words = format!(
            "Imprimé\u{a0}: {}. Lu ailleurs ou calculé\u{a0}: {}. {}",
            statement_text(&anomaly.printed),
            statement_text(&anomaly.computed),
            typeset(&anomaly.explanation)
        );
        let source = citation(&anomaly.source);
        html("div")
            .class("anomalie")
            .child(html("p").child(html("strong").child(typeset(&anomaly.subject))))
            .child(html("p").child(words))
            .child(html("p").class("origine").child(source))
    };
    anomalies.iter().map(anomaly).collect()
}
