//! Indicators computed from published ones, as the catalogue defines. They are ordinary indicators marked as
//! computed, so that map, table and sentences show them.

use crate::statistics::coverage::Coverage;
use crate::wording::format::{on_date, with_unit};
use model::{
    Aggregation, Category, Computed, ConventionStatus, Dataset, DatedOperand, Figure, Indicator,
    NoDenominator, Operand, Operation, PartialDate, Provenance, Territory, TerritoryId,
};
use small_std::interpolate;

/// Adds the computed indicators to a dataset.
#[must_use]
pub fn with_computed(mut dataset: Dataset) -> Dataset {
    let computed = dataset.catalogue.computed.clone();
    let indicators: Vec<Indicator> =
        computed.into_iter().filter_map(|definition| compute(&dataset, definition)).collect();
    dataset.indicators.extend(indicators);
    dataset
}

fn compute(dataset: &Dataset, computed: Computed) -> Option<Indicator> {
    let operands = &computed.operands;
    let first = operands.first()?;
    let inputs = operands.iter().filter_map(|operand| dated_input(dataset, &computed, operand));
    let inputs: Vec<DatedOperand> = inputs.collect();
    let label = fill_placeholders(dataset, &computed, &computed.indicator.label, &inputs);
    let definition = fill_placeholders(dataset, &computed, &computed.indicator.definition, &inputs);
    let (source, figures) = match dataset.indicator(first.indicator.as_str())? {
        _ if computed.operation == Operation::Agreement => {
            let date = constant_figure(dataset, first)?.date;
            (&dataset.conventions.first()?.source, agreement_figures(dataset, date))
        }
        base => (&base.source, computed_figures(dataset, &computed, base)),
    };
    let no_denominator = no_denominator(dataset, &computed);
    let mut indicator = computed.indicator;
    (indicator.label, indicator.definition, indicator.dated_operands) = (label, definition, inputs);
    (indicator.source, indicator.figures, indicator.no_denominator) =
        (source.clone(), figures, no_denominator);
    Some(indicator)
}

/// The figures of the territories and of the département, with the dates and lines of `base`.
fn computed_figures(dataset: &Dataset, computed: &Computed, base: &Indicator) -> Vec<Figure> {
    let power = 10_f64.powi(computed.decimals as i32);
    let figure = |territory: &TerritoryId| {
        let base_figure = figure_at_other_date(dataset, computed, base, territory)?;
        let value = computed_value(dataset, computed, territory, base_figure)?;
        let value = (value * power).round() / power;
        Some(Figure {
            value,
            interval: None,
            provenance: Provenance::Computed,
            ..base_figure.clone()
        })
    };
    let base_figure_of = |id: &TerritoryId| figure_at_other_date(dataset, computed, base, id);
    let mut figures: Vec<Figure> =
        dataset.territories.iter().filter_map(|territory| figure(&territory.id)).collect();
    let total = match computed.indicator.aggregation {
        // The sum of the displayed rows, so that the table adds up.
        Aggregation::Sum => base_figure_of(&TerritoryId::Departement).map(|base_figure| {
            let value = figures.iter().map(|figure| figure.value).sum();
            Figure { value, provenance: Provenance::Computed, ..base_figure.clone() }
        }),
        Aggregation::RatioOfSums | Aggregation::NotAggregated => figure(&TerritoryId::Departement),
    };
    figures.extend(total);
    figures
}

/// The figure of the first operand at the date of the second operand's, if there is one, so that a rate is not
/// combined with children of another year; otherwise the latest.
fn figure_at_other_date<'a>(
    dataset: &Dataset,
    computed: &Computed,
    base: &'a Indicator,
    territory: &TerritoryId,
) -> Option<&'a Figure> {
    let other = computed.operands.get(1).filter(|operand| operand.constant.is_none());
    let other =
        other.and_then(|o| dataset.indicator(o.indicator.as_str())?.latest_figure(territory));
    let same_date = other.and_then(|other| base.figure_at(territory, other.date));
    same_date.or_else(|| base.latest_figure(territory))
}

