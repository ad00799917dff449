//! The values of one indicator over the intercommunalités, and their ranks.

use crate::domain::{Dataset, Figure, Indicator, TerritoryId, Unit};

/// The EPCI that have a figure of `indicator`, with that figure, in the dataset's order.
pub fn valued<'a>(
    dataset: &'a Dataset,
    indicator: &'a Indicator,
) -> impl Iterator<Item = (&'a TerritoryId, &'a Figure)> {
    dataset.epci().filter_map(|epci| Some((&epci.id, indicator.latest(&epci.id)?)))
}

/// A territory's place among those that have a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// From 1, the highest value; equal values share a rank.
    pub position: usize,
    /// How many territories are ranked.
    pub among: usize,
}

/// The rank of `territory`; `None` when it has no value, or when values
/// are no quantities.
#[must_use]
pub fn rank(dataset: &Dataset, indicator: &Indicator, territory: &TerritoryId) -> Option<Rank> {
    if indicator.unit == Unit::Agreement {
        return None;
    }
    let values: Vec<f64> = valued(dataset, indicator).map(|(_, figure)| figure.value).collect();
    let (_, own) = valued(dataset, indicator).find(|(id, _)| *id == territory)?;
    let higher = values.iter().filter(|value| **value > own.value).count();
    Some(Rank { position: higher + 1, among: values.len() })
}
