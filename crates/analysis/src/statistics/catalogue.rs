//! The searchable table of all indicators.

use crate::grid::{Cell, Grid, Row};
use crate::search::tokens;
use crate::wording::format::{percent, typeset, unit_name, unrounded};
use crate::wording::sentence::mixed_dates;
use crate::wording::sheet::citation;
use model::{Dataset, Indicator, IndicatorKind, PartialDate, Provenance};

/// The indicators whose theme, name or definition contains every word of `query`, ignoring accents and case.
#[must_use]
pub fn catalogue(dataset: &Dataset, query: &str) -> Grid {
    let query_words = tokens(query);
    let mut rows = Vec::new();
    for group in dataset.offered_groups() {
        let theme = &group.title;
        for indicator in group.indicators.iter().filter_map(|id| dataset.indicator(id.as_str())) {
            let text_words =
                tokens(&format!("{theme} {} {}", indicator.label, indicator.definition));
            let is_found = |word: &String| text_words.iter().any(|t| t.starts_with(word.as_str()));
            if query_words.iter().all(is_found) {
                rows.push(indicator_row(dataset, theme, indicator));
            }
        }
    }
    Grid {
        caption: "Indicateurs, leur définition et leur source".to_owned(),
        column_headers: ["Indicateur", "Thème", "Unité", "Dates", "Territoires", "Source"]
            .map(str::to_owned)
            .to_vec(),
        rows,
    }
}

/// How the default classes of the indicators are made, in French.
#[must_use]
pub fn default_classes_text(dataset: &Dataset) -> String {
    let rates = dataset.offered_indicators().into_iter().filter(|indicator| {
        indicator.kind == IndicatorKind::Rate && !indicator.class_bounds.is_empty()
    });
    let rates = rates.map(|rate| {
        let bounds: Vec<String> = rate.class_bounds.iter().map(|bound| unrounded(*bound)).collect();
        let bounds = percent(&bounds.join(", "));
        format!("{} : bornes de {bounds}, {}. ", rate.label, rate.class_bounds_reason)
    });
    typeset(&format!(
        "{}Autres taux : seuils naturels. Les écarts sont partagés à zéro. Les nombres sont des \
         cercles, sans classes.",
        rates.collect::<String>()
    ))
}

fn indicator_row(dataset: &Dataset, theme: &str, indicator: &Indicator) -> Row {
    let dates: Vec<String> = indicator.dates().iter().map(PartialDate::to_string).collect();
    let dates = mixed_dates(indicator).unwrap_or_else(|| dates.join(", "));
    let count = dataset.epci().filter(|epci| indicator.latest_figure(&epci.id).is_some()).count();
    let computed = indicator.figures.iter().any(|figure| figure.provenance == Provenance::Computed);
    let source = citation(&indicator.source);
    Row {
        row_header: Cell::text(&indicator.label)
            .with_note(typeset(&indicator.definition))
            .with_link(format!("?indicateur={}", indicator.id)),
        cells: vec![
            Cell::text(theme),
            Cell::text(unit_name(&indicator.unit)),
            Cell::text(dates),
            Cell::number(count as f64, format!("{count} sur {}", dataset.epci().count())),
            Cell::text(source).with_note(if computed { "valeurs calculées" } else { "" }),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::computed_indicators::with_computed;

    #[test]
    fn words_are_found_whatever_their_accents_and_order() {
        let dataset = with_computed(fixtures::dataset().clone());
        let first = |query: &str| {
            catalogue(&dataset, query).rows.first().map(|line| line.row_header.text.clone())
        };
        assert_eq!(first("couverture taux").as_deref(), Some("Taux de couverture"));
        assert_eq!(first("MONOPARENTALES").as_deref(), Some("Familles monoparentales"));
        assert_eq!(first("naissances ours"), None);
        assert_eq!(catalogue(&dataset, "").rows.len(), dataset.offered_indicators().len());
    }
}