/// The value for a territory, where `figure` is that of the first operand; `None` if another operand is missing.
fn computed_value(
    dataset: &Dataset,
    computed: &Computed,
    territory: &TerritoryId,
    figure: &Figure,
) -> Option<f64> {
    let second = computed.operands.get(1)?;
    let second_value =
        || Some(dataset.indicator(second.indicator.as_str())?.latest_figure(territory)?.value);
    let last = computed.operands.last()?;
    let constant_value = || Some(constant_figure(dataset, last)?.value);
    let coverage = || Some(Coverage::from_figure(figure, second_value()?));
    let value = figure.value;
    Some(match computed.operation {
        // The gap between a figure and itself is left out.
        Operation::Gap => {
            let itself = last.indicator == computed.operands.first()?.indicator
                && last.constant.as_ref() == Some(territory);
            value - constant_value().filter(|_| !itself)?
        }
        Operation::Places => coverage()?.implied_places().middle(),
        Operation::MissingPlaces => coverage()?.missing_places(constant_value()?).high,
        Operation::PerHundred => 100.0 * value / second_value().filter(|below| *below > 0.0)?,
        Operation::PerService => {
            match open_service_count(dataset, counted_category(dataset, last)?, territory) {
                0 => return None,
                count => value / count as f64,
            }
        }
        Operation::Agreement => return None,
    })
}

fn constant_figure<'a>(dataset: &'a Dataset, operand: &Operand) -> Option<&'a Figure> {
    dataset.indicator(operand.indicator.as_str())?.latest_figure(operand.constant.as_ref()?)
}

/// An operand with its date (of the territories' figures, or of the constant); `None` if its date is not shown.
fn dated_input(dataset: &Dataset, computed: &Computed, operand: &Operand) -> Option<DatedOperand> {
    let words = operand.words.clone()?;
    let indicator = dataset.indicator(operand.indicator.as_str())?;
    let figure = match &operand.constant {
        Some(territory) => indicator.latest_figure(territory),
        None => {
            let figure_of =
                |epci: &Territory| figure_at_other_date(dataset, computed, indicator, &epci.id);
            dataset.epci().find_map(figure_of)
        }
    };
    Some(DatedOperand { words, date: figure?.date })
}

/// Fills the placeholders of a label or definition.
fn fill_placeholders(
    dataset: &Dataset,
    computed: &Computed,
    text: &str,
    inputs: &[DatedOperand],
) -> String {
    let date = |rank: usize| inputs.get(rank).map(|input| on_date(input.date));
    interpolate(text, &|name| match name {
        "valeur" => {
            let last = computed.operands.last()?;
            let unit = &dataset.indicator(last.indicator.as_str())?.unit;
            Some(with_unit(constant_figure(dataset, last)?.value, unit))
        }
        "date1" => date(0),
        "date2" => date(1),
        _ => None,
    })
}

fn counted_category(dataset: &Dataset, operand: &Operand) -> Option<Category> {
    dataset.indicator(operand.indicator.as_str())?.category
}

fn open_service_count(dataset: &Dataset, category: Category, territory: &TerritoryId) -> usize {
    let services = dataset.services.iter().filter(|service| {
        service.category == category
            && service.is_open()
            && match territory {
                TerritoryId::Epci(siren) => service.epci == Some(*siren),
                _ => *territory == TerritoryId::Departement,
            }
    });
    services.count()
}

/// The territories without a service to divide by. The list of services is complete, so that absence means none.
fn no_denominator(dataset: &Dataset, computed: &Computed) -> Option<NoDenominator> {
    let words = computed.no_denominator.clone()?;
    let counted = dataset.indicator(computed.operands.last()?.indicator.as_str())?;
    let category = counted.category.filter(|_| counted.zero_reason.is_some())?;
    let without_service =
        dataset.epci().map(|e| &e.id).filter(|id| open_service_count(dataset, category, id) == 0);
    Some(NoDenominator { territories: without_service.cloned().collect(), words })
}

