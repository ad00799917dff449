//! Indicators that the document does not print, computed from those that it does. They are
//! indicators like the others, marked as computed, so that map, table and sentence show them.

mod declared;
mod services;

use crate::statistics::coverage::{coverage, threshold};
use crate::wording::format::{NBSP, percent, printed};
use crate::wording::sentence::on;
pub use declared::IDS;
use declared::{DECLARED, Declared};
use model::{
    Aggregation, Dataset, Figure, Indicator, IndicatorId, Input, Origin, TerritoryId, Without,
};

/// The dataset with its computed indicators.
#[must_use]
pub fn completed(mut dataset: Dataset) -> Dataset {
    let computed: Vec<Indicator> =
        DECLARED.iter().filter_map(|declared| derived(&dataset, declared)).collect();
    dataset.indicators.extend(computed);
    dataset
}

/// What a computed indicator is made from.
struct Recipe<'a> {
    label: String,
    definition: String,
    /// Gives dates and lines.
    base: &'a Indicator,
    value: &'a dyn Fn(&TerritoryId, &Figure) -> Option<f64>,
    inputs: Vec<Input>,
    without: Option<Without>,
}

fn derived(dataset: &Dataset, declared: &Declared) -> Option<Indicator> {
    let rate = dataset.indicator(IndicatorId::COVERAGE)?;
    match declared.id {
        "ecart_seuil" => gap(dataset, declared, "au seuil prioritaire", threshold(dataset)?),
        "ecart_departement" => {
            let reference = rate.latest(&TerritoryId::Departement)?.value;
            let mut gap = gap(dataset, declared, "au taux du département", reference)?;
            // Its own gap to itself says nothing.
            gap.figures.retain(|figure| figure.territory != TerritoryId::Departement);
            Some(gap)
        }
        "ecart_france" => {
            gap(dataset, declared, "au taux national", rate.latest(&TerritoryId::France)?.value)
        }
        "places_supposees" => {
            let definition = "Taux de couverture × enfants de moins de 3 ans ÷ 100 : le document \
                imprime le taux et les enfants, jamais les places. Arrondi à la place.";
            let middle = |territory: &TerritoryId, _: &Figure| {
                Some(coverage(dataset, territory)?.places().middle())
            };
            places(dataset, declared, "Places supposées par le taux", definition, &middle)
        }
        "places_manquantes" => {
            let limit = threshold(dataset)?;
            let limit_words = percent(&printed(limit));
            let definition = format!(
                "Places entières à ajouter pour que le taux atteigne {limit_words}, au plus selon \
                 l’arrondi du taux imprimé. Zéro quand il est atteint."
            );
            let missing = |territory: &TerritoryId, _: &Figure| {
                Some(coverage(dataset, territory)?.missing(limit).high)
            };
            let label = format!("Places manquantes pour {limit_words}");
            places(dataset, declared, &label, &definition, &missing)
        }
        "places_eaje_pour_100_enfants" => ratio(
            dataset,
            declared,
            "Places en crèche (EAJE) pour 100 enfants de moins de 3 ans",
            ("places_eaje", "places"),
            (IndicatorId::CHILDREN_UNDER_3, "enfants"),
        ),
        "allocataires_pour_100_habitants" => ratio(
            dataset,
            declared,
            "Allocataires de la Caf pour 100 habitants",
            ("allocataires", "allocataires"),
            ("population", "habitants"),
        ),
        "enfants_par_ram" => services::children_per_relais(dataset, declared),
        "ctg" => services::agreements(dataset, declared),
        _ => None,
    }
}

/// `indicator`, as `words`, with the date of its figures by territory.
fn input(dataset: &Dataset, indicator: &Indicator, words: &str) -> Option<Input> {
    let date = dataset.epci().find_map(|epci| indicator.latest(&epci.id))?.date;
    Some(Input { words: words.to_owned(), date })
}

fn made(dataset: &Dataset, declared: &Declared, recipe: Recipe<'_>) -> Indicator {
    let power = 10_f64.powi(declared.decimals);
    let figure = |territory: TerritoryId| {
        let base = recipe.base.latest(&territory)?;
        let value = (recipe.value)(&territory, base)?;
        let value = (value * power).round() / power;
        Some(Figure { value, origin: Origin::Computed, ..base.clone() })
    };
    let mut figures: Vec<Figure> =
        dataset.territories.iter().filter_map(|own| figure(own.id.clone())).collect();
    let whole = match declared.aggregation {
        // As its rows are shown, so that they add up to it.
        Aggregation::Sum => recipe.base.latest(&TerritoryId::Departement).map(|base| {
            let value = figures.iter().map(|figure| figure.value).sum();
            Figure { value, origin: Origin::Computed, ..base.clone() }
        }),
        Aggregation::RatioOfSums | Aggregation::Nothing => figure(TerritoryId::Departement),
    };
    figures.extend(whole);
    Indicator {
        label: recipe.label,
        definition: recipe.definition,
        source: recipe.base.source.clone(),
        inputs: recipe.inputs,
        without: recipe.without,
        figures,
        ..declared.indicator(recipe.base)
    }
}

fn gap(dataset: &Dataset, declared: &Declared, whose: &str, reference: f64) -> Option<Indicator> {
    let rate = dataset.indicator(IndicatorId::COVERAGE)?;
    let reference_words = percent(&printed(reference));
    let recipe = Recipe {
        label: format!("Écart {whose} ({reference_words})"),
        definition: format!(
            "Taux de couverture imprimé moins {reference_words}{NBSP}: une différence de points, {}.",
            rate.figures.iter().map(|f| f.date).max().map(on)?
        ),
        base: rate,
        value: &|_, figure| Some(figure.value - reference),
        inputs: input(dataset, rate, "taux").into_iter().collect(),
        without: None,
    };
    Some(made(dataset, declared, recipe))
}

