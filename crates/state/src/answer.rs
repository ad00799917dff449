//! Computes, from the view state, the answer to a family and the simulation of a scenario.

use super::{Home, View, ViewState};
use analysis::nearby::around::{Nearby, Origin, nearby};
use analysis::simulation::outcome::{Simulation, simulate};
use analysis::wording::answer::Asked;
use analysis::wording::family_words::Reading;
use model::{AgeBand, Dataset, Day, NamedCommune, Need, Role};

/// How many services an answer shows at first; all once asked for.
const FIRST: usize = 8;
/// The same, easy to read.
const FIRST_EASY: usize = 3;

/// What a family asked, answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Where distances are measured from: a town hall, or the device's position.
    pub origin: Origin,
    /// The commune that they have named.
    pub home: Option<NamedCommune<'static>>,
    /// What they look for; `None` for any service.
    pub need: Option<Need>,
    /// How old the child is.
    pub age: Option<AgeBand>,
    /// The services around, the nearest first.
    pub nearby: Nearby<'static>,
    /// How many of the placed services are shown, numbered from 1.
    pub shown: usize,
    /// In full or easy to read.
    pub reading: Reading,
}

impl Answer {
    /// What was asked; `today` is the day on which it is answered.
    #[must_use]
    pub fn asked(&self, today: Option<Day>) -> Asked<'static> {
        let Self { home, need, age, reading, .. } = *self;
        Asked { home, need, age, reading, today }
    }
}

/// What the scenario makes of the coverage rate, where the map shows that rate.
#[must_use]
pub fn simulated(dataset: &Dataset, state: &ViewState) -> Option<Simulation> {
    let coverage = dataset.catalogue.in_role(Role::Coverage);
    let shown = state.view == View::Territories && coverage == Some(state.shown(dataset));
    Some(simulate(dataset, state.scenario.as_ref().filter(|_| shown)?))
}

/// The answer to the family, once it is known where they live.
#[must_use]
pub fn answer(dataset: &'static Dataset, state: &ViewState) -> Option<Answer> {
    if state.view != View::Families {
        return None;
    }
    let (origin, home) = match state.home? {
        Home::Commune(code) => {
            let commune = dataset.named_commune(code)?;
            (Origin::of_named(dataset, &commune), Some(commune))
        }
        Home::Here(origin) => (origin, None),
    };
    let sought = state.sought_categories();
    let nearby = nearby(dataset, &origin, |category| sought.shows(category));
    let first = if state.reading == Reading::Easy { FIRST_EASY } else { FIRST };
    let shown =
        if state.whole_answer { nearby.placed.len() } else { nearby.placed.len().min(first) };
    let (need, age, reading) = (state.need, state.age, state.reading);
    Some(Answer { origin, home, need, age, nearby, shown, reading })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ServiceFilter;
    use model::{Category, CommuneCode};

    /// The answer to a question from a commune, under a filter of the map.
    fn answered(dataset: &'static Dataset, state: &ViewState, filter: ServiceFilter) -> Answer {
        let filtered = ViewState { services: Some(filter), ..state.clone() };
        answer(dataset, &filtered).expect("a home gives an answer")
    }

    #[test]
    fn no_filter_of_the_map_changes_an_answer() {
        let dataset = fixtures::dataset();
        let none = ServiceFilter::NONE;
        let filters = Category::ALL.map(|category| none.with(category, true));
        let ages = || AgeBand::ALL.map(Some).into_iter().chain([None]);
        for (rank, commune) in dataset.communes.iter().enumerate() {
            for need in Need::ALL.map(Some).into_iter().chain([None]) {
                for age in ages() {
                    let home = Some(Home::Commune(CommuneCode::Former(commune.insee)));
                    let state = ViewState { home, need, age, ..ViewState::default() };
                    let whole = answered(dataset, &state, ServiceFilter::ALL);
                    // All of them from one commune in fifty, else one after the other.
                    let tried = filters
                        .iter()
                        .enumerate()
                        .filter(|(at, _)| rank % 50 == 0 || rank % filters.len() == *at);
                    for filter in tried.map(|(_, filter)| *filter).chain([none]) {
                        assert_eq!(answered(dataset, &state, filter), whole, "{state:?}");
                    }
                }
            }
        }
    }
}
