//! The figure of a territory for an indicator: its own, part of an aggregate, or missing. Several tables of the
//! document give twelve EPCI as one sum; the sum is shown as such and never drawn on each of them.

use crate::wording::format::figure;
use model::{Dataset, Figure, Indicator, Territory, TerritoryId};

/// The figure of a territory, or why it has none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FigureStatus<'a> {
    /// A figure of its own.
    Own(&'a Figure),
    /// Only part of a sum that the document gives for several territories.
    Aggregated(&'a Figure),
    /// A ratio with the denominator zero; says what is missing: « aucun RAM ».
    NoDenominator(&'a str),
    /// It merged several EPCI, not all of which have a figure.
    NotComputable,
    /// The source gives no figure.
    Missing,
}

impl FigureStatus<'_> {
    /// The text of a table cell; `figure_words` formats a figure of the territory's own.
    #[must_use]
    pub fn cell_text(self, figure_words: impl FnOnce(&Figure) -> String) -> String {
        match self {
            Self::Own(figure) => figure_words(figure),
            Self::Aggregated(_) => "dans la somme".to_owned(),
            Self::NoDenominator(words) => words.to_owned(),
            Self::NotComputable => "non calculable".to_owned(),
            Self::Missing => "non donné".to_owned(),
        }
    }
}

/// The figure of `territory` for `indicator`, or why it has none.
#[must_use]
pub fn figure_status<'a>(indicator: &'a Indicator, territory: &Territory) -> FigureStatus<'a> {
    if let Some(figure) = indicator.latest_figure(&territory.id) {
        return FigureStatus::Own(figure);
    }
    if let Some(no_denominator) = &indicator.no_denominator
        && no_denominator.territories.contains(&territory.id)
    {
        return FigureStatus::NoDenominator(&no_denominator.words);
    }
    match sum_of_others(indicator) {
        Some(sum) if territory.siren().is_some() => FigureStatus::Aggregated(sum),
        _ if !territory.merged_from.is_empty() => FigureStatus::NotComputable,
        _ => FigureStatus::Missing,
    }
}

/// The figure of `territory` with its unit, or why it has none, in French.
#[must_use]
pub fn territory_figure_text(indicator: &Indicator, territory: &Territory) -> String {
    figure_status(indicator, territory).cell_text(|latest| figure(indicator, latest.value))
}

fn sum_of_others(indicator: &Indicator) -> Option<&Figure> {
    indicator.latest_figure(&TerritoryId::OtherTerritories)
}

/// The number of EPCI that `indicator` gives only as a sum.
#[must_use]
pub fn count_aggregated(dataset: &Dataset, indicator: &Indicator) -> usize {
    let is_aggregated =
        |epci: &&Territory| matches!(figure_status(indicator, epci), FigureStatus::Aggregated(_));
    dataset.epci().filter(is_aggregated).count()
}

/// The number of EPCI given only as a sum, and that sum; `None` if each EPCI has its own figure.
#[must_use]
pub fn aggregated_sum<'a>(
    dataset: &Dataset,
    indicator: &'a Indicator,
) -> Option<(usize, &'a Figure)> {
    let count = count_aggregated(dataset, indicator);
    sum_of_others(indicator).filter(|_| count > 0).map(|sum| (count, sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_belongs_to_the_twelve_together_and_to_none_of_them() {
        let dataset = fixtures::dataset();
        let births = dataset.indicator("naissances").unwrap();
        assert_eq!(count_aggregated(dataset, births), 12);
        let epci = |name: &str| dataset.epci().find(|e| e.name.contains(name)).unwrap();
        assert!(matches!(figure_status(births, epci("Chaumont")), FigureStatus::Own(_)));
        assert!(matches!(figure_status(births, epci("Trois Forêts")), FigureStatus::Aggregated(_)));
        let outside = dataset.territory(&TerritoryId::OutsideEpci).unwrap();
        assert_eq!(figure_status(births, outside), FigureStatus::Missing);
        // An indicator without such a sum: missing figures stay missing.
        assert_eq!(count_aggregated(dataset, dataset.indicator("places_eaje").unwrap()), 0);
    }

    #[test]
    fn a_sum_whose_parts_are_all_given_is_no_aggregate() {
        let dataset = fixtures::dataset();
        let together = |id: &str| aggregated_sum(dataset, dataset.indicator(id).unwrap());
        assert_eq!(together("population"), None);
        assert_eq!(together("naissances").map(|(count, _)| count), Some(12));
    }

    #[test]
    fn a_complete_list_makes_an_absence_a_zero() {
        let dataset = fixtures::dataset();
        for id in ["places_eaje", "structures_eaje"] {
            let indicator = dataset.indicator(id).unwrap();
            assert!(indicator.zero_reason.is_some());
            let zeros = dataset.territories.iter().filter(|territory| {
                matches!(figure_status(indicator, territory), FigureStatus::Own(figure) if figure.value == 0.0)
            });
            assert_eq!(zeros.count(), 5, "{id}: four EPCI and Liffol-le-Petit");
        }
    }
}
