//! The generated sentences: one per territory, and one or two for the département.

use crate::statistics::coverage::{threshold_indicator, threshold_of};
use crate::statistics::departement_totals::{
    computed_total, epci_count_text, negative_gaps_text, printed_totals_text, status_counts_text,
};
use crate::statistics::figure_status::{FigureStatus, count_aggregated, figure_status};
use crate::statistics::ranking::{epci_values, order_text, rank};
use crate::wording::format::{self, NBSP, THIN, on_date, percent, rounded, some_of, unrounded};
use model::{
    Aggregation, Dataset, Figure, Indicator, IndicatorKind, Provenance, Role, Territory,
    TerritoryId,
};
use small_std::interpolate;

/// The indicator's value for a territory, in one sentence.
#[must_use]
pub fn territory_sentence(
    dataset: &Dataset,
    indicator: &Indicator,
    territory: &Territory,
) -> String {
    let name = territory_name(dataset, territory);
    let figure = match figure_status(indicator, territory) {
        FigureStatus::Own(figure) => figure,
        FigureStatus::Aggregated(sum) => {
            return format!(
                "{name}{NBSP}: {} ne donne que la somme de {} intercommunalités, \
                 celle-ci comprise{NBSP}: {} {}.",
                sum.source.publication.words.subject,
                count_aggregated(dataset, indicator),
                figure_phrase(indicator, sum),
                on_date(sum.date)
            );
        }
        FigureStatus::NoDenominator(words) => {
            return format!(
                "{name}{NBSP}: {words}, donc pas de valeur ({}).",
                dates_text(dataset, indicator)
            );
        }
        FigureStatus::NotComputable => {
            return format!(
                "{name}{NBSP}: non calculable, car {} ne donne pas cette valeur pour chacune des {} \
                 intercommunalités qu’elle réunit.",
                indicator.source.publication.words.subject,
                territory.merged_from.len()
            );
        }
        FigureStatus::Missing => {
            let source = &indicator.source.publication.words.subject;
            return format!("{name}{NBSP}: {source} ne donne pas cette valeur.");
        }
    };
    let mut sentence = format!("{name}{NBSP}: {}", dated_figure(dataset, indicator, figure));
    match figure.provenance {
        Provenance::CompleteList => sentence += ", d’après une liste complète",
        Provenance::Merged => {
            let parts = territory.merged_from.len();
            sentence += &format!(", calculé pour les {parts} intercommunalités qu’elle réunit");
        }
        Provenance::Printed | Provenance::Computed => {}
    }
    if let Some(threshold) = threshold_of(dataset, indicator) {
        let side = if figure.value < threshold { "sous le" } else { "au-dessus du" };
        let attribution = threshold_attribution(dataset, indicator, figure);
        sentence += &format!(", {side} seuil de {}{attribution}", unrounded(threshold));
    }
    if let Some(rank) = rank(dataset, indicator, &territory.id) {
        let is_partial = rank.among < dataset.epci().count();
        let restriction = if is_partial { " dont la valeur est connue" } else { "" };
        sentence += &format!(
            "{THIN}; {} des {} intercommunalités{restriction}, {}",
            rank.text(),
            rank.among,
            order_text(indicator)
        );
    }
    sentence + "."
}

/// The indicator's values for the département, in one or two sentences.
#[must_use]
pub fn departement_sentence(dataset: &Dataset, indicator: &Indicator) -> String {
    let published = indicator.latest_figure(&TerritoryId::Departement);
    let sum = if published.is_none() { computed_total(dataset, indicator) } else { None };
    let mut sentence = match published.or(sum.as_ref()) {
        Some(figure) => {
            let (spread, origin) = match published {
                Some(figure) => (epci_count_text(dataset, indicator, figure), ""),
                None => (String::new(), ", somme calculée"),
            };
            let (measure, dates) =
                (figure_phrase(indicator, figure), date_suffix(dataset, indicator, figure));
            let subject = format::sentence_case(&dataset.metadata.departement.locative);
            format!("{subject}{THIN}: {measure}{spread}{dates}{origin}")
        }
        // The printed totals, with their date, are appended below.
        None if !indicator.totals.is_empty() => indicator.label.clone(),
        None => {
            let label = format!("{}, {}", indicator.label, dates_text(dataset, indicator));
            match indicator.kind {
                IndicatorKind::Count => {
                    let source = &indicator.source.publication.words.subject;
                    format!("{label}{NBSP}: {source} ne donne pas de total")
                }
                _ => label,
            }
        }
    };
    if let Some(france) = indicator.latest_figure(&TerritoryId::France) {
        let name = dataset.metadata.reference(&TerritoryId::France).unwrap_or_default();
        sentence += &format!(" ({name}{NBSP}: {})", format::figure(indicator, france.value));
    }
    for addition in [
        printed_totals_text(dataset, indicator),
        status_counts_text(dataset, indicator),
        negative_gaps_text(dataset, indicator),
    ] {
        sentence += &addition.map(|words| format!(". {words}")).unwrap_or_default();
    }
    if let Some(threshold) = threshold_of(dataset, indicator) {
        let rates = epci_values(dataset, indicator);
        let below = rates.iter().filter(|rate| **rate < threshold).count();
        let rule = percent(&unrounded(threshold));
        let under = some_of(below, rates.len(), "intercommunalités", ["n’est", "est", "sont"]);
        let figure = dataset.epci().find_map(|epci| indicator.latest_figure(&epci.id));
        let attribution =
            figure.map(|f| threshold_attribution(dataset, indicator, f)).unwrap_or_default();
        let verb = if attribution.is_empty() { "est" } else { "était" };
        sentence += &format!(
            ". {} sous le seuil de {rule}{attribution}, en dessous duquel un territoire {verb} prioritaire",
            format::sentence_case(&under)
        );
    }
    sentence + "."
}

