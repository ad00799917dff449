//! The model's third view: one generated sentence per territory, and one for the whole.

use super::coverage::threshold;
use super::format::{self, NBSP, THIN, ordinal, percent, printed, rounded};
use super::ranking::{rank, valued};
use super::standing::{Standing, count_within, standing};
use crate::domain::{Dataset, Date, Epci, Figure, Indicator, IndicatorId, TerritoryId};

/// What the map says of `territory`, in one sentence.
#[must_use]
pub fn of_territory(dataset: &Dataset, indicator: &Indicator, territory: &Epci) -> String {
    let name = name_of(dataset, territory);
    let figure = match standing(indicator, territory) {
        Standing::Own(figure) => figure,
        Standing::Within(sum) => {
            return format!(
                "{name}{NBSP}: le document ne donne que la somme de {} intercommunalités, \
                 celle-ci comprise{NBSP}: {} {}.",
                count_within(dataset, indicator),
                measure(indicator, sum),
                on(sum.date)
            );
        }
        Standing::Silent => {
            return format!("{name}{NBSP}: le document ne donne pas cette valeur.");
        }
    };
    let mut sentence = format!("{name}{NBSP}: {}", measure(indicator, figure));
    if indicator.id.as_str() == IndicatorId::COVERAGE
        && let Some(threshold) = threshold(dataset)
    {
        let side = if figure.value < threshold { "sous le" } else { "au-dessus du" };
        sentence += &format!(", {side} seuil de {}", printed(threshold));
    }
    if let Some(rank) = rank(dataset, indicator, &territory.id) {
        let position = ordinal(rank.position);
        let known = rank.among < dataset.epci().count();
        let whose = if known { " dont la valeur est connue" } else { "" };
        sentence += &format!("{THIN}; {position} des {} intercommunalités{whose}", rank.among);
    }
    sentence + "."
}

/// What the map says of the département, in one or two sentences.
#[must_use]
pub fn of_departement(dataset: &Dataset, indicator: &Indicator) -> String {
    let mut sentence = match indicator.latest(&TerritoryId::Departement) {
        Some(figure) => {
            format!("En Haute-Marne{THIN}: {} {}", measure(indicator, figure), on(figure.date))
        }
        None => format!("{}{NBSP}: pas de total dans le document", indicator.label),
    };
    if let Some(france) = indicator.latest(&TerritoryId::France) {
        sentence += &format!(" (France{NBSP}: {})", format::figure(indicator, france.value));
    }
    if indicator.id.as_str() == IndicatorId::COVERAGE
        && let Some(threshold) = threshold(dataset)
    {
        let rates: Vec<f64> = valued(dataset, indicator).map(|(_, f)| f.value).collect();
        let below = rates.iter().filter(|rate| **rate < threshold).count();
        let rule = percent(&printed(threshold));
        sentence += &format!(
            ". {below} des {} intercommunalités sont sous le seuil de {rule}, en dessous duquel \
             un territoire est prioritaire",
            rates.len()
        );
    }
    sentence + "."
}

/// The day or year of a figure, with its preposition: « au 31/12/2013 », « en 2014 ».
#[must_use]
pub fn on(date: Date) -> String {
    match date {
        Date::Year(year) => format!("en {year}"),
        Date::SchoolYear(_) => format!("pour l’année scolaire {date}"),
        Date::Day { .. } => format!("au {date}"),
    }
}

/// A territory's name; the land outside the EPCI is named by its communes.
#[must_use]
pub fn name_of(dataset: &Dataset, territory: &Epci) -> String {
    if territory.siren().is_some() {
        return territory.name.clone();
    }
    let outside: Vec<&str> =
        dataset.communes.iter().filter(|c| c.epci.is_none()).map(|c| c.name.as_str()).collect();
    format!("Hors EPCI ({})", outside.join(", "))
}

fn measure(indicator: &Indicator, figure: &Figure) -> String {
    if indicator.id.as_str() == IndicatorId::COVERAGE {
        let rate = rounded(figure.value, indicator.decimals());
        return format!("{rate} places pour 100 enfants de moins de 3{NBSP}ans");
    }
    format::figure(indicator, figure.value)
}
