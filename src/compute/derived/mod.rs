//! Indicators that the document does not print, computed from those that it does. They are
//! indicators like the others, marked as computed, so that map, table and sentence show them.

mod services;

use super::coverage::{coverage, threshold};
use super::format::{NBSP, percent, printed};
use super::sentence::on;
use crate::domain::{Dataset, Figure, Indicator, IndicatorId, TerritoryId, Theme, Unit};

/// The gap of the coverage rate to the document's threshold.
pub const GAP_TO_THRESHOLD: &str = "ecart_seuil";

/// The ids of all computed indicators.
pub const IDS: [&str; 9] = [
    GAP_TO_THRESHOLD,
    "ecart_departement",
    "ecart_france",
    "places_supposees",
    "places_manquantes",
    "places_eaje_pour_100_enfants",
    "allocataires_pour_100_habitants",
    "enfants_par_ram",
    "ctg",
];

/// The dataset with its computed indicators.
#[must_use]
pub fn completed(mut dataset: Dataset) -> Dataset {
    let computed: Vec<Indicator> = IDS.iter().filter_map(|id| derived(&dataset, id)).collect();
    dataset.indicators.extend(computed);
    dataset
}

/// What a computed indicator is made from.
struct Recipe<'a> {
    label: String,
    definition: String,
    unit: Unit,
    theme: Theme,
    /// Gives dates and lines.
    base: &'a Indicator,
    value: &'a dyn Fn(&TerritoryId, &Figure) -> Option<f64>,
    /// Decimals that the inputs justify.
    decimals: i32,
}

fn derived(dataset: &Dataset, id: &str) -> Option<Indicator> {
    let rate = dataset.indicator(IndicatorId::COVERAGE)?;
    match id {
        GAP_TO_THRESHOLD => gap(dataset, id, "au seuil prioritaire", threshold(dataset)?),
        "ecart_departement" => gap(
            dataset,
            id,
            "au taux du département",
            rate.latest(&TerritoryId::Departement)?.value,
        ),
        "ecart_france" => {
            gap(dataset, id, "au taux national", rate.latest(&TerritoryId::France)?.value)
        }
        "places_supposees" => {
            let middle = |territory: &TerritoryId, _: &Figure| {
                Some(coverage(dataset, territory)?.places().middle())
            };
            let definition = "Taux de couverture × enfants de moins de 3 ans ÷ 100 : le document \
                imprime le taux et les enfants, jamais les places. Arrondi à la place.";
            Some(recipe(
                Recipe {
                    label: "Places supposées par le taux".to_owned(),
                    definition: definition.to_owned(),
                    unit: Unit::Count("places".to_owned()),
                    theme: Theme::Childcare,
                    base: rate,
                    value: &middle,
                    decimals: 0,
                },
                id,
                dataset,
            ))
        }
        "places_manquantes" => {
            let limit = threshold(dataset)?;
            let missing = |territory: &TerritoryId, _: &Figure| {
                Some(coverage(dataset, territory)?.missing(limit).high)
            };
            Some(recipe(
                Recipe {
                    label: format!("Places manquantes pour {}", percent(&printed(limit))),
                    definition: format!(
                        "Places entières à ajouter pour que le taux atteigne {}, au plus selon \
                     l’arrondi du taux imprimé. Zéro quand il est atteint.",
                        percent(&printed(limit))
                    ),
                    unit: Unit::Count("places".to_owned()),
                    theme: Theme::Childcare,
                    base: rate,
                    value: &missing,
                    decimals: 0,
                },
                id,
                dataset,
            ))
        }
        "places_eaje_pour_100_enfants" => ratio(
            dataset,
            id,
            "Places en crèche (EAJE) pour 100 enfants de moins de 3 ans",
            ("places_eaje", IndicatorId::CHILDREN_UNDER_3),
            "places pour 100 enfants",
            Theme::Childcare,
        ),
        "allocataires_pour_100_habitants" => ratio(
            dataset,
            id,
            "Allocataires de la Caf pour 100 habitants",
            ("allocataires", "population"),
            "pour 100 habitants",
            Theme::Families,
        ),
        "enfants_par_ram" => services::children_per_relais(dataset, id),
        "ctg" => services::agreements(dataset, id),
        _ => None,
    }
}