/// The status of each agreement (CTG), as figures.
fn agreement_figures(dataset: &Dataset, date: PartialDate) -> Vec<Figure> {
    let figure = |epci: &Territory| {
        let convention = dataset.convention(epci.siren()?)?;
        let value = match convention.status {
            ConventionStatus::Absent => 0.0,
            ConventionStatus::InProgress => 1.0,
            ConventionStatus::Signed => 2.0,
        };
        Some(Figure {
            territory: epci.id.clone(),
            date,
            since: None,
            value,
            interval: None,
            source: convention.source.clone(),
            provenance: Provenance::Printed,
        })
    };
    dataset.epci().filter_map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(dataset: &Dataset, id: &str, name: &str) -> Option<f64> {
        let epci = dataset.epci().find(|e| e.name.contains(name)).unwrap();
        Some(dataset.indicator(id).unwrap().latest_figure(&epci.id)?.value)
    }

    #[test]
    fn computed_values_equal_values_worked_out_by_hand() {
        let dataset = with_computed(fixtures::dataset().clone());
        let value_of = |id, name| value(&dataset, id, name);
        // Document, § 31 and 32: Saint-Dizier has 59.56 %, 1,401 children and 151 places.
        assert_eq!(value_of("ecart_seuil", "Saint-Dizier"), Some(-0.44));
        assert_eq!(value_of("ecart_departement", "Saint-Dizier"), Some(-6.1));
        assert_eq!(value_of("ecart_france", "Saint-Dizier"), Some(4.46));
        assert_eq!(value_of("places_supposees", "Saint-Dizier"), Some(834.0));
        assert_eq!(value_of("places_manquantes", "Saint-Dizier"), Some(7.0));
        assert_eq!(value_of("places_eaje_pour_100_enfants", "Saint-Dizier"), Some(10.8));
        // 8,070 allocataires, 42,647 inhabitants.
        assert_eq!(value_of("allocataires_pour_100_habitants", "Saint-Dizier"), Some(18.9));
        assert_eq!(value_of("ctg", "Saint-Dizier"), Some(2.0));
        assert_eq!(value_of("places_manquantes", "Chalindrey"), Some(0.0));
    }

    #[test]
    fn missing_is_not_zero() {
        let dataset = with_computed(fixtures::dataset().clone());
        // The document lists all crèches, and none here.
        assert_eq!(value(&dataset, "places_eaje_pour_100_enfants", "Trois Forêts"), Some(0.0));
        let relais = dataset.indicator("enfants_par_ram").unwrap();
        assert!(relais.figures.iter().all(|figure| figure.value > 0.0));
        let no_denominator = relais.no_denominator.as_ref().unwrap();
        assert_eq!(
            (no_denominator.territories.len(), no_denominator.words.as_str()),
            (5, "aucun RAM")
        );
        assert_eq!(dataset.indicators.iter().filter(|indicator| indicator.is_computed).count(), 9);
    }

    #[test]
    fn totals_are_sums_and_inputs_keep_their_dates() {
        let dataset = with_computed(fixtures::dataset().clone());
        for indicator in dataset.indicators.iter().filter(|indicator| indicator.is_computed) {
            let id = &indicator.id;
            let total =
                indicator.latest_figure(&TerritoryId::Departement).map(|figure| figure.value);
            let of_epci = |id: &&Figure| matches!(id.territory, TerritoryId::Epci(_));
            let rows: f64 = indicator.figures.iter().filter(of_epci).map(|f| f.value).sum();
            if indicator.aggregation == Aggregation::Sum {
                assert_eq!(total, Some(rows), "{id}");
            }
        }
        let dates = |id: &str| -> Vec<String> {
            let inputs = dataset.indicator(id).unwrap().dated_operands.iter();
            inputs.map(|input| format!("{} {}", input.words, input.date)).collect()
        };
        assert_eq!(
            dates("places_eaje_pour_100_enfants"),
            ["places 31/12/2015", "enfants 31/12/2013"]
        );
        assert_eq!(dates("enfants_par_ram"), ["enfants 31/12/2013", "RAM 2016"]);
    }
}
