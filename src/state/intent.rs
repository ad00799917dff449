//! Everything a person can want, and what it changes.

use super::{ServiceFilter, ThemeChoice, ViewState};
use crate::compute::table::Column;
use crate::domain::{Category, IndicatorId, ServiceId, Siren};

/// What a person wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// See a territory's panel, or close it.
    Select(Option<Siren>),
    /// See another indicator.
    ShowIndicator(IndicatorId),
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
        Intent::SetTheme(theme) => {
            state.theme = theme;
            History::Replace
        }
        Intent::Restore(restored) => {
            *state = *restored;
            return History::Keep;
        }
    };
    if *state == before { History::Keep } else { step }
}

fn close_cards(state: &mut ViewState) {
    state.service = None;
    state.group.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

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
