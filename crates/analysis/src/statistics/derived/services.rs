//! Computed indicators that stand on services and agreements.

use super::{Declared, Recipe, input, made};
use model::{
    Category, ConventionStatus, Dataset, Epci, Figure, Indicator, IndicatorId, Input, Origin,
    Source, TerritoryId, Without,
};

/// Where the document counts the relais, all of which it names.
const RELAIS: &str = "ram";
/// Where the document counts the agreements that are signed.
const SIGNED: &str = "ctg_signees";

/// Children under three per open relais.
pub fn children_per_relais(dataset: &Dataset, declared: &Declared) -> Option<Indicator> {
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
    let children = dataset.indicator(IndicatorId::CHILDREN_UNDER_3)?;
    let listed = dataset.indicator(RELAIS)?;
    let counted = listed.latest(&TerritoryId::Departement)?;
    // The list being complete, where it names no relais there is none.
    let without = listed.complete.as_ref().map(|_| {
        let none = dataset.epci().map(|epci| &epci.id).filter(|id| relais(id) == 0);
        Without { territories: none.cloned().collect(), words: "aucun RAM".to_owned() }
    });
    let mut inputs: Vec<Input> = input(dataset, children, "enfants").into_iter().collect();
    inputs.push(Input { words: "RAM".to_owned(), date: counted.date });
    let recipe = Recipe {
        label: "Enfants de moins de 3 ans par relais (RAM)".to_owned(),
        definition: "Enfants de moins de 3 ans ÷ relais assistantes maternelles ouverts que le \
            document situe dans l’intercommunalité. Il les nomme tous : là où il n’en nomme pas, \
            il n’y en a aucun, et rien à diviser."
            .to_owned(),
        base: children,
        value: &value,
        inputs,
        without,
    };
    Some(made(dataset, declared, recipe))
}

/// Where each agreement (CTG) stands.
pub fn agreements(dataset: &Dataset, declared: &Declared) -> Option<Indicator> {
    let signed = dataset.indicator(SIGNED)?;
    let date = signed.latest(&TerritoryId::Departement)?.date;
    let figure = |epci: &Epci| {
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
            lines: convention.source.lines,
            origin: Origin::Printed,
        })
    };
    let first: &Source = &dataset.conventions.first()?.source;
    Some(Indicator {
        label: "Convention territoriale globale (CTG)".to_owned(),
        definition: "Où en est la convention entre la Caf et l’intercommunalité\u{a0}: aucune, en \
            cours, ou signée."
            .to_owned(),
        source: first.clone(),
        figures: dataset.epci().filter_map(figure).collect(),
        ..declared.indicator(signed)
    })
}
