//! Texts of a territory's page besides its figures: title and description for search engines, lists, sentences.

use crate::grid::{Cell, Grid, Row};
use crate::nearby::directory::{belongs_to_epci, services_by_category};
use crate::search::tokens;
use crate::statistics::coverage::{is_priority, threshold, threshold_indicator};
use crate::statistics::figure_status::{FigureStatus, count_aggregated, figure_status};
use crate::wording::format::{
    NBSP, THIN, figure, lower_case, on_date, percent, sentence_case, unrounded,
};
use crate::wording::labels::{category_name, category_words};
use crate::wording::sentence::territory_sentence;
use crate::wording::sheet::{citation, figure_source_text};
use model::{
    Category, Commune, Dataset, Indicator, PlanTitle, Role, Service, Territory, TerritoryId,
};

/// The page's title, with the words that people search for.
#[must_use]
pub fn page_title(dataset: &Dataset, territory: &Territory) -> String {
    let departement = &dataset.metadata.departement.name;
    format!("{}{NBSP}: crèches et services aux familles, {departement}", territory.name)
}

/// The page in two sentences, for search engines: coverage rate, and services that the document lists.
#[must_use]
pub fn page_description(dataset: &Dataset, territory: &Territory) -> String {
    let rate = coverage_rate(dataset).map(|rate| territory_sentence(dataset, rate, territory));
    let names: Vec<String> = territory_services(dataset, territory)
        .iter()
        .map(|(category, _)| lower_case(category_words(*category).everyday))
        .collect();
    let plan = dataset.metadata.plan.as_ref().map(PlanTitle::short_with_period);
    let sentence = match (plan, names.is_empty()) {
        (None, true) => String::new(),
        (None, false) => format!("Services{NBSP}: {}.", names.join(", ")),
        (Some(plan), true) => format!("Le {plan} n’y nomme aucun service."),
        (Some(plan), false) => format!("Le {plan} y nomme{NBSP}: {}.", names.join(", ")),
    };
    let parts = [rate.unwrap_or_default(), sentence];
    let sentences: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    sentences.join(" ")
}

/// A sentence on whether it is a priority territory; `None` without a rate or a threshold.
#[must_use]
pub fn priority_text(dataset: &Dataset, territory: &Territory) -> Option<String> {
    let (rate, limit) = (coverage_rate(dataset)?, percent(&unrounded(threshold(dataset)?)));
    let figure = rate.latest_figure(&territory.id)?;
    let below = is_priority(dataset, rate, territory);
    let rule = threshold_indicator(dataset, rate)?.latest_figure(&TerritoryId::Departement)?;
    // The threshold was set for the rate of another publication.
    if figure.source.publication != rule.source.publication {
        let side = if below { "est sous le" } else { "n’est pas sous le" };
        let subject = &rule.source.publication.words.subject;
        return Some(format!(
            "Son taux de couverture {} {side} seuil de {limit}, en dessous duquel {subject} disait un \
             territoire prioritaire.",
            on_date(figure.date)
        ));
    }
    Some(if below {
        format!(
            "C’est un territoire prioritaire{NBSP}: son taux de couverture est sous le seuil de {limit}."
        )
    } else {
        format!(
            "Ce n’est pas un territoire prioritaire{NBSP}: son taux de couverture n’est pas sous le \
             seuil de {limit}."
        )
    })
}

/// Its services by category, as on its panel.
#[must_use]
pub fn territory_services<'a>(
    dataset: &'a Dataset,
    territory: &Territory,
) -> Vec<(Category, Vec<&'a Service>)> {
    let siren = territory.siren();
    services_by_category(dataset, |s| siren.is_some_and(|siren| belongs_to_epci(dataset, s, siren)))
}

/// The services of the whole département, without any known commune or EPCI, by category.
#[must_use]
pub fn unlocated_services(dataset: &Dataset) -> Vec<(Category, Vec<&Service>)> {
    services_by_category(dataset, |service| service.epci.is_none() && service.communes.is_empty())
}

/// A sentence with the categories that the document does not list here.
#[must_use]
pub fn absent_categories_text(dataset: &Dataset, territory: &Territory) -> Option<String> {
    let present = territory_services(dataset, territory);
    let missing: Vec<String> = Category::ALL
        .into_iter()
        .filter(|category| present.iter().all(|(listed, _)| listed != category))
        .map(category_name)
        .collect();
    (!missing.is_empty())
        .then(|| {
            let source = sentence_case(&dataset.document.words.subject);
            format!("{source} n’en nomme pas ici{NBSP}: {}.", missing.join(" ; "))
        })
        .map(|words| words.replace(" ; ", &format!("{THIN}; ")))
}

/// Its communes by name, with the commune of today for those that were merged.
#[must_use]
pub fn commune_names(dataset: &Dataset, territory: &Territory) -> Vec<String> {
    let mut communes: Vec<&Commune> = dataset
        .communes
        .iter()
        .filter(|commune| dataset.epci_of(commune).is_some_and(|s| Some(s) == territory.siren()))
        .collect();
    communes.sort_by_key(|commune| tokens(&commune.name));
    let words = |commune: &Commune| match &commune.today {
        Some(today) if today.name != commune.name => {
            format!("{} (aujourd’hui {})", commune.name, today.name)
        }
        _ => commune.name.clone(),
    };
    communes.into_iter().map(words).collect()
}

