//! The page of the whole département: later publications, its towns, and its communes outside all territories.

use super::super::elements::{chapter, link, table};
use super::super::static_page::StaticPage;
use super::commune_data::{Communes, communes_facilities, help_places, yearly_sums};
use super::series::yearly_charts;
use super::{ROOT, open_data};
use analysis::export::series::has_later_publications;
use analysis::grid::Cell;
use analysis::search::tokens;
use analysis::statistics::series::{Series, yearly_counts};
use analysis::wording::format::{NBSP, counted, typeset};
use analysis::wording::labels::SITE_NAME;
use analysis::wording::later_publications::{communes_today_in, national_rank_text, rates_table};
use analysis::wording::sentence::departement_sentence;
use analysis::wording::series::years_table;
use dom::{Element, html};
use model::{Dataset, InseeCode, Role, Siren, SiteContent, TerritoryId};
use state::View;
use state::link::territory_path;

/// Path of the page, like that of a territory, with the département's code.
pub fn path(dataset: &Dataset) -> String {
    format!("territoire/{}/", dataset.metadata.departement.code)
}

/// The page with its path; `None` if no other publication has more than the map. `latest` is the dataset of the
/// latest découpage.
pub fn page(
    dataset: &Dataset,
    latest: &Dataset,
    site_content: &SiteContent,
    site: Option<&str>,
) -> Option<(String, String)> {
    let communes = current_communes(latest);
    let series = series(latest, &communes);
    if !has_later_publications(dataset) {
        return None;
    }
    let name = &dataset.metadata.departement.name;
    let rate = latest.indicator_for(Role::Coverage).map(|rate| departement_sentence(latest, rate));
    let page = StaticPage {
        path: path(dataset),
        view: None,
        title: format!("{name}{NBSP}: les chiffres année par année – {SITE_NAME}"),
        description: rate.clone().unwrap_or_else(|| name.clone()),
    };
    let html = page.html(dataset, site_content, site, content(latest, &communes, &series, rate));
    Some((page.path, html))
}

/// The communes of today, by name.
fn current_communes(latest: &Dataset) -> Vec<(InseeCode, &str)> {
    let inside = latest.epci().flat_map(|territory| communes_today_in(latest, territory.siren()));
    let mut communes: Vec<_> = inside.chain(communes_today_in(latest, None)).collect();
    communes.sort_by_key(|(_, name)| tokens(name));
    communes
}

/// Series of the whole département: the coverage rate, indicators that no map shows, and sums over all communes
/// of today.
fn series<'a>(dataset: &'a Dataset, communes: &Communes<'_>) -> Vec<Series<'a>> {
    let Some(details) = dataset.details.get() else { return Vec::new() };
    let codes: Vec<InseeCode> = communes.iter().map(|(code, _)| *code).collect();
    let indicators = dataset.commune_figures.get().map_or(&[][..], |figures| &figures.indicators);
    let sums = yearly_counts(indicators, &codes).map(|i| Series::sum_of_communes(i, &codes));
    let further = &details.indicators;
    let all = dataset.indicator_for(Role::Coverage).into_iter().chain(further);
    let all = all.map(|indicator| Series::for_territory(indicator, &TerritoryId::Departement));
    let has_later_source =
        |series: &Series<'_>| series.publications().iter().any(|p| p.id != dataset.document.id);
    all.chain(sums).filter(|series| series.points.len() > 1 && has_later_source(series)).collect()
}

fn content(
    latest: &Dataset,
    communes: &Communes<'_>,
    series: &[Series<'_>],
    rate: Option<String>,
) -> Element {
    let name = latest.metadata.departement.name.as_str();
    let to_map = format!("{ROOT}{}?decoupage={}", View::Territories.path(), latest.decoupage);
    let territories = latest.epci().filter_map(|territory| {
        Some(html("li").child(link(
            format!("{ROOT}{}", territory_path(territory.siren()?)),
            territory.name.as_str(),
        )))
    });
    let words = html("div")
        .child(html("h1").child(name.to_owned()))
        .children(rate.map(|rate| html("p").class("phrase").child(rate)))
        .children(national_rank_text(latest, &TerritoryId::Departement).map(|r| html("p").child(r)))
        .child(html("p").class("mene").child(link(to_map, "Voir sur la carte interactive")));
    let territory_links = html("nav")
        .attr("aria-labelledby", "territoires")
        .child(html("h2").attr("id", "territoires").child("Ses intercommunalités d’aujourd’hui"))
        .child(html("ul").children(territories));
    let rows: Vec<(Cell, Series<'_>)> =
        series.iter().map(|series| (Cell::text(series.label), series.clone())).collect();
    let values = years_table(format!("{name}, année par année"), "Chiffre", &rows);
    let definitions = definitions(latest, series);
    let years = chapter("tableau", "annees", "Année par année")
        .children(yearly_charts(series, &values, Vec::new(), "annees-departement".to_owned(), ROOT))
        .child(definitions);
    let outside = communes_today_in(latest, None);
    html("main")
        .attr("id", "contenu")
        .class("page-territoire")
        .child(html("div").class("ouverture").child(words).child(territory_links))
        .child(years)
        .children(rates(latest))
        .children(help_places(latest, communes))
        .children((!outside.is_empty()).then(|| {
            let title =
                format!("Hors de ces {}", counted(latest.epci().count(), "intercommunalité"));
            let remark = latest.shown_decoupage().and_then(|decoupage| decoupage.note.clone());
            chapter("tableau", "hors", title)
                .children(remark.map(|words| html("p").child(typeset(&words))))
                .children(communes_facilities(latest, &outside))
                .children(yearly_sums(latest, &outside, &[]))
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
        let indicator =
            details.iter().find(|i| i.id.as_str() == series.id).or(dataset.indicator(series.id))?;
        let meaning = html("dd").child(typeset(&indicator.definition));
        Some(html("div").child(html("dt").child(series.label.to_owned())).child(meaning))
    };
    html("details")
        .child(html("summary").child("Ce que chaque chiffre compte"))
        .child(html("dl").class("sens").children(series.iter().filter_map(term)))
}

/// The rates of today's territories and of the wholes around them, with numerator and denominator.
fn rates(dataset: &Dataset) -> Option<Element> {
    let mut grid = rates_table(dataset)?;
    for row in &mut grid.rows {
        let name = &row.row_header.text;
        let siren = dataset.epci().find(|t| t.name == *name).and_then(|t| t.siren());
        row.row_header.link = siren.map(|siren: Siren| territory_path(siren)).unwrap_or_default();
    }
    Some(chapter("tableau", "taux", "Le taux et ses parts").child(table(&grid, "taux", ROOT)))
}
