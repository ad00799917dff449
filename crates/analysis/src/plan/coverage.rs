//! The coverage rate that the plan wants in every territory.

use super::reach::priorities;
use crate::statistics::coverage::threshold_indicator;
use crate::wording::format::on;
use crate::wording::format::{NBSP, figure, percent, printed, sentence_case, some_of};
use model::{Dataset, Role, Source, TerritoryId};

/// The coverage goal of the plan and the present state, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The threshold that every territory is to reach, in a sentence.
    pub aim: String,
    /// How many territories are under it, and the rate of the département, in a sentence.
    pub now: String,
    /// How many are under it.
    pub under: usize,
    /// Where the document gives the threshold.
    pub source: &'a Source,
}

/// Where they stand; `None` without a threshold or a rate.
#[must_use]
pub fn standing(dataset: &Dataset) -> Option<Standing<'_>> {
    let rate = dataset.in_role(Role::Coverage)?;
    let limit = threshold_indicator(dataset, rate)?;
    let wanted = percent(&printed(limit.latest(&TerritoryId::Departement)?.value));
    let (under, of) = (priorities(dataset).len(), dataset.epci().count());
    let whole = rate.latest(&TerritoryId::Departement)?;
    let those = some_of(under, of, "intercommunalités", ["n’est", "est", "sont"]);
    let now = format!(
        "{those} sous {wanted}{NBSP}; le département est à {}, {}.",
        figure(rate, whole.value),
        on(whole.date),
    );
    Some(Standing {
        aim: format!("{wanted} dans chaque intercommunalité"),
        now: sentence_case(&now),
        under,
        source: &limit.source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_under_the_threshold_are_counted() {
        let dataset = fixtures::dataset();
        let standing = standing(dataset).expect("a threshold and a rate");
        assert_eq!(standing.aim, "60\u{a0}% dans chaque intercommunalité");
        assert!(
            standing.now.starts_with("6 des 16\u{a0}intercommunalités sont"),
            "{}",
            standing.now
        );
        assert!(standing.now.contains("65,66\u{a0}%"), "{}", standing.now);
    }
}
