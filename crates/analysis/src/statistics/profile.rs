//! Strengths and weaknesses of a territory, computed from its ranks, the threshold and its services; no text is
//! written for a single territory.

use crate::nearby::directory::belongs_to_epci;
use crate::statistics::coverage::{coverage, threshold};
use crate::statistics::ranking::{order_text, rank};
use crate::wording::format::{NBSP, counted, figure, on_date, percent, unrounded};
use crate::wording::labels::category_name;
use crate::wording::sentence::{agreements_date, dates_text};
use model::{
    Category, ConventionStatus, Dataset, Indicator, IndicatorKind, Polarity, Role, Territory,
};

use model::Polarity::{HigherIsBetter, LowerIsBetter};

/// Categories whose presence or absence is mentioned: those that the plan wants to spread.
const PROFILED_CATEGORIES: [Category; 4] =
    [Category::Ram, Category::Laep, Category::Eaje, Category::Clas];

/// Strengths and weaknesses, each a short sentence with its figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// What is better than elsewhere, or present.
    pub strengths: Vec<String>,
    /// What is worse than elsewhere, or absent.
    pub gaps: Vec<String>,
}

/// What distinguishes a territory from the département.
#[must_use]
pub fn profile(dataset: &Dataset, territory: &Territory) -> Profile {
    let mut profile = Profile::default();
    let rate = dataset.indicator_for(Role::Coverage).and_then(|r| r.latest_figure(&territory.id));
    if let (Some(rate), Some(limit)) = (rate, threshold(dataset)) {
        let limit_words = percent(&unrounded(limit));
        let dated_rate = format!("{} {}", percent(&unrounded(rate.value)), on_date(rate.date));
        if rate.value < limit {
            // The number of missing places needs the number of children at the same date.
            let children =
                dataset.indicator_for(Role::Children).and_then(|c| c.latest_figure(&territory.id));
            let missing = coverage(dataset, &territory.id)
                .filter(|_| children.is_some_and(|children| children.date == rate.date))
                .map(|coverage| counted(coverage.missing_places(limit).high as usize, "place"))
                .map(|places| format!(", il manque {places}"));
            profile.gaps.push(format!(
                "Taux de couverture sous le seuil de {limit_words}{NBSP}: {dated_rate}{}.",
                missing.unwrap_or_default()
            ));
        } else {
            profile
                .strengths
                .push(format!("Au-dessus du seuil de {limit_words}{NBSP}: {dated_rate}."));
        }
    }
    for indicator in dataset.offered_indicators().into_iter().filter(|i| is_comparable(i)) {
        let (Some(rank), Some(latest)) =
            (rank(dataset, indicator, &territory.id), indicator.latest_figure(&territory.id))
        else {
            continue;
        };
        let quarter = rank.among.div_ceil(4);
        let words = format!(
            "{}{NBSP}: {} ({}), {} sur {}, {}.",
            indicator.label,
            figure(indicator, latest.value),
            dates_text(dataset, indicator),
            rank.text(),
            rank.among,
            order_text(indicator)
        );
        let (high, low) = (rank.position <= quarter, rank.position > rank.among - quarter);
        match (indicator.polarity, high, low) {
            (HigherIsBetter, true, _) | (LowerIsBetter, _, true) => profile.strengths.push(words),
            (HigherIsBetter, _, true) | (LowerIsBetter, true, _) => profile.gaps.push(words),
            _ => {}
        }
    }
    if let Some(siren) = territory.siren() {
        // A dataset without services says nothing about their absence.
        for category in PROFILED_CATEGORIES.into_iter().filter(|_| !dataset.services.is_empty()) {
            let services = dataset.services.iter().filter(|service| {
                service.category == category
                    && service.is_open()
                    && belongs_to_epci(dataset, service, siren)
            });
            let name = category_name(category);
            match services.count() {
                0 if is_listed_completely(dataset, category) => profile
                    .gaps
                    .push(format!("{name}{NBSP}: aucun service, d’après une liste complète.")),
                0 => {
                    let subject = &dataset.document.words.subject;
                    profile.gaps.push(format!("{name}{NBSP}: {subject} n’en nomme pas ici."));
                }
                count => profile.strengths.push(format!("{name}{NBSP}: {count}.")),
            }
        }
        match dataset.convention(siren).map(|convention| convention.status) {
            Some(ConventionStatus::Signed) => {
                profile.strengths.push("Convention territoriale globale signée.".to_owned());
            }
            Some(ConventionStatus::Absent) => {
                let date = agreements_date(dataset);
                profile.gaps.push(format!("Pas de convention territoriale globale {date}."));
            }
            Some(ConventionStatus::InProgress) | None => {}
        }
    }
    profile
}

/// Whether high or low values are good and independent of the territory's size.
fn is_comparable(indicator: &Indicator) -> bool {
    matches!(indicator.kind, IndicatorKind::Rate | IndicatorKind::Ratio)
        && indicator.polarity != Polarity::Neutral
}

/// Whether the document's list of services of `category` is complete.
fn is_listed_completely(dataset: &Dataset, category: Category) -> bool {
    let is_complete = |indicator: &Indicator| {
        indicator.category == Some(category) && indicator.zero_reason.is_some()
    };
    dataset.indicators.iter().any(is_complete)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::computed_indicators::with_computed;
    use crate::statistics::decoupage::in_decoupage;

    #[test]
    fn strengths_and_gaps_follow_from_the_figures() {
        let dataset = with_computed(fixtures::dataset().clone());
        let profile_of =
            |name: &str| profile(&dataset, dataset.epci().find(|e| e.name.contains(name)).unwrap());
        let saint_dizier = profile_of("Saint-Dizier");
        assert!(saint_dizier.gaps[0].contains("7\u{a0}places"), "{saint_dizier:?}");
        assert!(saint_dizier.strengths.iter().any(|s| s.contains("signée")));
        let chalindrey = profile_of("Chalindrey");
        assert!(chalindrey.strengths[0].contains("119,88\u{a0}% au 31/12/2013"), "{chalindrey:?}");
        assert!(chalindrey.strengths.iter().any(|s| s.contains("1re sur")));
        let forests = profile_of("Trois Forêts");
        assert!(forests.gaps.iter().any(|gap| gap.contains("EAJE")), "{forests:?}");
        // Many children per relais is a weakness: the largest value is the worst.
        let relais_mentions = |profile: &Profile| {
            let mentions = |all: &[String]| all.iter().any(|words| words.contains("par relais"));
            (mentions(&profile.strengths), mentions(&profile.gaps))
        };
        assert_eq!(relais_mentions(&profile_of("CA Chaumont")), (false, true));
        assert_eq!(relais_mentions(&profile_of("Bourbonne")), (true, false));
        // In another découpage the rate is that of its own latest year, as in its sentence.
        let today = in_decoupage(&dataset, &dataset.metadata.decoupages[1].id);
        let profile_of =
            |name: &str| profile(&today, today.epci().find(|e| e.name.contains(name)).unwrap());
        let montsaugeonnais = profile_of("Montsaugeonnais");
        assert!(
            montsaugeonnais.strengths[0].ends_with("62,1\u{a0}% en 2023."),
            "{montsaugeonnais:?}"
        );
        let joinville = profile_of("Joinville");
        assert!(joinville.gaps[0].ends_with("46,8\u{a0}% en 2023."), "{joinville:?}");
    }
}
