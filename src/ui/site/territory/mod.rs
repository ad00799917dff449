//! The page of one territory.

mod locator;
mod sections;

use self::locator::locator;
use self::sections::{communes, figures, neighbours, services};
use super::document::Document;
use crate::ui::facts::contradictions;
use analysis::wording::sentence::of_territory;
use analysis::wording::sheet::touching;
use analysis::wording::territory_page::{description, priority, title};
use dom::{Element, html};
use model::{Anomaly, Background, Dataset, Epci, Role};
use state::link::page_of;

/// The way from a territory's page to the site's root.
const ROOT: &str = "../../";

/// The pages of all territories by path. `site` is the address of the site, where it is known.
#[must_use]
pub fn territory_pages(
    dataset: &'static Dataset,
    background: &Background,
    site: Option<&str>,
) -> Vec<(String, String)> {
    let page = |territory: &'static Epci| {
        let path = page_of(territory.siren()?);
        let document = Document {
            path: path.clone(),
            view: None,
            title: title(dataset, territory),
            description: description(dataset, territory),
        };
        Some((path, document.html(dataset, background, site, content(dataset, territory))))
    };
    dataset.epci().filter_map(page).collect()
}

fn content(dataset: &'static Dataset, territory: &'static Epci) -> Element {
    let siren = territory.siren().map(|siren| siren.to_string()).unwrap_or_default();
    let rate = dataset.in_role(Role::Coverage);
    let sentence = rate.map(|rate| of_territory(dataset, rate, territory));
    let contradicted: Vec<&Anomaly> = touching(dataset.anomalies(), &territory.id).collect();
    let consistent = contradicted
        .is_empty()
        .then(|| html("p").child("Nous n’avons relevé aucune contradiction dans ses chiffres."));
    let to_map = html("a")
        .attr("href", format!("{ROOT}?epci={siren}"))
        .child("Voir sur la carte interactive");
    let words = html("div")
        .child(html("h1").child(territory.name.as_str()))
        .children(sentence.map(|sentence| html("p").class("phrase").child(sentence)))
        .children(priority(dataset, territory).map(|words| html("p").child(words)))
        .child(html("p").class("mene").child(to_map))
        .child(neighbours(dataset, territory, ROOT));
    html("main")
        .attr("id", "contenu")
        .class("page-territoire")
        .attr("data-epci", siren)
        .child(html("div").class("ouverture").child(words).child(locator(dataset, territory, ROOT)))
        .children(services(dataset, territory, ROOT))
        .child(figures(dataset, territory))
        .child(
            html("section")
                .class("tableau")
                .attr("aria-labelledby", "contredit")
                .child(html("h2").attr("id", "contredit").child("Ce que le document contredit"))
                .children(consistent)
                .children(contradictions(&contradicted)),
        )
        .child(communes(dataset, territory))
}
