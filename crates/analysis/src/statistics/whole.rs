//! What is known of the département as a whole, beside the figure that the document gives of it.

use crate::statistics::ranking::values;
use crate::statistics::standing::together;
use crate::wording::format::on;
use crate::wording::format::{self, NBSP, THIN, some_of};
use model::{
    Aggregation, ConventionStatus, Dataset, Figure, Indicator, IndicatorId, Kind, Provenance,
    Territory, TerritoryId,
};

/// The sum of what the document gives by territory and does not add up itself.
#[must_use]
pub fn summed(dataset: &Dataset, indicator: &Indicator) -> Option<Figure> {
    let own = |territory: &Territory| indicator.latest(&territory.id);
    let figures: Vec<&Figure> = dataset.territories.iter().filter_map(own).collect();
    let others = together(dataset, indicator).map(|(_, sum)| sum);
    let all = others.is_some() || dataset.epci().all(|epci| own(epci).is_some());
    if indicator.kind != Kind::Count || indicator.aggregation != Aggregation::Sum || !all {
        return None;
    }
    let value = figures.iter().copied().chain(others).map(|figure| figure.value).sum();
    Some(Figure { value, provenance: Provenance::Computed, ..(*figures.first()?).clone() })
}

/// In how many intercommunalités there is something of what adds up, where that is known of each.
#[must_use]
pub fn spread(dataset: &Dataset, indicator: &Indicator, whole: &Figure) -> String {
    let known = indicator.complete.is_some() || whole.provenance == Provenance::Computed;
    if indicator.aggregation != Aggregation::Sum || !known || together(dataset, indicator).is_some()
    {
        return String::new();
    }
    let some = values(dataset, indicator).iter().filter(|value| **value != 0.0).count();
    format!(" dans {}", format::counted(some, "intercommunalité"))
}

/// What the document prints of the whole under other names: totals of shares and of agreements,
/// rates that we compute otherwise.
#[must_use]
pub fn totals(dataset: &Dataset, indicator: &Indicator) -> Option<String> {
    let total = |id: &IndicatorId| {
        let total = dataset.indicator(id.as_str())?;
        let own = total.latest(&TerritoryId::Departement)?;
        let france = total.latest(&TerritoryId::France);
        let france = france.map(|f| format!(" (France{NBSP}: {})", format::figure(total, f.value)));
        let value = match own.value {
            // « 13 », not « 13 conventions », after « CTG signées ».
            value if total.kind == Kind::Count => format::number(total, value),
            value => format::figure(total, value),
        };
        Some(format!(
            "{}{NBSP}: {value}{}",
            format::typeset(&total.label),
            france.unwrap_or_default()
        ))
    };
    let told: Vec<String> = indicator.totals.iter().filter_map(total).collect();
    let first = dataset.indicator(indicator.totals.first()?.as_str())?;
    let source = format::sentence_case(&first.source.publication.words.subject);
    let date = first.dates().into_iter().max()?;
    Some(format!("{source} imprime, {}{NBSP}: {}", on(date), told.join(&format!("{THIN}; "))))
}

/// How many intercommunalités have reached each state.
#[must_use]
pub fn states(dataset: &Dataset, indicator: &Indicator) -> Option<String> {
    if indicator.kind != Kind::State {
        return None;
    }
    let count = |status: ConventionStatus| {
        let of = |epci: &&Territory| {
            epci.siren().and_then(|siren| dataset.convention(siren)).map(|c| c.status)
        };
        dataset.epci().filter(|epci| of(epci) == Some(status)).count()
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
        format::agreeing(going, "l’a", "l’ont"),
        format::agreeing(none, "a", "ont"),
    ))
}

/// How many intercommunalités are above zero, and how many below.
#[must_use]
pub fn sides(dataset: &Dataset, indicator: &Indicator) -> Option<String> {
    if !indicator.is_signed() {
        return None;
    }
    let values = values(dataset, indicator);
    let below = values.iter().filter(|value| **value < 0.0).count();
    let under = some_of(below, values.len(), "intercommunalités", ["n’a", "a", "ont"]);
    Some(format!("{} un écart négatif", format::sentence_case(&under)))
}
