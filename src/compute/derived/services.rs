//! Computed indicators that stand on services and agreements.

use super::{Recipe, recipe};
use crate::domain::{
    Category, ConventionStatus, Dataset, Date, Epci, Figure, Indicator, IndicatorId, Source,
    TerritoryId, Theme, Unit,
};

/// Children under three per open relais.
pub fn children_per_relais(dataset: &Dataset, id: &str) -> Option<Indicator> {
    let relais = |territory: &TerritoryId| {
        let here = dataset.services.iter().filter(|service| {
            service.category == Category::Ram
                && service.is_open()
                && match territory {
                    TerritoryId::Epci(siren) => service.epci == Some(*siren),
                    _ => *territory == TerritoryId::Departement,
                }
        });
        here.count()
    };
    let value = |territory: &TerritoryId, figure: &Figure| match relais(territory) {
        0 => None,
        count => Some(figure.value / count as f64),
    };
    Some(recipe(
        Recipe {
            label: "Enfants de moins de 3 ans par relais (RAM)".to_owned(),
            definition:
                "Enfants de moins de 3 ans ÷ relais assistantes maternelles ouverts que le \
            document situe dans l’intercommunalité. Sans relais, pas de valeur."
                    .to_owned(),
            unit: Unit::Ratio("enfants par RAM"),
            theme: Theme::Childcare,
            base: dataset.indicator(IndicatorId::CHILDREN_UNDER_3)?,
            value: &value,
            decimals: 0,
        },
        id,
        dataset,
    ))
}

/// Where each agreement (CTG) stands.
pub fn agreements(dataset: &Dataset, id: &str) -> Option<Indicator> {
    let figure = |epci: &Epci| {
        let convention = dataset.convention(epci.siren()?)?;
        let value = match convention.status {
            ConventionStatus::Absent => 0.0,
            ConventionStatus::InProgress => 1.0,
            ConventionStatus::Signed => 2.0,
        };
        Some(Figure {
            territory: epci.id.clone(),
            date: Date::Day { year: 2015, month: 12, day: 31 },
            since: None,
            value,
            lines: convention.source.lines,
            computed: false,
        })
    };
    let first: &Source = &dataset.conventions.first()?.source;
    Some(Indicator {
        id: IndicatorId::new(id),
        label: "Convention territoriale globale (CTG)".to_owned(),
        definition: "Où en est la convention entre la Caf et l’intercommunalité\u{a0}: aucune, en \
            cours, ou signée."
            .to_owned(),
        unit: Unit::Agreement,
        theme: Theme::Contracts,
        source: first.clone(),
        figures: dataset.epci().filter_map(figure).collect(),
    })
}
