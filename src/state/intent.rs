//! Everything a person can want, and what it changes.

use super::{Home, ServiceFilter, ThemeChoice, View, ViewState};
use crate::compute::classes::Classing;
use crate::compute::family_words::Reading;
use crate::compute::simulation::Scenario;
use crate::compute::table::Column;
use crate::domain::{AgeBand, Category, IndicatorId, Need, ServiceId, Siren};

/// What a person wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// See a territory's panel, or close it.
    Select(Option<Siren>),
    /// See another indicator.
    ShowIndicator(IndicatorId),
    /// See classes made so, or the usual ones.
    Classify(Option<Classing>),
    /// Put a territory beside the others, or take it away.
    ToggleCompared(Siren),
    /// Suppose this, or nothing any more.
    Suppose(Option<Box<Scenario>>),
    /// Compare what is supposed with this, or with nothing any more.
    CompareWith(Option<Box<Scenario>>),
    /// Show or hide the pins of a category.
    ToggleCategory(Category),
    /// Show or hide all pins.
    ShowAllServices(bool),
    /// Open a service's card, or close it.
    OpenService(Option<ServiceId>),
    /// Open a group of pins.
    OpenGroup(Vec<ServiceId>),
    /// Sort the table by a column, or turn it round.
    SortBy(Column),
    /// Look for something, or for anything.
    Seek(Option<Need>),
    /// Look for a child of this age, or of any.
    ForAge(Option<AgeBand>),
    /// Measure distances from here, or from nowhere.
    LiveAt(Option<Home>),
    /// See the whole answer.
    ShowWholeAnswer,
    /// Put a service aside, or back.
    ToggleKept(ServiceId),
    /// Put these services aside instead of those that are.
    Keep(Vec<ServiceId>),
    /// See another of the five views.
    Show(View),
    /// In full or easy to read.
    Read(Reading),
    /// Light or dark.
    SetTheme(ThemeChoice),
    /// Go where a URL leads.
    Restore(Box<ViewState>),
}

/// What an intent means for the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// A step that Back undoes.
    Push,
    /// The same step, said otherwise.
    Replace,
    /// The URL already says so.
    Keep,
}

/// How many services can be put aside: more would make no short list, nor a URL that fits.
pub const MOST_KEPT: usize = 20;

/// How many territories can be compared.
pub const MOST_COMPARED: usize = 3;

/// Applies `intent` to `state`.
pub fn update(state: &mut ViewState, intent: Intent) -> History {
    let before = state.clone();
    let step = match intent {
        Intent::Select(territory) => {
            state.selected = territory;
            close_cards(state);
            History::Push
        }
        Intent::ShowIndicator(indicator) => {
            state.indicator = indicator;
            History::Push
        }
        Intent::Classify(classing) => {
            state.classing = classing;
            History::Push
        }
        Intent::ToggleCompared(siren) => {
            match state.compared.iter().position(|compared| *compared == siren) {
                Some(index) => drop(state.compared.remove(index)),
                None if state.compared.len() < MOST_COMPARED => state.compared.push(siren),
                None => {}
            }
            History::Push
        }
        Intent::Suppose(scenario) => {
            state.scenario = scenario.map(|scenario| *scenario);
            History::Push
        }
        Intent::CompareWith(scenario) => {
            state.rival = scenario.map(|scenario| *scenario);
            History::Push
        }
        Intent::ToggleCategory(category) => {
            state.services = state.services.toggled(category);
            History::Push
        }
        Intent::ShowAllServices(all) => {
            state.services = if all { ServiceFilter::ALL } else { ServiceFilter::NONE };
            History::Push
        }
        Intent::OpenService(service) => {
            if service.is_none() {
                state.group.clear();
            }
            state.service = service;
            History::Push
        }
        Intent::OpenGroup(group) => {
            state.group = group;
            state.service = None;
            History::Replace
        }
        Intent::SortBy(column) => {
            state.sort = state.sort.toggled(column);
            History::Replace
        }
        Intent::Seek(need) => {
            state.need = need;
            start_answer(state);
            History::Push
        }
        Intent::ForAge(age) => {
            state.age = age;
            start_answer(state);
            History::Push
        }
        Intent::LiveAt(home) => {
            // A position is not in the URL: Back could not tell the two steps apart.
            let in_url = |home: Option<Home>| !matches!(home, Some(Home::Here(_)));
            let step =
                if in_url(home) && in_url(state.home) { History::Push } else { History::Replace };
            state.home = home;
            start_answer(state);
            step
        }
        Intent::ShowWholeAnswer => {
            state.whole_answer = true;
            History::Replace
        }
        Intent::ToggleKept(service) => {
            match state.shortlist.iter().position(|kept| *kept == service) {
                Some(index) => drop(state.shortlist.remove(index)),
                None if state.shortlist.len() < MOST_KEPT => state.shortlist.push(service),
                None => {}
            }
            History::Replace
        }
        Intent::Keep(services) => {
            state.shortlist = services;
            state.shortlist.truncate(MOST_KEPT);
            History::Replace
        }
        Intent::Show(view) => {
            state.view = view;
            close_cards(state);
            History::Push
        }
        Intent::Read(reading) => {
            state.reading = reading;
            History::Push
        }
        Intent::SetTheme(theme) => {
            state.theme = theme;
            History::Replace
        }
        Intent::Restore(restored) => {
            // The position is in no URL: it stays until another home or the page's end.
            let position = state.home.filter(|home| matches!(home, Home::Here(_)));
            *state = *restored;
            state.home = state.home.or(position);
            return History::Keep;
        }
    };
    if *state == before { History::Keep } else { step }
}

