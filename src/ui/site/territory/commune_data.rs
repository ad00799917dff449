//! Data of other publications on the communes of a territory: yearly figures, present facilities, places of
//! help.

use super::super::elements::{chapter, table};
use super::ROOT;
use super::series::yearly_charts;
use analysis::grid::Cell;
use analysis::statistics::series::{Series, town_indicators, towns_with_data, yearly_counts};
use analysis::wording::format::{on_date, sentence_case, typeset, unrounded};
use analysis::wording::labels::publication_reference;
use analysis::wording::later_publications::{commune_table, counts_text};
use analysis::wording::series::years_table;
use dom::{Element, html};
use model::{CommuneFigures, CommuneNames, Dataset, InseeCode};

/// Communes of today, by code and name.
pub type Communes<'a> = [(InseeCode, &'a str)];

/// Yearly counts summed over the communes, with the values of each commune in the table. `notes` say what the
/// sum leaves out.
pub fn yearly_sums(dataset: &Dataset, communes: &Communes<'_>, notes: &[String]) -> Vec<Element> {
    let Some(figures) = dataset.commune_figures.get() else { return Vec::new() };
    let codes = codes(communes);
    let indicator_charts = |indicator| {
        let sum = Series::sum_of_communes(indicator, &codes);
        let all = communes
            .iter()
            .map(|(code, name)| (Cell::text(*name), Series::for_commune(indicator, *code)))
            .collect::<Vec<_>>();
        let caption = format!("{} de chaque commune d’aujourd’hui", indicator.label);
        yearly_charts(
            &[sum],
            &years_table(caption, "Commune", &all),
            notes.to_vec(),
            "par-an".to_owned(),
            ROOT,
        )
    };
    yearly_counts(&figures.indicators, &codes).flat_map(indicator_charts).collect()
}

/// Figures that exist only for large towns, a section each. Charted if the map has the same measure; all are in
/// the table.
pub fn town_sections(dataset: &Dataset, communes: &Communes<'_>) -> Vec<Element> {
    let Some(figures) = dataset.commune_figures.get() else { return Vec::new() };
    let sections =
        towns_with_data(&figures.indicators, &codes(communes)).into_iter().flat_map(|town| {
            let name = communes.iter().find(|(code, _)| *code == town).map_or("", |(_, name)| name);
            let indicators = town_indicators(&figures.indicators);
            let all: Vec<(Cell, Series<'_>)> = indicators
                .map(|i| (Cell::text(i.label.as_str()), Series::for_commune(i, town)))
                .filter(|(_, series)| !series.points.is_empty())
                .collect();
            let chart_series = all.iter().filter(|(_, s)| dataset.indicator(s.id).is_some());
            let chart_series: Vec<Series<'_>> = chart_series.map(|(_, s)| s.clone()).collect();
            let grid = years_table(format!("{name}, année par année"), "Chiffre", &all);
            let heading = html("h3").child(format!("La commune de {name}"));
            [heading].into_iter().chain(yearly_charts(
                &chart_series,
                &grid,
                Vec::new(),
                format!("ville-{town}"),
                ROOT,
            ))
        });
    sections.collect()
}

/// Places where families are helped, by name, and how many another publication counts.
pub fn help_places(dataset: &Dataset, communes: &Communes<'_>) -> Option<Element> {
    let figures = dataset.commune_figures.get()?;
    let all: Vec<Element> = figures
        .names
        .iter()
        .filter(|names| names.offer.is_some())
        .flat_map(|names| named_places(figures, names, communes))
        .collect();
    (!all.is_empty())
        .then(|| chapter("annuaire", "demarches", "Être aidé dans ses démarches").children(all))
}

fn named_places(
    figures: &CommuneFigures,
    names: &CommuneNames,
    communes: &Communes<'_>,
) -> Vec<Element> {
    let items = communes.iter().flat_map(|(code, commune)| {
        names.names_in(*code).iter().map(move |name| {
            html("li")
                .child((*commune).to_owned())
                .child(" ")
                .child(html("span").class("origine").child(name.clone()))
        })
    });
    let items: Vec<Element> = items.collect();
    if items.is_empty() {
        return Vec::new();
    }
    let counterpart = names.id.as_str().strip_suffix("_noms").and_then(|id| figures.indicator(id));
    let count = counterpart.and_then(|indicator| {
        let sum = Series::sum_of_communes(indicator, &codes(communes));
        let point = sum.points.last().copied()?;
        Some(format!(
            " {} en compte {} {}.",
            sentence_case(&point.publication.words.subject),
            unrounded(point.value),
            on_date(point.date)
        ))
    });
    let source = publication_reference(&names.publication);
    let about = format!("{} Source : {source}.{}", names.definition, count.unwrap_or_default());
    vec![html("p").class("note").child(typeset(&about)), html("ul").class("lieux").children(items)]
}

/// The facilities of the communes today: a sentence, then commune by commune.
pub fn communes_facilities(dataset: &Dataset, communes: &Communes<'_>) -> Vec<Element> {
    let sentence = counts_text(dataset, "Dans ces communes", &codes(communes))
        .map(|words| html("p").child(typeset(&words)));
    let by_commune = commune_table(dataset, communes).map(|grid| {
        html("details").child(html("summary").child("Voir commune par commune")).child(table(
            &grid,
            "communes-aujourdhui",
            ROOT,
        ))
    });
    sentence.into_iter().chain(by_commune).collect()
}

fn codes(communes: &Communes<'_>) -> Vec<InseeCode> {
    communes.iter().map(|(code, _)| *code).collect()
}