fn recipe(recipe: Recipe<'_>, id: &str, dataset: &Dataset) -> Indicator {
    let power = 10_f64.powi(recipe.decimals);
    let territories = dataset.epci().map(|epci| epci.id.clone());
    let figure = |territory: TerritoryId| {
        let base = recipe.base.latest(&territory)?;
        let value = (recipe.value)(&territory, base)?;
        Some(Figure { value: (value * power).round() / power, computed: true, ..base.clone() })
    };
    Indicator {
        id: IndicatorId::new(id),
        label: recipe.label,
        definition: recipe.definition,
        unit: recipe.unit,
        theme: recipe.theme,
        source: recipe.base.source.clone(),
        figures: territories.chain([TerritoryId::Departement]).filter_map(figure).collect(),
    }
}

fn gap(dataset: &Dataset, id: &str, whose: &str, reference: f64) -> Option<Indicator> {
    let rate = dataset.indicator(IndicatorId::COVERAGE)?;
    Some(recipe(
        Recipe {
            label: format!("Écart {whose} ({})", percent(&printed(reference))),
            definition: format!(
                "Taux de couverture imprimé moins {}{NBSP}: une différence de points, au {}.",
                percent(&printed(reference)),
                rate.figures.iter().map(|f| f.date).max()?
            ),
            unit: Unit::Points,
            theme: Theme::Childcare,
            base: rate,
            value: &|_, figure| Some(figure.value - reference),
            decimals: 2,
        },
        id,
        dataset,
    ))
}

fn ratio(
    dataset: &Dataset,
    id: &str,
    label: &str,
    (above, below): (&str, &str),
    unit: &'static str,
    theme: Theme,
) -> Option<Indicator> {
    let (above, below) = (dataset.indicator(above)?, dataset.indicator(below)?);
    let date = |indicator: &Indicator| {
        dataset.epci().find_map(|e| indicator.latest(&e.id)).map(|f| on(f.date)).unwrap_or_default()
    };
    let definition = format!(
        "{} ({}) ÷ {} ({}) × 100. Sans valeur là où le document ne donne pas les deux.",
        above.label,
        date(above),
        below.label,
        date(below)
    );
    let value = |territory: &TerritoryId, figure: &Figure| {
        let below = below.latest(territory).filter(|below| below.value > 0.0)?;
        Some(100.0 * figure.value / below.value)
    };
    Some(recipe(
        Recipe {
            label: label.to_owned(),
            definition,
            unit: Unit::Ratio(unit),
            theme,
            base: above,
            value: &value,
            decimals: 1,
        },
        id,
        dataset,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Bundle, load};

    fn value(dataset: &Dataset, id: &str, name: &str) -> Option<f64> {
        let epci = dataset.epci().find(|e| e.name.contains(name)).unwrap();
        Some(dataset.indicator(id).unwrap().latest(&epci.id)?.value)
    }

    #[test]
    fn each_agrees_with_a_value_worked_out_by_hand() {
        let dataset = completed(load(&Bundle::GEODATA).unwrap());
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
        let dataset = completed(load(&Bundle::GEODATA).unwrap());
        assert_eq!(value(&dataset, "places_eaje_pour_100_enfants", "Trois Forêts"), None);
        let relais = dataset.indicator("enfants_par_ram").unwrap();
        assert!(relais.figures.iter().all(|figure| figure.value > 0.0));
        assert_eq!(IDS.iter().filter(|id| dataset.indicator(id).is_some()).count(), IDS.len());
    }
}
