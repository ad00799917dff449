//! Strengths and gaps of a territory, computed from its ranks, the threshold and its services:
//! nothing here is written by hand for one of them.

use super::coverage::{coverage, threshold};
use super::directory::serves;
use super::format::{NBSP, figure, ordinal, percent, printed, rounded};
use super::ranking::rank;
use super::wording::full_name;
use crate::domain::{Category, ConventionStatus, Dataset, Epci};

/// Rates of which more is better for families.
const THE_MORE_THE_BETTER: [&str; 2] = ["taux_couverture", "places_eaje_pour_100_enfants"];

/// Services whose presence or absence is told: those that the plan sets out to spread.
const TOLD: [Category; 4] = [Category::Ram, Category::Laep, Category::Eaje, Category::Clas];

/// Strengths, then gaps, each with the figure it stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// What is better than elsewhere, or there.
    pub strengths: Vec<String>,
    /// What is worse than elsewhere, or missing.
    pub gaps: Vec<String>,
}

/// The profile of `territory`.
#[must_use]
pub fn profile(dataset: &Dataset, territory: &Epci) -> Profile {
    let mut profile = Profile::default();
    if let (Some(own), Some(limit)) = (coverage(dataset, &territory.id), threshold(dataset)) {
        let limit_words = percent(&printed(limit));
        if own.rate < limit {
            let missing = rounded(own.missing(limit).high, 0);
            profile.gaps.push(format!(
                "Taux de couverture sous le seuil de {limit_words}{NBSP}: il manque {missing} places."
            ));
        } else {
            let rate = percent(&printed(own.rate));
            profile.strengths.push(format!("Au-dessus du seuil de {limit_words}{NBSP}: {rate}."));
        }
    }
    for indicator in THE_MORE_THE_BETTER.iter().filter_map(|id| dataset.indicator(id)) {
        let (Some(rank), Some(own)) =
            (rank(dataset, indicator, &territory.id), indicator.latest(&territory.id))
        else {
            continue;
        };
        let quarter = rank.among.div_ceil(4);
        let words = format!(
            "{}{NBSP}: {}, {} sur {}.",
            indicator.label,
            figure(indicator, own.value),
            ordinal(rank.position),
            rank.among
        );
        if rank.position <= quarter {
            profile.strengths.push(words);
        } else if rank.position > rank.among - quarter {
            profile.gaps.push(words);
        }
    }
    if let Some(siren) = territory.siren() {
        for category in TOLD {
            let here = dataset.services.iter().filter(|service| {
                service.category == category && service.is_open() && serves(dataset, service, siren)
            });
            match here.count() {
                0 => profile.gaps.push(format!(
                    "{}{NBSP}: le document n’en nomme pas ici.",
                    full_name(category)
                )),
                count => profile.strengths.push(format!("{}{NBSP}: {count}.", full_name(category))),
            }
        }
        match dataset.convention(siren).map(|convention| convention.status) {
            Some(ConventionStatus::Signed) => {
                profile.strengths.push("Convention territoriale globale signée.".to_owned());
            }
            Some(ConventionStatus::Absent) => {
                profile
                    .gaps
                    .push("Pas de convention territoriale globale au 31/12/2015.".to_owned());
            }
            Some(ConventionStatus::InProgress) | None => {}
        }
    }
    profile
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::derived::completed;
    use crate::data::{Bundle, load};

    #[test]
    fn strengths_and_gaps_stand_on_figures() {
        let dataset = completed(load(&Bundle::GEODATA).unwrap());
        let of =
            |name: &str| profile(&dataset, dataset.epci().find(|e| e.name.contains(name)).unwrap());
        let saint_dizier = of("Saint-Dizier");
        assert!(saint_dizier.gaps[0].contains("7 places"), "{saint_dizier:?}");
        assert!(saint_dizier.strengths.iter().any(|s| s.contains("signée")));
        let chalindrey = of("Chalindrey");
        assert!(chalindrey.strengths[0].contains("119,88"), "{chalindrey:?}");
        assert!(chalindrey.strengths.iter().any(|s| s.contains("1re sur")));
        let forests = of("Trois Forêts");
        assert!(forests.gaps.iter().any(|gap| gap.contains("EAJE")), "{forests:?}");
    }
}
