//! The few signals: the view state, the viewport (apart, as it changes at every move), the
//! notices. Everything else is derived.

use super::{
    Derived, History, Home, Intent, Keeping, Notice, Papers, ServiceFilter, Tracker, Typing, Var,
    View, ViewState, Viewport, codec, memo, update,
};
use crate::compute::answer::Asked;
use crate::compute::chart::Chart;
use crate::compute::family_words::Reading;
use crate::compute::nearby::{Nearby, Origin, nearby};
use crate::compute::simulation::outcome::{Simulation, simulate};
use crate::domain::tracking::Device;
use crate::domain::{AgeBand, Dataset, Day, Indicator, IndicatorId, NamedCommune, Need};

/// How many services an answer shows at first; all once asked for.
const FIRST: usize = 8;
/// The same, easy to read.
const FIRST_EASY: usize = 3;

/// What a family asked, answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Where they live.
    pub origin: Origin,
    /// The commune that they have named.
    pub home: Option<NamedCommune<'static>>,
    /// What they look for.
    pub need: Option<Need>,
    /// How old the child is.
    pub age: Option<AgeBand>,
    /// What there is around.
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

/// The program's state and the only way to change it. Copied freely.
#[derive(Clone, Copy)]
pub struct Store {
    /// What is known from the start; never changes.
    pub dataset: &'static Dataset,
    /// What the person is looking at. Read it; change it through [`Store::dispatch`].
    pub view: Var<ViewState>,
    /// The part of the map in sight.
    pub viewport: Var<Viewport>,
    /// What could not be done as asked.
    pub notices: Var<Vec<Notice>>,
    /// Whether the program has taken over the page.
    pub ready: Var<bool>,
    /// The indicator shown; a memo, so that selecting a territory redraws no colour.
    pub indicator: Derived<IndicatorId>,
    /// How that indicator is drawn.
    pub chart: Derived<Chart>,
    /// What the scenario makes of the coverage rate, where the map shows that rate.
    pub simulated: Derived<Option<Simulation>>,
    /// The plan and its committees, once they are needed.
    pub papers: Var<Papers>,
    /// What was entered into the plan. Read it; change it as `ui::plan` does, who keeps it.
    pub tracker: Var<Tracker>,
    /// What is being typed into it.
    pub typing: Var<Typing>,
    /// Which device this is, once something was entered on it.
    pub device: Var<Option<Device>>,
    /// Where that is kept.
    pub keeping: Var<Keeping>,
    /// The categories of the pins.
    pub pinned: Derived<ServiceFilter>,
    /// The answer to the family, once it is known where they live.
    pub answer: Derived<Option<Answer>>,
    record: fn(History, &str),
}

impl Store {
    /// A store showing the default view. `record` is told of each step and its query string.
    #[must_use]
    pub fn new(dataset: &'static Dataset, record: fn(History, &str)) -> Self {
        let view = Var::new(ViewState::default());
        let indicator = memo(move || view.with(|state| state.indicator.clone()));
        let classing = memo(move || view.with(|state| state.classing));
        let chart = memo(move || {
            let classing = classing.get();
            indicator
                .with(|id| {
                    dataset.indicator(id.as_str()).map(|i| Chart::with(dataset, i, classing))
                })
                .unwrap_or(Chart::Circles { largest: 0.0 })
        });
        let pinned = memo(move || view.with(ViewState::pinned));
        let simulated = memo(move || view.with(|state| simulated(dataset, state)));
        let answer = memo(move || view.with(|state| answer(dataset, state)));
        Self {
            dataset,
            view,
            pinned,
            simulated,
            answer,
            viewport: Var::new(Viewport::default()),
            notices: Var::new(Vec::new()),
            ready: Var::new(false),
            papers: Var::new(Papers::Away),
            tracker: Var::new(Tracker::default()),
            typing: Var::new(Typing::default()),
            device: Var::new(None),
            keeping: Var::new(Keeping::default()),
            indicator,
            chart,
            record,
        }
    }

    /// Does what the person wants, and records it in the browser's history.
    pub fn dispatch(self, intent: Intent) {
        let mut next = self.view.get_untracked();
        let history = update(&mut next, intent);
        if history != History::Keep {
            (self.record)(history, &codec::write(&next));
        }
        self.view.set(next);
    }

    /// Shows what a query string says. One that was read, but as this page would not write it, is
    /// written anew: what is shared from here on is clean.
    pub fn restore(self, query: &str) {
        let (state, notices) = codec::read(query, self.dataset);
        if notices.is_empty() && !codec::is_written_so(query, &state) {
            (self.record)(History::Replace, &codec::write(&state));
        }
        self.notices.set(notices);
        self.dispatch(Intent::Restore(Box::new(state)));
    }

    /// Tells the person what could not be done, once.
    pub fn notify(self, notice: Notice) {
        self.notices.update(|notices| {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        });
    }

    /// The indicator shown.
    #[must_use]
    pub fn current_indicator(self) -> Option<&'static Indicator> {
        self.indicator.with(|id| self.dataset.indicator(id.as_str()))
    }
}

fn simulated(dataset: &Dataset, state: &ViewState) -> Option<Simulation> {
    let shown =
        state.view == View::Territories && state.indicator.as_str() == IndicatorId::COVERAGE;
    Some(simulate(dataset, state.scenario.as_ref().filter(|_| shown)?))
}

fn answer(dataset: &'static Dataset, state: &ViewState) -> Option<Answer> {
    if state.view != View::Families {
        return None;
    }
    let (origin, home) = match state.home? {
        Home::Commune(code) => {
            let commune = dataset.named_commune(code)?;
            (Origin::of_named(&commune), Some(commune))
        }
        Home::Here(origin) => (origin, None),
    };
    let sought = state.sought();
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
    use crate::data::{Bundle, load};
    use crate::domain::{Category, CommuneCode};

    /// The answer to a question from a commune, under a filter of the map.
    fn answered(dataset: &'static Dataset, state: &ViewState, filter: ServiceFilter) -> Answer {
        let filtered = ViewState { services: filter, ..state.clone() };
        answer(dataset, &filtered).expect("a home gives an answer")
    }

    #[test]
    fn no_filter_of_the_map_changes_an_answer() {
        let dataset =
            Box::leak(Box::new(load(&Bundle::GEODATA).expect("the bundled data is valid")));
        let none = ServiceFilter::NONE;
        let filters = Category::ALL.map(|category| none.toggled(category));
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
