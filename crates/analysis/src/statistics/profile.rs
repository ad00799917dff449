//! Strengths and gaps of a territory, computed from its ranks, the threshold and its services:
//! nothing here is written by hand for one of them.

use crate::nearby::directory::serves;
use crate::statistics::coverage::{coverage, threshold};
use crate::statistics::ranking::{order, rank};
use crate::wording::format::{NBSP, counted, figure, on, percent, printed};
use crate::wording::labels::full_name;
use crate::wording::sentence::{agreements_on, when};
use model::{Category, ConventionStatus, Dataset, Direction, Indicator, Kind, Role, Territory};

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

/// What sets a territory apart from the département, in short sentences.
#[must_use]
pub fn profile(dataset: &Dataset, territory: &Territory) -> Profile {
    let mut profile = Profile::default();
    let rate = dataset.in_role(Role::Coverage).and_then(|rate| rate.latest(&territory.id));
    if let (Some(rate), Some(limit)) = (rate, threshold(dataset)) {
        let limit_words = percent(&printed(limit));
        let told = format!("{} {}", percent(&printed(rate.value)), on(rate.date));
        if rate.value < limit {
            // Places are known of the children's own date alone.
            let children =
                dataset.in_role(Role::Children).and_then(|own| own.latest(&territory.id));
            let missing = coverage(dataset, &territory.id)
                .filter(|_| children.is_some_and(|own| own.date == rate.date))
                .map(|own| counted(own.missing(limit).high as usize, "place"))
                .map(|places| format!(", il manque {places}"));
            profile.gaps.push(format!(
                "Taux de couverture sous le seuil de {limit_words}{NBSP}: {told}{}.",
                missing.unwrap_or_default()
            ));
        } else {
            profile.strengths.push(format!("Au-dessus du seuil de {limit_words}{NBSP}: {told}."));
        }
    }
    for indicator in dataset.offered_indicators().into_iter().filter(|i| is_telling(i)) {
        let (Some(rank), Some(own)) =
            (rank(dataset, indicator, &territory.id), indicator.latest(&territory.id))
        else {
            continue;
        };
        let quarter = rank.among.div_ceil(4);
        let words = format!(
            "{}{NBSP}: {} ({}), {} sur {}, {}.",
            indicator.label,
            figure(indicator, own.value),
            when(dataset, indicator),
            rank.words(),
            rank.among,
            order(indicator)
        );
        let (high, low) = (rank.position <= quarter, rank.position > rank.among - quarter);
        match (indicator.direction, high, low) {
            (Direction::More, true, _) | (Direction::Less, _, true) => {
                profile.strengths.push(words)
            }
            (Direction::More, _, true) | (Direction::Less, true, _) => profile.gaps.push(words),
            _ => {}
        }
    }
    if let Some(siren) = territory.siren() {
        // Without any service, the data are not about services.
        for category in TOLD.into_iter().filter(|_| !dataset.services.is_empty()) {
            let here = dataset.services.iter().filter(|service| {
                service.category == category && service.is_open() && serves(dataset, service, siren)
            });
            match here.count() {
                0 if is_listed_whole(dataset, category) => profile.gaps.push(format!(
                    "{}{NBSP}: aucun service, d’après une liste complète.",
                    full_name(category)
                )),
                0 => profile.gaps.push(format!(
                    "{}{NBSP}: {} n’en nomme pas ici.",
                    full_name(category),
                    dataset.document.words.subject
                )),
                count => profile.strengths.push(format!("{}{NBSP}: {count}.", full_name(category))),
            }
        }
        match dataset.convention(siren).map(|convention| convention.status) {
            Some(ConventionStatus::Signed) => {
                profile.strengths.push("Convention territoriale globale signée.".to_owned());
            }
            Some(ConventionStatus::Absent) => {
                let date = agreements_on(dataset);
                profile.gaps.push(format!("Pas de convention territoriale globale {date}."));
            }
            Some(ConventionStatus::InProgress) | None => {}
        }
    }
    profile
}

/// Whether a high or a low value is good, and does not simply follow the territory's size.
fn is_telling(indicator: &Indicator) -> bool {
    matches!(indicator.kind, Kind::Rate | Kind::Ratio) && indicator.direction != Direction::Neutral
}

/// Whether the document names all services of `category`.
fn is_listed_whole(dataset: &Dataset, category: Category) -> bool {
    let counts = |own: &Indicator| own.category == Some(category) && own.complete.is_some();
    dataset.indicators.iter().any(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::decoupage::in_decoupage;
    use crate::statistics::derived::completed;

    #[test]
    fn strengths_and_gaps_stand_on_figures() {
        let dataset = completed(fixtures::dataset().clone());
        let of =
            |name: &str| profile(&dataset, dataset.epci().find(|e| e.name.contains(name)).unwrap());
        let saint_dizier = of("Saint-Dizier");
        assert!(saint_dizier.gaps[0].contains("7\u{a0}places"), "{saint_dizier:?}");
        assert!(saint_dizier.strengths.iter().any(|s| s.contains("signée")));
        let chalindrey = of("Chalindrey");
        assert!(chalindrey.strengths[0].contains("119,88\u{a0}% au 31/12/2013"), "{chalindrey:?}");
        assert!(chalindrey.strengths.iter().any(|s| s.contains("1re sur")));
        let forests = of("Trois Forêts");
        assert!(forests.gaps.iter().any(|gap| gap.contains("EAJE")), "{forests:?}");
        // Many children for one relais are no strength: the largest value is the worst.
        let relais = |profile: &Profile| {
            let told = |all: &[String]| all.iter().any(|words| words.contains("par relais"));
            (told(&profile.strengths), told(&profile.gaps))
        };
        assert_eq!(relais(&of("CA Chaumont")), (false, true));
        assert_eq!(relais(&of("Bourbonne")), (true, false));
        // In another découpage the rate is that of its own latest year, as in its sentence.
        let today = in_decoupage(&dataset, &dataset.metadata.decoupages[1].id);
        let own =
            |name: &str| profile(&today, today.epci().find(|e| e.name.contains(name)).unwrap());
        let montsaugeonnais = own("Montsaugeonnais");
        assert!(
            montsaugeonnais.strengths[0].ends_with("62,1\u{a0}% en 2023."),
            "{montsaugeonnais:?}"
        );
        let joinville = own("Joinville");
        assert!(joinville.gaps[0].ends_with("46,8\u{a0}% en 2023."), "{joinville:?}");
    }
}