/// The other territories with a page: its neighbours, then the rest.
#[must_use]
pub fn other_territories<'a>(
    dataset: &'a Dataset,
    territory: &Territory,
) -> (Vec<&'a Territory>, Vec<&'a Territory>) {
    let others = dataset.epci().filter(|other| other.id != territory.id);
    others.partition(|other| territory.layout.neighbours.contains(&other.id))
}

/// The figures that the panel does not show, including those that the document does not give.
#[must_use]
pub fn further_figures(dataset: &Dataset, territory: &Territory) -> (Grid, Option<String>) {
    let catalogue = &dataset.catalogue;
    let coverage_ids = [Role::Coverage, Role::Children].map(|role| catalogue.id_for_role(role));
    let further = dataset.offered_indicators().into_iter().filter(|indicator| {
        !coverage_ids.contains(&Some(&indicator.id))
            && !catalogue.panel_indicators.contains(&indicator.id)
            && !indicator.is_computed
    });
    let (without_figure, known): (Vec<&Indicator>, Vec<&Indicator>) =
        further.partition(|indicator| {
            let status = figure_status(indicator, territory);
            matches!(status, FigureStatus::NotComputable | FigureStatus::Missing)
        });
    let lines = known.into_iter().map(|indicator| figure_row(dataset, indicator, territory));
    let labels: Vec<String> = without_figure.iter().map(|i| lower_case(&i.label)).collect();
    let why =
        without_figure.first().map(|i| figure_status(i, territory).cell_text(|_| String::new()));
    let silent = why.map(|why| {
        let why = sentence_case(&why);
        format!("{why}{NBSP}: {}.", labels.join("\u{202f}; "))
    });
    let grid = Grid {
        caption: format!("Les autres chiffres {}", dataset.document.words.genitive),
        column_headers: ["Chiffre", "Valeur", &sentence_case(&dataset.document.words.locative)]
            .map(str::to_owned)
            .to_vec(),
        rows: lines.collect(),
    };
    (grid, silent)
}

fn figure_row(dataset: &Dataset, indicator: &Indicator, territory: &Territory) -> Row {
    let (value, note, date, place) = match figure_status(indicator, territory) {
        FigureStatus::Own(own_figure) => (
            figure(indicator, own_figure.value),
            String::new(),
            Some(own_figure.date),
            figure_source_text(own_figure),
        ),
        FigureStatus::Aggregated(sum) => (
            "non donné à part".to_owned(),
            format!(
                "{} pour {} intercommunalités ensemble, celle-ci comprise",
                figure(indicator, sum.value),
                count_aggregated(dataset, indicator)
            ),
            Some(sum.date),
            figure_source_text(sum),
        ),
        FigureStatus::NoDenominator(words) => {
            (words.to_owned(), String::new(), None, citation(&indicator.source))
        }
        other @ (FigureStatus::NotComputable | FigureStatus::Missing) => {
            (other.cell_text(|_| String::new()), String::new(), None, citation(&indicator.source))
        }
    };
    let date = date.map(|date| format!(", {}", on_date(date))).unwrap_or_default();
    Row {
        row_header: Cell::text(format!("{}{date}", indicator.label)),
        cells: vec![Cell::text(value).with_note(note), Cell::text(place)],
    }
}

fn coverage_rate(dataset: &Dataset) -> Option<&Indicator> {
    dataset.indicator_for(Role::Coverage)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_page_has_its_own_title_description_and_services() {
        let dataset = fixtures::dataset();
        let all: Vec<&Territory> = dataset.epci().collect();
        let titles: BTreeSet<String> = all.iter().map(|epci| page_title(dataset, epci)).collect();
        let words: BTreeSet<String> = all.iter().map(|e| page_description(dataset, e)).collect();
        assert_eq!((titles.len(), words.len()), (16, 16));
        for epci in &all {
            let siren = epci.siren();
            for (_, services) in territory_services(dataset, epci) {
                for service in services {
                    let is_inside = |insee: &model::InseeCode| {
                        dataset
                            .commune(*insee)
                            .is_some_and(|commune| dataset.epci_of(commune) == siren)
                    };
                    let names = service.epci == siren || service.communes.iter().any(is_inside);
                    assert!(names, "{} is not in {}", service.name, epci.name);
                }
            }
            let (neighbours, distant) = other_territories(dataset, epci);
            assert_eq!(neighbours.len() + distant.len(), 15);
            assert!(!neighbours.is_empty(), "{}", epci.name);
        }
        let counted: usize = all.iter().map(|epci| commune_names(dataset, epci).len()).sum();
        assert_eq!(counted, 436, "all but Liffol-le-Petit");
        let under = all.iter().filter_map(|epci| priority_text(dataset, epci));
        assert_eq!(under.filter(|words| words.starts_with("C’est")).count(), 6);
    }
}
