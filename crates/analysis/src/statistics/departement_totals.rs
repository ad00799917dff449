//! Totals of the département, besides the figure printed for it, in French.

use crate::statistics::figure_status::aggregated_sum;
use crate::statistics::ranking::epci_values;
use crate::wording::format::{self, NBSP, THIN, on_date, some_of};
use model::{
    Aggregation, ConventionStatus, Dataset, Figure, Indicator, IndicatorId, IndicatorKind,
    Provenance, Territory, TerritoryId,
};

/// The sum of a count over all territories, for totals that the document does not print; `None` if a figure is
/// missing.
#[must_use]
pub fn computed_total(dataset: &Dataset, indicator: &Indicator) -> Option<Figure> {
    let figure_of = |territory: &Territory| indicator.latest_figure(&territory.id);
    let figures: Vec<&Figure> = dataset.territories.iter().filter_map(figure_of).collect();
    let others = aggregated_sum(dataset, indicator).map(|(_, sum)| sum);
    let is_complete = others.is_some() || dataset.epci().all(|epci| figure_of(epci).is_some());
    if indicator.kind != IndicatorKind::Count
        || indicator.aggregation != Aggregation::Sum
        || !is_complete
    {
        return None;
    }
    let value = figures.iter().copied().chain(others).map(|figure| figure.value).sum();
    Some(Figure { value, provenance: Provenance::Computed, ..(*figures.first()?).clone() })
}

/// « dans 5 intercommunalités »: how many have a non-zero count; empty unless each one's count is known.
#[must_use]
pub fn epci_count_text(dataset: &Dataset, indicator: &Indicator, total: &Figure) -> String {
    let is_complete = indicator.zero_reason.is_some() || total.provenance == Provenance::Computed;
    if indicator.aggregation != Aggregation::Sum
        || !is_complete
        || aggregated_sum(dataset, indicator).is_some()
    {
        return String::new();
    }
    let count = epci_values(dataset, indicator).iter().filter(|value| **value != 0.0).count();
    format!(" dans {}", format::counted(count, "intercommunalité"))
}

/// What the document prints for the département under other names: totals of shares and agreements, rates that
/// we compute differently.
#[must_use]
pub fn printed_totals_text(dataset: &Dataset, indicator: &Indicator) -> Option<String> {
    let total_text = |id: &IndicatorId| {
        let total = dataset.indicator(id.as_str())?;
        let figure = total.latest_figure(&TerritoryId::Departement)?;
        let france = total.latest_figure(&TerritoryId::France);
        let france = france.map(|f| format!(" (France{NBSP}: {})", format::figure(total, f.value)));
        let value = match figure.value {
            // « 13 », not « 13 conventions », after « CTG signées ».
            value if total.kind == IndicatorKind::Count => format::number(total, value),
            value => format::figure(total, value),
        };
        Some(format!(
            "{}{NBSP}: {value}{}",
            format::typeset(&total.label),
            france.unwrap_or_default()
        ))
    };
    let parts: Vec<String> = indicator.totals.iter().filter_map(total_text).collect();
    let first = dataset.indicator(indicator.totals.first()?.as_str())?;
    let source = format::sentence_case(&first.source.publication.words.subject);
    let date = first.dates().into_iter().max()?;
    Some(format!("{source} imprime, {}{NBSP}: {}", on_date(date), parts.join(&format!("{THIN}; "))))
}

/// The number of intercommunalités with each status.
#[must_use]
pub fn status_counts_text(dataset: &Dataset, indicator: &Indicator) -> Option<String> {
    if indicator.kind != IndicatorKind::Status {
        return None;
    }
    let count = |status: ConventionStatus| {
        let status_of =
            |epci: &&Territory| epci.siren().and_then(|s| dataset.convention(s)).map(|c| c.status);
        dataset.epci().filter(|epci| status_of(epci) == Some(status)).count()
    };
    let [signed, going, none] =
        [ConventionStatus::Signed, ConventionStatus::InProgress, ConventionStatus::Absent]
            .map(count);
    let all = signed + going + none;
    let nouns = match all < dataset.epci().count() {
        true => "intercommunalités dont la convention est connue",
        false => "intercommunalités",
    };
    let signed = some_of(signed, all, nouns, ["n’a signé", "a signé", "ont signé"]);
    Some(format!(
        "{}, {going} {} en cours, {none} n’en {} pas",
        format::sentence_case(&signed),
        format::singular_or_plural(going, "l’a", "l’ont"),
        format::singular_or_plural(none, "a", "ont"),
    ))
}

/// The number of intercommunalités with a negative gap.
#[must_use]
pub fn negative_gaps_text(dataset: &Dataset, indicator: &Indicator) -> Option<String> {
    if !indicator.is_signed() {
        return None;
    }
    let values = epci_values(dataset, indicator);
    let below = values.iter().filter(|value| **value < 0.0).count();
    let under = some_of(below, values.len(), "intercommunalités", ["n’a", "a", "ont"]);
    Some(format!("{} un écart négatif", format::sentence_case(&under)))
}
