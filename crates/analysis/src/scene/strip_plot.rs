//! Strip plots: the distribution of an indicator, with the territory marked.

use crate::statistics::ranking::{figures_by_epci, order_text, rank};
use crate::wording::format::figure;
use crate::wording::sentence::dates_text;
use model::{Dataset, Indicator, IndicatorKind, TerritoryId};

/// A mark on a strip plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripMark {
    /// Position along the strip, 0 to 1.
    pub position: f64,
    /// The territory that the mark stands for.
    pub owner: MarkOwner,
}

/// The territory that a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkOwner {
    /// The territory of the page.
    Subject,
    /// Another intercommunalité.
    Another,
    /// The département.
    Departement,
    /// France.
    France,
}

/// The distribution of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The indicator's name.
    pub label: String,
    /// The territory's figure and rank, in French.
    pub value_text: String,
    /// The order of the ranks, in French.
    pub rank_order: &'static str,
    /// The lowest and the highest value, as text.
    pub extremes: (String, String),
    /// All marks, that of the territory last, so that it is drawn on top.
    pub marks: Vec<StripMark>,
}

/// The strip plots of a territory: every indicator for which it has a figure and a rank, except shares of the
/// département's total and gaps.
#[must_use]
pub fn strips(dataset: &Dataset, territory: &TerritoryId) -> Vec<Strip> {
    dataset
        .offered_indicators()
        .into_iter()
        .filter(|indicator| !matches!(indicator.kind, IndicatorKind::Share | IndicatorKind::Gap))
        .filter_map(|indicator| strip(dataset, indicator, territory))
        .collect()
}

fn strip(dataset: &Dataset, indicator: &Indicator, territory: &TerritoryId) -> Option<Strip> {
    let value = indicator.latest_figure(territory)?.value;
    let rank = rank(dataset, indicator, territory)?;
    let mut marks: Vec<(f64, MarkOwner)> = figures_by_epci(dataset, indicator)
        .filter(|(id, _)| *id != territory)
        .map(|(_, figure)| (figure.value, MarkOwner::Another))
        .collect();
    // The département's total is not comparable with its parts; its rate is.
    if !indicator.is_extensive() {
        let references = [
            (TerritoryId::Departement, MarkOwner::Departement),
            (TerritoryId::France, MarkOwner::France),
        ];
        marks.extend(references.iter().filter_map(|(id, owner)| {
            indicator.latest_figure(id).map(|figure| (figure.value, *owner))
        }));
    }
    marks.push((value, MarkOwner::Subject));
    let low = marks.iter().map(|m| m.0).fold(f64::MAX, f64::min);
    let high = marks.iter().map(|m| m.0).fold(f64::MIN, f64::max);
    let span = if high > low { high - low } else { 1.0 };
    Some(Strip {
        label: format!("{}, {}", indicator.label, dates_text(dataset, indicator)),
        value_text: format!("{}, {} sur {}", figure(indicator, value), rank.text(), rank.among),
        rank_order: order_text(indicator),
        extremes: (figure(indicator, low), figure(indicator, high)),
        marks: marks
            .into_iter()
            .map(|(value, owner)| StripMark { position: (value - low) / span, owner })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::computed_indicators::with_computed;

    #[test]
    fn the_highest_value_is_at_the_end_and_only_rates_have_references() {
        let dataset = with_computed(fixtures::dataset().clone());
        let chalindrey = dataset.epci().find(|e| e.name.contains("Chalindrey")).unwrap();
        let strips = strips(&dataset, &chalindrey.id);
        let rate = strips.iter().find(|s| s.label == "Taux de couverture, au 31/12/2013").unwrap();
        assert_eq!(
            rate.marks.last(),
            Some(&StripMark { position: 1.0, owner: MarkOwner::Subject })
        );
        assert_eq!(rate.marks.len(), 18, "16 intercommunalités, the département, France");
        assert!(rate.value_text.starts_with("119,88"));
        let people = strips.iter().find(|s| s.label.starts_with("Population")).unwrap();
        assert_eq!(people.marks.len(), 16);
        assert!(strips.iter().all(|s| s.marks.iter().all(|m| (0.0..=1.0).contains(&m.position))));
    }
}
