//! The figure of a territory for an indicator: its own, part of an aggregate, or missing. Several tables of the
//! document give twelve EPCI as one sum; the sum is shown as such and never drawn on each of them.

use crate::wording::format::figure;
use model::{Dataset, Figure, Indicator, Territory, TerritoryId};

/// What is known of a territory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing<'a> {
    /// A figure of its own.
    Own(&'a Figure),
    /// It is one of those that the document gives together.
    Within(&'a Figure),
    /// There is nothing to divide by: what is not there, « aucun RAM ».
    NoDenominator(&'a str),
    /// It unites EPCI of which not all have a figure.
    NotComputable,
    /// Nothing.
    Silent,
}

impl Standing<'_> {
    /// In a cell of a table; `own` writes a figure.
    #[must_use]
    pub fn words(self, own: impl FnOnce(&Figure) -> String) -> String {
        match self {
            Self::Own(figure) => own(figure),
            Self::Within(_) => "dans la somme".to_owned(),
            Self::NoDenominator(words) => words.to_owned(),
            Self::NotComputable => "non calculable".to_owned(),
            Self::Silent => "non donné".to_owned(),
        }
    }
}

/// Where `territory` stands in `indicator`.
#[must_use]
pub fn standing<'a>(indicator: &'a Indicator, territory: &Territory) -> Standing<'a> {
    if let Some(own) = indicator.latest(&territory.id) {
        return Standing::Own(own);
    }
    if let Some(no_denominator) = &indicator.no_denominator
        && no_denominator.territories.contains(&territory.id)
    {
        return Standing::NoDenominator(&no_denominator.words);
    }
    match sum_of_others(indicator) {
        Some(sum) if territory.siren().is_some() => Standing::Within(sum),
        _ if !territory.united_from.is_empty() => Standing::NotComputable,
        _ => Standing::Silent,
    }
}

/// What `indicator` says of `territory`, unit included.
#[must_use]
pub fn told(indicator: &Indicator, territory: &Territory) -> String {
    standing(indicator, territory).words(|own| figure(indicator, own.value))
}

fn sum_of_others(indicator: &Indicator) -> Option<&Figure> {
    indicator.latest(&TerritoryId::OtherTerritories)
}

/// How many EPCI `indicator` only gives together.
#[must_use]
pub fn count_within(dataset: &Dataset, indicator: &Indicator) -> usize {
    let within = |epci: &&Territory| matches!(standing(indicator, epci), Standing::Within(_));
    dataset.epci().filter(within).count()
}

/// Those that `indicator` only gives together, and their sum; `None` where it gives each: a sum
/// printed beside all of its parts adds nothing.
#[must_use]
pub fn together<'a>(dataset: &Dataset, indicator: &'a Indicator) -> Option<(usize, &'a Figure)> {
    let count = count_within(dataset, indicator);
    sum_of_others(indicator).filter(|_| count > 0).map(|sum| (count, sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_belongs_to_the_twelve_together_and_to_none_of_them() {
        let dataset = fixtures::dataset();
        let births = dataset.indicator("naissances").unwrap();
        assert_eq!(count_within(dataset, births), 12);
        let named = |name: &str| dataset.epci().find(|e| e.name.contains(name)).unwrap();
        assert!(matches!(standing(births, named("Chaumont")), Standing::Own(_)));
        assert!(matches!(standing(births, named("Trois Forêts")), Standing::Within(_)));
        let outside = dataset.territory(&TerritoryId::OutsideEpci).unwrap();
        assert_eq!(standing(births, outside), Standing::Silent);
        // An indicator without such a sum has no group: missing stays missing.
        assert_eq!(count_within(dataset, dataset.indicator("places_eaje").unwrap()), 0);
    }

    #[test]
    fn a_sum_beside_all_of_its_parts_is_no_group() {
        let dataset = fixtures::dataset();
        let together = |id: &str| together(dataset, dataset.indicator(id).unwrap());
        assert_eq!(together("population"), None);
        assert_eq!(together("naissances").map(|(count, _)| count), Some(12));
    }

    #[test]
    fn a_complete_list_makes_an_absence_a_zero() {
        let dataset = fixtures::dataset();
        for id in ["places_eaje", "structures_eaje"] {
            let indicator = dataset.indicator(id).unwrap();
            assert!(indicator.complete.is_some());
            let zeros = dataset.territories.iter().filter(|territory| {
                matches!(standing(indicator, territory), Standing::Own(own) if own.value == 0.0)
            });
            assert_eq!(zeros.count(), 5, "{id}: four EPCI and Liffol-le-Petit");
        }
    }
}
