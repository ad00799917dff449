//! The plan's target for the coverage rate of every territory.

use super::scope::priority_territories;
use crate::statistics::coverage::threshold_indicator;
use crate::wording::format::{NBSP, figure, on_date, percent, sentence_case, some_of, unrounded};
use model::{Dataset, Role, Source, TerritoryId};

/// The coverage goal of the plan and the present state, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageGoal<'a> {
    /// French sentence with the threshold that every territory should reach.
    pub target_text: String,
    /// French sentence with the number of territories under it and the rate of the département.
    pub status_text: String,
    /// Number of territories under the threshold.
    pub territories_below: usize,
    /// The lines of the document that contain the threshold.
    pub source: &'a Source,
}

/// Target and present state; `None` if the data lack the threshold or the rate.
#[must_use]
pub fn coverage_goal(dataset: &Dataset) -> Option<CoverageGoal<'_>> {
    let rate = dataset.indicator_for(Role::Coverage)?;
    let threshold = threshold_indicator(dataset, rate)?;
    let target = percent(&unrounded(threshold.latest_figure(&TerritoryId::Departement)?.value));
    let (territories_below, total) = (priority_territories(dataset).len(), dataset.epci().count());
    let departement = rate.latest_figure(&TerritoryId::Departement)?;
    let subject = some_of(territories_below, total, "intercommunalités", ["n’est", "est", "sont"]);
    let status = format!(
        "{subject} sous {target}{NBSP}; le département est à {}, {}.",
        figure(rate, departement.value),
        on_date(departement.date),
    );
    Some(CoverageGoal {
        target_text: format!("{target} dans chaque intercommunalité"),
        status_text: sentence_case(&status),
        territories_below,
        source: &threshold.source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn territories_below_the_threshold_are_counted() {
        let dataset = fixtures::dataset();
        let goal = coverage_goal(dataset).expect("a threshold and a rate");
        assert_eq!(goal.target_text, "60\u{a0}% dans chaque intercommunalité");
        assert!(
            goal.status_text.starts_with("6 des 16\u{a0}intercommunalités sont"),
            "{}",
            goal.status_text
        );
        assert!(goal.status_text.contains("65,66\u{a0}%"), "{}", goal.status_text);
    }
}
