//! Computes, from the view state, the answer to a family and the simulation of a scenario.

use super::{Home, View, ViewState};
use analysis::nearby::around::{Nearby, Origin, find_nearby};
use analysis::simulation::outcome::{Simulation, simulate};
use analysis::wording::answer::Question;
use analysis::wording::family_words::ReadingLevel;
use model::{AgeBand, Dataset, Day, NamedCommune, Need, Role};

/// Number of services that an answer shows before it is expanded.
const INITIAL_SERVICES: usize = 8;
/// The same number for an answer in easy French, which is shorter.
const INITIAL_SERVICES_EASY: usize = 3;

/// The answer to a family's question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The point that distances are measured from.
    pub origin: Origin,
    /// The commune where the family lives; `None` for a position from the device.
    pub home: Option<NamedCommune<'static>>,
    /// What they look for; `None` for anything.
    pub need: Option<Need>,
    /// The child's age; `None` for any.
    pub age: Option<AgeBand>,
    /// The services around, sorted by distance.
    pub nearby: Nearby<'static>,
    /// Number of placed services that are shown; they are numbered from 1.
    pub shown_count: usize,
    /// Full or easy to read.
    pub reading: ReadingLevel,
}

impl Answer {
    /// The question as sentences need it; `today` is the day of the answer.
    #[must_use]
    pub fn question(&self, today: Option<Day>) -> Question<'static> {
        let Self { home, need, age, reading, .. } = *self;
        Question { home, need, age, reading, today }
    }
}

/// The simulated coverage rates; `None` without a scenario, or if the map shows another indicator.
#[must_use]
pub fn current_simulation(dataset: &Dataset, state: &ViewState) -> Option<Simulation> {
    let coverage = dataset.catalogue.id_for_role(Role::Coverage);
    let shows_coverage =
        state.view == View::Territories && coverage == Some(state.indicator_id(dataset));
    Some(simulate(dataset, state.scenario.as_ref().filter(|_| shows_coverage)?))
}

/// The answer to the family; `None` until their home is known.
#[must_use]
pub fn answer(dataset: &'static Dataset, state: &ViewState) -> Option<Answer> {
    if state.view != View::Families {
        return None;
    }
    let (origin, home) = match state.home? {
        Home::Commune(code) => {
            let commune = dataset.named_commune(code)?;
            (Origin::at_named_commune(dataset, &commune), Some(commune))
        }
        Home::DevicePosition(origin) => (origin, None),
    };
    let categories = state.matching_categories();
    let nearby = find_nearby(dataset, &origin, |category| categories.contains(category));
    let initial_count =
        if state.reading == ReadingLevel::Easy { INITIAL_SERVICES_EASY } else { INITIAL_SERVICES };
    let shown_count = if state.is_answer_expanded {
        nearby.placed.len()
    } else {
        nearby.placed.len().min(initial_count)
    };
    let (need, age, reading) = (state.need, state.age, state.reading);
    Some(Answer { origin, home, need, age, nearby, shown_count, reading })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ServiceFilter;
    use model::{Category, CommuneCode};

    /// The answer under a given filter of the map.
    fn filtered_answer(
        dataset: &'static Dataset,
        state: &ViewState,
        filter: ServiceFilter,
    ) -> Answer {
        let filtered = ViewState { services: Some(filter), ..state.clone() };
        answer(dataset, &filtered).expect("a home gives an answer")
    }

    #[test]
    fn map_filter_never_changes_an_answer() {
        let dataset = fixtures::dataset();
        let none = ServiceFilter::NONE;
        let filters = Category::ALL.map(|category| none.with(category, true));
        let ages = || AgeBand::ALL.map(Some).into_iter().chain([None]);
        for (rank, commune) in dataset.communes.iter().enumerate() {
            for need in Need::ALL.map(Some).into_iter().chain([None]) {
                for age in ages() {
                    let home = Some(Home::Commune(CommuneCode::Former(commune.insee)));
                    let state = ViewState { home, need, age, ..ViewState::default() };
                    let expected = filtered_answer(dataset, &state, ServiceFilter::ALL);
                    // To save time, all filters only for one commune in fifty, else one filter per commune in
                    // turn.
                    let tried = filters
                        .iter()
                        .enumerate()
                        .filter(|(at, _)| rank % 50 == 0 || rank % filters.len() == *at);
                    for filter in tried.map(|(_, filter)| *filter).chain([none]) {
                        assert_eq!(filtered_answer(dataset, &state, filter), expected, "{state:?}");
                    }
                }
            }
        }
    }
}
