//! Where a territory stands in an indicator: its own figure, its share in a sum, or nothing.
//!
//! Several tables of the document give the four main EPCI and the twelve others as one sum.
//! That sum is nobody's own: it is told as such and never drawn as if each of them had it.

use crate::domain::{Dataset, Epci, Figure, Indicator, TerritoryId};

/// What the document gives of a territory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing<'a> {
    /// A figure of its own.
    Own(&'a Figure),
    /// It is one of those that the document gives together.
    Within(&'a Figure),
    /// Nothing.
    Silent,
}

/// Where `territory` stands in `indicator`.
#[must_use]
pub fn standing<'a>(indicator: &'a Indicator, territory: &Epci) -> Standing<'a> {
    if let Some(own) = indicator.latest(&territory.id) {
        return Standing::Own(own);
    }
    match sum_of_others(indicator) {
        Some(sum) if territory.siren().is_some() => Standing::Within(sum),
        _ => Standing::Silent,
    }
}

/// The one figure of the EPCI that are not given each, if there is one.
#[must_use]
pub fn sum_of_others(indicator: &Indicator) -> Option<&Figure> {
    indicator.latest(&TerritoryId::OtherTerritories)
}

/// How many EPCI `indicator` only gives together.
#[must_use]
pub fn count_within(dataset: &Dataset, indicator: &Indicator) -> usize {
    let within = |epci: &&Epci| matches!(standing(indicator, epci), Standing::Within(_));
    dataset.epci().filter(within).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Bundle, load};

    #[test]
    fn a_sum_belongs_to_the_twelve_together_and_to_none_of_them() {
        let dataset = load(&Bundle::GEODATA).unwrap();
        let births = dataset.indicator("naissances").unwrap();
        assert_eq!(count_within(&dataset, births), 12);
        let named = |name: &str| dataset.epci().find(|e| e.name.contains(name)).unwrap();
        assert!(matches!(standing(births, named("Chaumont")), Standing::Own(_)));
        assert!(matches!(standing(births, named("Trois Forêts")), Standing::Within(_)));
        let outside = dataset.territory(&TerritoryId::OutsideEpci).unwrap();
        assert_eq!(standing(births, outside), Standing::Silent);
        // An indicator without such a sum has no group: missing stays missing.
        assert_eq!(count_within(&dataset, dataset.indicator("places_eaje").unwrap()), 0);
    }
}
