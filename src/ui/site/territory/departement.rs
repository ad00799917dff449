//! The page of the whole département: later publications, its towns, and its communes outside all territories.

use super::super::elements::{chapter, link, table};
use super::super::static_page::StaticPage;
use super::later::{Communes, places_to_ask, what_communes_have, yearly_sums};
use super::series::years_of;
use super::{ROOT, open_data};
use analysis::export::series::has_any;
use analysis::grid::Cell;
use analysis::search::tokens;
use analysis::statistics::series::{Series, yearly};
use analysis::wording::format::{NBSP, counted, typeset};
use analysis::wording::labels::SITE;
use analysis::wording::later_publications::{communes_in, place_in_france, rates_of_all};
use analysis::wording::sentence::of_departement;
use analysis::wording::series::over_years;
use dom::{Element, html};
use model::{Dataset, InseeCode, Role, Siren, SiteContent, TerritoryId};
use state::View;
use state::link::page_of;

/// Path of the page, like that of a territory, with the département's code.
pub fn path(dataset: &Dataset) -> String {
    format!("territoire/{}/", dataset.metadata.departement.code)
}

/// The page with its path; `None` if no other publication has more than the map. `today` is the dataset of the
/// latest découpage.
pub fn page(
    dataset: &Dataset,
    today: &Dataset,
    background: &SiteContent,
    site: Option<&str>,
) -> Option<(String, String)> {
    let every = every_commune(today);
    let series = series(today, &every);
    if !has_any(dataset) {
        return None;
    }
    let name = &dataset.metadata.departement.name;
    let rate = today.in_role(Role::Coverage).map(|rate| of_departement(today, rate));
    let page = StaticPage {
        path: path(dataset),
        view: None,
        title: format!("{name}{NBSP}: les chiffres année par année – {SITE}"),
        description: rate.clone().unwrap_or_else(|| name.clone()),
    };
    let html = page.html(dataset, background, site, content(today, &every, &series, rate));
    Some((page.path, html))
}

/// The communes of today, by name.
fn every_commune(today: &Dataset) -> Vec<(InseeCode, &str)> {
    let inside = today.epci().flat_map(|territory| communes_in(today, territory.siren()));
    let mut every: Vec<_> = inside.chain(communes_in(today, None)).collect();
    every.sort_by_key(|(_, name)| tokens(name));
    every
}

/// Series of the whole département: the coverage rate, indicators that no map shows, and sums over `every`
/// commune.
fn series<'a>(dataset: &'a Dataset, every: &Communes<'_>) -> Vec<Series<'a>> {
    let Some(details) = dataset.details.get() else { return Vec::new() };
    let codes: Vec<InseeCode> = every.iter().map(|(code, _)| *code).collect();
    let indicators = dataset.commune_figures.get().map_or(&[][..], |figures| &figures.indicators);
    let sums = yearly(indicators, &codes).map(|indicator| Series::of_communes(indicator, &codes));
    let further = &details.indicators;
    let all = dataset.in_role(Role::Coverage).into_iter().chain(further);
    let all = all.map(|indicator| Series::of_territory(indicator, &TerritoryId::Departement));
    let of_others = |series: &Series<'_>| {
        series.publications().iter().any(|publication| publication.id != dataset.document.id)
    };
    all.chain(sums).filter(|series| series.points.len() > 1 && of_others(series)).collect()
}

fn content(
    today: &Dataset,
    every: &Communes<'_>,
    series: &[Series<'_>],
    rate: Option<String>,
) -> Element {
    let name = today.metadata.departement.name.as_str();
    let to_map = format!("{ROOT}{}?decoupage={}", View::Territories.path(), today.decoupage);
    let territories =
        today.epci().filter_map(|territory| {
            Some(html("li").child(link(
                format!("{ROOT}{}", page_of(territory.siren()?)),
                territory.name.as_str(),
            )))
        });
    let words = html("div")
        .child(html("h1").child(name.to_owned()))
        .children(rate.map(|rate| html("p").class("phrase").child(rate)))
        .children(
            place_in_france(today, &TerritoryId::Departement).map(|place| html("p").child(place)),
        )
        .child(html("p").class("mene").child(link(to_map, "Voir sur la carte interactive")));
    let ways = html("nav")
        .attr("aria-labelledby", "territoires")
        .child(html("h2").attr("id", "territoires").child("Ses intercommunalités d’aujourd’hui"))
        .child(html("ul").children(territories));
    let lines: Vec<(Cell, Series<'_>)> =
        series.iter().map(|series| (Cell::words(series.label), series.clone())).collect();
    let values = over_years(format!("{name}, année par année"), "Chiffre", &lines);
    let definitions = definitions(today, series);
    let years = chapter("tableau", "annees", "Année par année")
        .children(years_of(series, &values, Vec::new(), "annees-departement".to_owned(), ROOT))
        .child(definitions);
    let outside = communes_in(today, None);
    html("main")
        .attr("id", "contenu")
        .class("page-territoire")
        .child(html("div").class("ouverture").child(words).child(ways))
        .child(years)
        .children(rates(today))
        .children(places_to_ask(today, every))
        .children((!outside.is_empty()).then(|| {
            let title =
                format!("Hors de ces {}", counted(today.epci().count(), "intercommunalité"));
            let remark = today.shown_decoupage().and_then(|decoupage| decoupage.note.clone());
            chapter("tableau", "hors", title)
                .children(remark.map(|words| html("p").child(typeset(&words))))
                .children(what_communes_have(today, &outside))
                .children(yearly_sums(today, &outside, &[]))
        }))
        .child(
            chapter("tableau", "donnees", "Données ouvertes")
                .child(html("p").children(open_data())),
        )
}

/// The definition of each series, from the data.
fn definitions(dataset: &Dataset, series: &[Series<'_>]) -> Element {
    let details = dataset.details.get().map_or(&[][..], |details| &details.indicators);
    let term = |series: &Series<'_>| {
        let indicator = details
            .iter()
            .find(|indicator| indicator.id.as_str() == series.id)
            .or(dataset.indicator(series.id))?;
        let meaning = html("dd").child(typeset(&indicator.definition));
        Some(html("div").child(html("dt").child(series.label.to_owned())).child(meaning))
    };
    html("details")
        .child(html("summary").child("Ce que chaque chiffre compte"))
        .child(html("dl").class("sens").children(series.iter().filter_map(term)))
}

/// The rates of today's territories and of the wholes around them, with numerator and denominator.
fn rates(dataset: &Dataset) -> Option<Element> {
    let mut grid = rates_of_all(dataset)?;
    for line in &mut grid.lines {
        let name = &line.head.text;
        let siren = dataset
            .epci()
            .find(|territory| territory.name == *name)
            .and_then(|territory| territory.siren());
        line.head.link = siren.map(|siren: Siren| page_of(siren)).unwrap_or_default();
    }
    Some(chapter("tableau", "taux", "Le taux et ses parts").child(table(&grid, "taux", ROOT)))
}