/// Places that the rate and the children suppose.
fn places(
    dataset: &Dataset,
    declared: &Declared,
    label: &str,
    definition: &str,
    value: &dyn Fn(&TerritoryId, &Figure) -> Option<f64>,
) -> Option<Indicator> {
    let rate = dataset.indicator(IndicatorId::COVERAGE)?;
    let children = dataset.indicator(IndicatorId::CHILDREN_UNDER_3)?;
    let inputs = [input(dataset, rate, "taux"), input(dataset, children, "enfants")];
    let recipe = Recipe {
        label: label.to_owned(),
        definition: definition.to_owned(),
        base: rate,
        value,
        inputs: inputs.into_iter().flatten().collect(),
        without: None,
    };
    Some(made(dataset, declared, recipe))
}

/// A hundred times one indicator divided by another, both named in a word.
fn ratio(
    dataset: &Dataset,
    declared: &Declared,
    label: &str,
    (above, above_words): (&str, &str),
    (below, below_words): (&str, &str),
) -> Option<Indicator> {
    let (above, below) = (dataset.indicator(above)?, dataset.indicator(below)?);
    let inputs = [input(dataset, above, above_words)?, input(dataset, below, below_words)?];
    let [above_on, below_on] = [&inputs[0], &inputs[1]].map(|input| on(input.date));
    let definition = format!(
        "{} ({above_on}) ÷ {} ({below_on}) × 100. Sans valeur là où le document ne donne pas les deux.",
        above.label, below.label,
    );
    let value = |territory: &TerritoryId, figure: &Figure| {
        let below = below.latest(territory).filter(|below| below.value > 0.0)?;
        Some(100.0 * figure.value / below.value)
    };
    let recipe = Recipe {
        label: label.to_owned(),
        definition,
        base: above,
        value: &value,
        inputs: inputs.into(),
        without: None,
    };
    Some(made(dataset, declared, recipe))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(dataset: &Dataset, id: &str, name: &str) -> Option<f64> {
        let epci = dataset.epci().find(|e| e.name.contains(name)).unwrap();
        Some(dataset.indicator(id).unwrap().latest(&epci.id)?.value)
    }

    #[test]
    fn each_agrees_with_a_value_worked_out_by_hand() {
        let dataset = completed(fixtures::dataset().clone());
        let of = |id, name| value(&dataset, id, name);
        // Saint-Dizier: 59,56 %, 1 401 children, 151 places, § 31 and 32.
        assert_eq!(of("ecart_seuil", "Saint-Dizier"), Some(-0.44));
        assert_eq!(of("ecart_departement", "Saint-Dizier"), Some(-6.1));
        assert_eq!(of("ecart_france", "Saint-Dizier"), Some(4.46));
        assert_eq!(of("places_supposees", "Saint-Dizier"), Some(834.0));
        assert_eq!(of("places_manquantes", "Saint-Dizier"), Some(7.0));
        assert_eq!(of("places_eaje_pour_100_enfants", "Saint-Dizier"), Some(10.8));
        // 8 070 allocataires, 42 647 inhabitants.
        assert_eq!(of("allocataires_pour_100_habitants", "Saint-Dizier"), Some(18.9));
        assert_eq!(of("ctg", "Saint-Dizier"), Some(2.0));
        assert_eq!(of("places_manquantes", "Chalindrey"), Some(0.0));
    }

    #[test]
    fn missing_is_not_zero() {
        let dataset = completed(fixtures::dataset().clone());
        // The document names all crèches, none of them here.
        assert_eq!(value(&dataset, "places_eaje_pour_100_enfants", "Trois Forêts"), Some(0.0));
        let relais = dataset.indicator("enfants_par_ram").unwrap();
        assert!(relais.figures.iter().all(|figure| figure.value > 0.0));
        let without = relais.without.as_ref().unwrap();
        assert_eq!((without.territories.len(), without.words.as_str()), (5, "aucun RAM"));
        assert_eq!(IDS.iter().filter(|id| dataset.indicator(id).is_some()).count(), IDS.len());
    }

    #[test]
    fn what_adds_up_is_a_sum_and_what_mixes_dates_keeps_them() {
        let dataset = completed(fixtures::dataset().clone());
        for declared in &DECLARED {
            let indicator = dataset.indicator(declared.id).unwrap();
            let whole = indicator.latest(&TerritoryId::Departement).map(|figure| figure.value);
            let of_epci = |id: &&Figure| matches!(id.territory, TerritoryId::Epci(_));
            let rows: f64 = indicator.figures.iter().filter(of_epci).map(|f| f.value).sum();
            if declared.aggregation == Aggregation::Sum {
                assert_eq!(whole, Some(rows), "{}", declared.id);
            }
        }
        let dates = |id: &str| -> Vec<String> {
            let inputs = dataset.indicator(id).unwrap().inputs.iter();
            inputs.map(|input| format!("{} {}", input.words, input.date)).collect()
        };
        assert_eq!(
            dates("places_eaje_pour_100_enfants"),
            ["places 31/12/2015", "enfants 31/12/2013"]
        );
        assert_eq!(dates("enfants_par_ram"), ["enfants 31/12/2013", "RAM 2016"]);
    }
}
