//! The evolution of a figure of the département with its base years: as printed, and as computed if the document
//! gives the earlier figure too.

use crate::wording::format::{NBSP, figure, on_date, percent, points, sentence_case, signed};
use model::{Dataset, Figure, Indicator, PartialDate, TerritoryId, Unit};

/// The evolution of `indicator` in the département, one or two French sentences. `None` if its source gives
/// neither an evolution nor two dates, or if the figures shown are from another publication: two publications
/// are not compared.
#[must_use]
pub fn evolution(dataset: &Dataset, indicator: &Indicator) -> Option<String> {
    let latest = indicator.latest_figure(&TerritoryId::Departement);
    if latest.is_some_and(|figure| figure.source.publication != indicator.source.publication) {
        return None;
    }
    let printed = printed_text(dataset, indicator);
    let computed = computed_text(dataset, indicator);
    match (computed, printed) {
        (Some(computed), Some(printed)) => Some(format!("{computed} {printed}")),
        (one, other) => one.or(other),
    }
}

/// The first and the last figure of the département, if their dates differ.
fn first_and_last(indicator: &Indicator) -> Option<(&Figure, &Figure)> {
    let figures = || indicator.figures.iter().filter(|f| f.territory == TerritoryId::Departement);
    let (first, last) = (figures().min_by_key(|f| f.date)?, figures().max_by_key(|f| f.date)?);
    (first.date < last.date).then_some((first, last))
}

fn computed_text(dataset: &Dataset, indicator: &Indicator) -> Option<String> {
    let (first, last) = first_and_last(indicator)?;
    let gap = last.value - first.value;
    let gap = match indicator.unit {
        Unit::Percent => points(gap, indicator.decimals()),
        _ => signed(gap, indicator.decimals()),
    };
    Some(format!(
        "{}, {} {}, {} {}{NBSP}: différence calculée {gap}.",
        sentence_case(&dataset.metadata.departement.locative),
        figure(indicator, first.value),
        on_date(first.date),
        figure(indicator, last.value),
        on_date(last.date),
    ))
}

fn printed_text(dataset: &Dataset, indicator: &Indicator) -> Option<String> {
    let change = |in_percent: bool| {
        let evolution = dataset.indicators.iter().find(|candidate| {
            candidate.evolution_of.as_ref() == Some(&indicator.id)
                && (candidate.unit == Unit::Percent) == in_percent
        })?;
        let figure = evolution.latest_figure(&TerritoryId::Departement)?;
        Some((figure.since?, signed(figure.value, evolution.decimals())))
    };
    let count = change(false);
    let rate = change(true).map(|(since, value)| (since, percent(&value)));
    let parts: Vec<&(PartialDate, String)> = [&count, &rate].into_iter().flatten().collect();
    let (since, _) = parts.first()?;
    let words: Vec<&str> = parts.iter().map(|(_, words)| words.as_str()).collect();
    Some(format!("Évolution imprimée depuis {since}{NBSP}: {}.", words.join(", soit ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::decoupage::in_decoupage;
    use model::DecoupageId;

    #[test]
    fn base_years_and_both_differences_are_shown() {
        let dataset = fixtures::dataset();
        let sentence = |id: &str| evolution(dataset, dataset.indicator(id).unwrap());
        // Document, § 31: 56.53 % in 2011, 65.66 % on 31/12/2013, « + 9 points ».
        let rate = sentence("taux_couverture").unwrap();
        assert!(rate.contains("en 2011") && rate.contains("+9,13\u{a0}points"), "{rate}");
        assert!(rate.ends_with("imprimée depuis 2011\u{a0}: +9."), "{rate}");
        // Document, § 33: only the difference is printed, not the number of 2011.
        let childminders = sentence("assistantes_maternelles").unwrap();
        assert_eq!(childminders, "Évolution imprimée depuis 2011\u{a0}: −91, soit −7,35\u{a0}%.");
        assert_eq!(sentence("communes"), None);
        // The document is not compared with later publications.
        let today = in_decoupage(dataset, &DecoupageId::new("2026"));
        assert_eq!(evolution(&today, today.indicator("taux_couverture").unwrap()), None);
    }
}