/// Shows a new answer from its beginning.
fn start_answer(state: &mut ViewState) {
    state.whole_answer = false;
    close_cards(state);
}

fn close_cards(state: &mut ViewState) {
    state.service = None;
    state.group.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::nearby::Origin;
    use crate::domain::InseeCode;
    use crate::geo::LonLat;

    fn siren() -> Siren {
        Siren::parse("245200563").expect("nine digits")
    }

    #[test]
    fn selecting_is_a_step_and_selecting_again_is_none() {
        let mut state = ViewState::default();
        assert_eq!(update(&mut state, Intent::Select(Some(siren()))), History::Push);
        assert_eq!(state.selected, Some(siren()));
        assert_eq!(update(&mut state, Intent::Select(Some(siren()))), History::Keep);
    }

    #[test]
    fn opening_a_territory_closes_the_service() {
        let mut state = ViewState::default();
        update(&mut state, Intent::OpenService(Some(ServiceId::new("a"))));
        update(&mut state, Intent::Select(Some(siren())));
        assert_eq!(state.service, None);
    }

    #[test]
    fn a_service_opened_from_a_group_leaves_the_group_open() {
        let mut state = ViewState::default();
        let group = vec![ServiceId::new("a"), ServiceId::new("b")];
        update(&mut state, Intent::OpenGroup(group.clone()));
        update(&mut state, Intent::OpenService(Some(ServiceId::new("a"))));
        assert_eq!(state.group, group);
        update(&mut state, Intent::OpenService(None));
        assert!(state.group.is_empty());
    }

    fn commune(insee: &str) -> Home {
        Home::Commune(InseeCode::parse(insee).expect("five digits"))
    }

    fn here() -> Home {
        let point = LonLat { lon: 5.1, lat: 48.1 };
        Home::Here(Origin { point, commune: None, territory: None })
    }

    #[test]
    fn a_position_is_no_step_and_outlives_the_travel_between_urls() {
        let mut state = ViewState::default();
        assert_eq!(update(&mut state, Intent::LiveAt(Some(commune("52432")))), History::Push);
        assert_eq!(update(&mut state, Intent::LiveAt(Some(here()))), History::Replace);
        assert_eq!(update(&mut state, Intent::Seek(Some(Need::School))), History::Push);
        update(&mut state, Intent::Restore(Box::default()));
        assert_eq!((state.need, state.home), (None, Some(here())));
        let named = ViewState { home: Some(commune("52432")), ..ViewState::default() };
        update(&mut state, Intent::Restore(Box::new(named)));
        assert_eq!(state.home, Some(commune("52432")));
    }

    #[test]
    fn a_new_question_starts_a_new_answer() {
        let mut state = ViewState { home: Some(here()), ..ViewState::default() };
        update(&mut state, Intent::ShowWholeAnswer);
        update(&mut state, Intent::OpenService(Some(ServiceId::new("a"))));
        update(&mut state, Intent::ForAge(Some(AgeBand::Under3)));
        assert!(!state.whole_answer);
        assert_eq!(state.service, None);
    }

    #[test]
    fn services_are_put_aside_and_back_up_to_a_limit() {
        let mut state = ViewState::default();
        let id = |number: usize| ServiceId::new(&number.to_string());
        for number in 0..MOST_KEPT + 5 {
            update(&mut state, Intent::ToggleKept(id(number)));
        }
        assert_eq!(state.shortlist.len(), MOST_KEPT);
        update(&mut state, Intent::ToggleKept(id(0)));
        assert_eq!(state.shortlist.first(), Some(&id(1)));
    }

    #[test]
    fn filters_switch_one_category_or_all() {
        let mut state = ViewState::default();
        update(&mut state, Intent::ToggleCategory(Category::Clas));
        assert!(!state.services.shows(Category::Clas));
        assert_eq!(state.services.shown().count(), 9);
        update(&mut state, Intent::ShowAllServices(false));
        assert_eq!(state.services.shown().count(), 0);
        update(&mut state, Intent::ShowAllServices(true));
        assert_eq!(state.services, ServiceFilter::ALL);
    }
}