/// A note that the values of merged intercommunalités are computed; empty if there are none.
#[must_use]
pub fn merged_values_note(dataset: &Dataset, indicator: &Indicator) -> String {
    let latest = |epci: &Territory| indicator.latest_figure(&epci.id);
    let has_merged = dataset.epci().filter_map(latest).any(|f| f.provenance == Provenance::Merged);
    if !has_merged {
        return String::new();
    }
    let method = match indicator.aggregation {
        Aggregation::Sum => "leur somme",
        _ => "100 × somme des places ÷ somme des enfants",
    };
    format!(
        "Pour une intercommunalité qui en réunit d’autres, la valeur est calculée à partir des leurs \
         ({method})."
    )
}

/// Who set an indicator's threshold, if it is another publication than the figure's: « que le document fixait ».
fn threshold_attribution(dataset: &Dataset, indicator: &Indicator, figure: &Figure) -> String {
    let rule = threshold_indicator(dataset, indicator);
    let rule = rule.and_then(|rule| rule.latest_figure(&TerritoryId::Departement));
    let other = rule.filter(|rule| rule.source.publication != figure.source.publication);
    let subject = |rule: &Figure| rule.source.publication.words.subject.clone();
    other.map(|rule| format!(" que {} fixait", subject(rule))).unwrap_or_default()
}

/// The date of the figures by intercommunalité; all dates if an indicator combines several: « places au
/// 31/12/2015, enfants au 31/12/2013 ».
#[must_use]
pub fn dates_text(dataset: &Dataset, indicator: &Indicator) -> String {
    let common_date =
        || dataset.epci().find_map(|e| indicator.latest_figure(&e.id)).map(|f| on_date(f.date));
    mixed_dates(indicator).or_else(common_date).unwrap_or_default()
}

/// The different dates that `indicator` combines, each with its operand; `None` if there is only one.
#[must_use]
pub fn mixed_dates(indicator: &Indicator) -> Option<String> {
    let first = indicator.dated_operands.first()?.date;
    if indicator.dated_operands.iter().all(|input| input.date == first) {
        return None;
    }
    let parts = indicator.dated_operands.iter().map(|i| format!("{} {}", i.words, on_date(i.date)));
    Some(parts.collect::<Vec<_>>().join(", "))
}

/// The date of the agreements (CTG): « au 31/12/2015 ».
#[must_use]
pub fn agreements_date(dataset: &Dataset) -> String {
    let dates = dataset.indicator_for(Role::Agreements).map(Indicator::dates).unwrap_or_default();
    dates.into_iter().max().map(on_date).unwrap_or_default()
}

/// The name of a territory; the land outside the EPCI is named by its communes.
#[must_use]
pub fn territory_name(dataset: &Dataset, territory: &Territory) -> String {
    if territory.siren().is_some() {
        return territory.name.clone();
    }
    let outside: Vec<&str> = dataset
        .communes
        .iter()
        .filter(|c| dataset.epci_of(c).is_none())
        .map(|c| c.name.as_str())
        .collect();
    format!("Hors EPCI ({})", outside.join(", "))
}

/// A figure with its dates and, unless it is the document, its publication.
fn dated_figure(dataset: &Dataset, indicator: &Indicator, figure: &Figure) -> String {
    figure_phrase(indicator, figure) + &date_suffix(dataset, indicator, figure)
}

fn date_suffix(dataset: &Dataset, indicator: &Indicator, figure: &Figure) -> String {
    let dates = match mixed_dates(indicator) {
        Some(dates) => format!(" ({dates})"),
        None => format!(" {}", on_date(figure.date)),
    };
    let publication = &figure.source.publication;
    if publication.id == dataset.document.id {
        return dates;
    }
    format!("{dates}, selon {}", publication.words.subject)
}

fn figure_phrase(indicator: &Indicator, figure: &Figure) -> String {
    match &indicator.phrase {
        Some(phrase) => {
            let number = rounded(figure.value, indicator.decimals());
            interpolate(&format::agree_unit(figure.value, phrase), &|_| Some(number.clone()))
        }
        None => format::figure(indicator, figure.value),
    }
}
