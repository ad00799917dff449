//! Values of an indicator by intercommunalité, and their ranks.

use crate::wording::format::ordinal;
use model::{Dataset, Figure, Indicator, IndicatorKind, Polarity, TerritoryId};

/// The EPCI with a figure of `indicator`, in the dataset's order.
pub fn figures_by_epci<'a>(
    dataset: &'a Dataset,
    indicator: &'a Indicator,
) -> impl Iterator<Item = (&'a TerritoryId, &'a Figure)> {
    dataset.epci().filter_map(|epci| Some((&epci.id, indicator.latest_figure(&epci.id)?)))
}

/// The values of the EPCI that have one, in the dataset's order. Returns a `Vec`, so that it is compiled once
/// for its many callers.
#[must_use]
#[inline(never)]
pub fn epci_values(dataset: &Dataset, indicator: &Indicator) -> Vec<f64> {
    figures_by_epci(dataset, indicator).map(|(_, figure)| figure.value).collect()
}

/// The rank of a territory among those with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// Rank from 1 for the highest value; equal values share a rank.
    pub position: usize,
    /// Number of ranked territories.
    pub among: usize,
    /// Whether others share the rank.
    pub is_shared: bool,
}

impl Rank {
    /// The rank in French: « 1re », « 7e ex æquo ».
    #[must_use]
    pub fn text(self) -> String {
        let shared = if self.is_shared { " ex æquo" } else { "" };
        format!("{}{shared}", ordinal(self.position))
    }
}

/// The rank of a territory; `None` if it has no value or is the only one with a value, or if the indicator is a
/// status.
#[must_use]
pub fn rank(dataset: &Dataset, indicator: &Indicator, territory: &TerritoryId) -> Option<Rank> {
    if indicator.kind == IndicatorKind::Status {
        return None;
    }
    let values = epci_values(dataset, indicator);
    let (_, figure) = figures_by_epci(dataset, indicator).find(|(id, _)| *id == territory)?;
    let higher = values.iter().filter(|value| **value > figure.value).count();
    let equal = values.iter().filter(|value| **value == figure.value).count();
    (values.len() > 1).then_some(Rank {
        position: higher + 1,
        among: values.len(),
        is_shared: equal > 1,
    })
}

/// The order of ranks in French, shown with each rank: the highest value is not always the best.
#[must_use]
pub fn order_text(indicator: &Indicator) -> &'static str {
    match indicator.polarity {
        Polarity::HigherIsBetter => "du plus favorable au plus défavorable",
        Polarity::LowerIsBetter => "du plus défavorable au plus favorable",
        Polarity::Neutral => "de la plus grande valeur à la plus petite",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::computed_indicators::with_computed;

    #[test]
    fn a_rank_says_in_which_direction_it_counts() {
        let dataset = with_computed(fixtures::dataset().clone());
        let order_of = |id: &str| order_text(dataset.indicator(id).unwrap());
        assert_eq!(order_of("taux_couverture"), "du plus favorable au plus défavorable");
        assert_eq!(order_of("places_manquantes"), "du plus défavorable au plus favorable");
        assert_eq!(order_of("enfants_par_ram"), "du plus défavorable au plus favorable");
        assert_eq!(order_of("population"), "de la plus grande valeur à la plus petite");
        let missing = dataset.indicator("places_manquantes").unwrap();
        let chaumont = dataset.epci().find(|epci| epci.name.contains("Chaumont")).unwrap();
        let rank = rank(&dataset, missing, &chaumont.id).unwrap();
        assert_eq!((rank.text().as_str(), rank.among), ("7e ex æquo", 16));
    }
}
