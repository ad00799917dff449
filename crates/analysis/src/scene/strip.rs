//! Where a territory stands among the others: one strip per indicator, a mark for each.

use crate::statistics::ranking::{order, rank, valued};
use crate::wording::format::figure;
use crate::wording::sentence::when;
use model::{Dataset, Indicator, Kind, TerritoryId};

/// A mark on a strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// How far along, 0 to 1.
    pub position: f64,
    /// Whose.
    pub whose: Whose,
}

/// Whose a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The territory's own.
    Own,
    /// Another intercommunalité's.
    Another,
    /// The département's rate.
    Departement,
    /// The national rate.
    France,
}

/// One indicator's distribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The indicator's name.
    pub label: String,
    /// The territory's figure and rank, in words.
    pub words: String,
    /// In which order it is ranked.
    pub order: &'static str,
    /// The lowest and the highest value, in words.
    pub ends: (String, String),
    /// All marks, the territory's own last.
    pub marks: Vec<Mark>,
}

/// The strips of `territory`: every indicator in which it has a figure of its own and a rank,
/// shares of the département's total left out.
#[must_use]
pub fn strips(dataset: &Dataset, territory: &TerritoryId) -> Vec<Strip> {
    dataset
        .offered_indicators()
        .into_iter()
        .filter(|indicator| !matches!(indicator.kind, Kind::Share | Kind::Gap))
        .filter_map(|indicator| strip(dataset, indicator, territory))
        .collect()
}

fn strip(dataset: &Dataset, indicator: &Indicator, territory: &TerritoryId) -> Option<Strip> {
    let own = indicator.latest(territory)?.value;
    let rank = rank(dataset, indicator, territory)?;
    let mut marks: Vec<(f64, Whose)> = valued(dataset, indicator)
        .filter(|(id, _)| *id != territory)
        .map(|(_, figure)| (figure.value, Whose::Another))
        .collect();
    // A total of the département is no place among its parts; a rate is.
    if !indicator.is_extensive() {
        let references =
            [(TerritoryId::Departement, Whose::Departement), (TerritoryId::France, Whose::France)];
        marks.extend(
            references.iter().filter_map(|(id, whose)| {
                indicator.latest(id).map(|figure| (figure.value, *whose))
            }),
        );
    }
    marks.push((own, Whose::Own));
    let low = marks.iter().map(|m| m.0).fold(f64::MAX, f64::min);
    let high = marks.iter().map(|m| m.0).fold(f64::MIN, f64::max);
    let span = if high > low { high - low } else { 1.0 };
    Some(Strip {
        label: format!("{}, {}", indicator.label, when(dataset, indicator)),
        words: format!("{}, {} sur {}", figure(indicator, own), rank.words(), rank.among),
        order: order(indicator),
        ends: (figure(indicator, low), figure(indicator, high)),
        marks: marks
            .into_iter()
            .map(|(value, whose)| Mark { position: (value - low) / span, whose })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::derived::completed;

    #[test]
    fn the_highest_stands_at_the_end_and_references_among_rates_only() {
        let dataset = completed(fixtures::dataset().clone());
        let chalindrey = dataset.epci().find(|e| e.name.contains("Chalindrey")).unwrap();
        let strips = strips(&dataset, &chalindrey.id);
        let rate = strips.iter().find(|s| s.label == "Taux de couverture, au 31/12/2013").unwrap();
        assert_eq!(rate.marks.last(), Some(&Mark { position: 1.0, whose: Whose::Own }));
        assert_eq!(rate.marks.len(), 18, "16 intercommunalités, the département, France");
        assert!(rate.words.starts_with("119,88"));
        let people = strips.iter().find(|s| s.label.starts_with("Population")).unwrap();
        assert_eq!(people.marks.len(), 16);
        assert!(strips.iter().all(|s| s.marks.iter().all(|m| (0.0..=1.0).contains(&m.position))));
    }
}
