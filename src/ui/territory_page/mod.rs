//! The page of one territory: a document of its own, written into the site by the build. It
//! runs no program: HTML and CSS do all, and links lead into the map.

mod head;
mod locator;
mod sections;

use leptos::prelude::*;

use self::head::Head;
use self::locator::Locator;
use self::sections::{Communes, Figures, Neighbours, Services};
use super::facts::Contradictions;
use super::footer::footer;
use super::slot::embedded;
use analysis::wording::labels::SITE;
use analysis::wording::sentence::of_territory;
use analysis::wording::sheet::touching;
use analysis::wording::territory_page::priority;
use model::{Anomaly, Dataset, Epci, Role};
use state::link::page_of;

/// The way from a territory's page to the map's.
const ROOT: &str = "../../";

/// A territory's page and where it belongs in the site.
#[derive(Clone, Debug)]
pub struct TerritoryPage {
    /// Its folder, with a slash at its end.
    pub path: String,
    /// The whole document, but for its style.
    pub html: String,
}

/// The pages of all territories. `site` is the address of the map's page, where it is known.
#[must_use]
pub fn territory_pages(dataset: &'static Dataset, site: Option<&str>) -> Vec<TerritoryPage> {
    let page = |territory: &'static Epci| {
        let path = page_of(territory.siren()?);
        let address = site.map(|site| format!("{site}{path}"));
        let view = || view! { <Whole dataset=dataset territory=territory address=address /> };
        let html = Owner::new().with(|| view().to_html());
        // Nothing takes this page over: it needs no marks between its texts.
        let html = format!("<!doctype html>{}", html.replace("<!>", ""));
        Some(TerritoryPage { path, html })
    };
    dataset.epci().filter_map(page).collect()
}

#[component]
fn Whole(
    dataset: &'static Dataset,
    territory: &'static Epci,
    address: Option<String>,
) -> impl IntoView {
    view! {
        <html lang="fr">
            <Head dataset=dataset territory=territory address=address />
            <body>
                <a class="evitement" href="#contenu">"Aller au contenu"</a>
                <header class="tete">
                    <p class="titre-site"><a href=ROOT>{SITE}</a></p>
                    <p class="sous-titre">"Haute-Marne, schéma départemental 2016-2019"</p>
                </header>
                <Main dataset=dataset territory=territory />
                {footer(dataset, ROOT).map(embedded).into_iter().collect_view()}
            </body>
        </html>
    }
}

#[component]
fn Main(dataset: &'static Dataset, territory: &'static Epci) -> impl IntoView {
    let siren = territory.siren().map(|siren| siren.to_string()).unwrap_or_default();
    let rate = dataset.in_role(Role::Coverage);
    let sentence = rate.map(|rate| of_territory(dataset, rate, territory));
    let contradicted: Vec<&'static Anomaly> =
        touching(dataset.anomalies(), &territory.id).collect();
    let consistent = contradicted.is_empty().then(|| {
        view! { <p>"Nous n’avons relevé aucune contradiction dans ses chiffres."</p> }
    });
    view! {
        <main id="contenu" class="page-territoire" data-epci=siren.clone()>
            <div class="ouverture">
                <div>
                    <h1>{territory.name.as_str()}</h1>
                    <p class="phrase">{sentence}</p>
                    <p>{priority(dataset, territory)}</p>
                    <p class="mene">
                        <a href=format!("{ROOT}?epci={siren}")>"Voir sur la carte interactive"</a>
                    </p>
                    <Neighbours dataset=dataset territory=territory />
                </div>
                <Locator dataset=dataset territory=territory />
            </div>
            <Services dataset=dataset territory=territory />
            <Figures dataset=dataset territory=territory />
            <section class="tableau" aria-labelledby="contredit">
                <h2 id="contredit">"Ce que le document contredit"</h2>
                {consistent}
                <Contradictions anomalies=contradicted />
            </section>
            <Communes dataset=dataset territory=territory />
        </main>
    }
}
