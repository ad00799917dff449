//! The most similar intercommunalités. Similarity is the Euclidean distance over the catalogue's measures, each
//! divided by its standard deviation, so that inhabitants do not outweigh percentages.

use crate::wording::format::{self, signed};
use crate::wording::sentence::dates_text;
use model::{Dataset, Indicator, Territory, TerritoryId};
use small_std::sort_by;

/// Number of similar territories on a sheet.
const MAX_SIMILAR: usize = 3;

/// A similar intercommunalité and its main difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar<'a> {
    /// The similar territory.
    pub epci: &'a Territory,
    /// The distance, in standard deviations.
    pub distance: f64,
    /// The measure in which it differs most: « Taux de couverture : +3,20 ».
    pub difference: String,
}

/// The territories most similar to `territory`, the closest first; those that lack a measure are left out.
#[must_use]
pub fn similar_epci<'a>(dataset: &'a Dataset, territory: &TerritoryId) -> Vec<Similar<'a>> {
    let measures: Vec<(&Indicator, f64)> =
        similarity_indicators(dataset).map(|i| (i, standard_deviation(dataset, i))).collect();
    let mut similar: Vec<Similar<'a>> = dataset
        .epci()
        .filter(|epci| epci.id != *territory)
        .filter_map(|epci| compare(&measures, territory, epci))
        .collect();
    sort_by(&mut similar, |a, b| a.distance.total_cmp(&b.distance));
    similar.truncate(MAX_SIMILAR);
    similar
}

/// The measures of similarity with their dates, in French.
#[must_use]
pub fn measures_text(dataset: &Dataset) -> String {
    let measures = similarity_indicators(dataset)
        .map(|i| format!("{} ({})", format::lower_case(&i.label), dates_text(dataset, i)));
    format!("D’après\u{a0}: {}.", measures.collect::<Vec<_>>().join(", "))
}

fn similarity_indicators(dataset: &Dataset) -> impl Iterator<Item = &Indicator> {
    dataset.catalogue.similarity_indicators.iter().filter_map(|id| dataset.indicator(id.as_str()))
}

fn compare<'a>(
    measures: &[(&Indicator, f64)],
    territory: &TerritoryId,
    epci: &'a Territory,
) -> Option<Similar<'a>> {
    let mut distance = 0.0;
    let mut largest_gap = (-1.0, String::new());
    for (indicator, deviation) in measures {
        let gap =
            indicator.latest_figure(&epci.id)?.value - indicator.latest_figure(territory)?.value;
        let deviations = (gap / deviation).abs();
        distance += deviations * deviations;
        if deviations > largest_gap.0 {
            let value = format::figure(indicator, indicator.latest_figure(&epci.id)?.value);
            let gap = signed(gap, indicator.decimals());
            largest_gap = (deviations, format!("{} : {value} ({gap})", indicator.label));
        }
    }
    Some(Similar { epci, distance: distance.sqrt(), difference: format::typeset(&largest_gap.1) })
}

/// The standard deviation over the intercommunalités; 1 if all values are equal.
fn standard_deviation(dataset: &Dataset, indicator: &Indicator) -> f64 {
    let values: Vec<f64> =
        dataset.epci().filter_map(|e| indicator.latest_figure(&e.id)).map(|f| f.value).collect();
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let spread = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count;
    if spread > 0.0 { spread.sqrt() } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::computed_indicators::with_computed;

    #[test]
    fn the_epci_of_the_two_large_towns_are_the_most_similar() {
        let dataset = with_computed(fixtures::dataset().clone());
        let epci = |name: &str| dataset.epci().find(|e| e.name.contains(name)).unwrap();
        let chaumont = similar_epci(&dataset, &epci("CA Chaumont").id);
        assert_eq!(chaumont.len(), 3);
        assert_eq!(chaumont[0].epci.name, epci("Saint-Dizier").name);
        assert!(chaumont.windows(2).all(|pair| pair[0].distance <= pair[1].distance));
        // Either the inhabitants or the children differ most; in both cases the difference has a sign and a
        // unit.
        assert!(chaumont[0].difference.contains('+') || chaumont[0].difference.contains('−'));
    }

    #[test]
    fn similarity_is_symmetric() {
        let dataset = with_computed(fixtures::dataset().clone());
        let distance = |from: &Territory, to: &Territory| {
            let measures: Vec<(&Indicator, f64)> = similarity_indicators(&dataset)
                .map(|i| (i, standard_deviation(&dataset, i)))
                .collect();
            assert_eq!(measures.len(), 5);
            compare(&measures, &from.id, to).unwrap().distance
        };
        let all: Vec<&Territory> = dataset.epci().collect();
        assert!((distance(all[0], all[5]) - distance(all[5], all[0])).abs() < 1e-12);
        assert_eq!(distance(all[3], all[3]), 0.0);
    }
}
