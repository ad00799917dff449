//! Intents: everything a person can do to the view state.

use super::{Home, PlanLayout, PlanViewState, ServiceFilter, ThemeChoice, ViewState};
use analysis::simulation::Scenario;
use analysis::statistics::classes::Classification;
use analysis::statistics::decoupage;
use analysis::statistics::table::Column;
use analysis::wording::family_words::ReadingLevel;
use model::{
    ActionKey, AgeBand, Dataset, DecoupageId, IndicatorId, Need, PartialDate, ServiceId, Siren,
};

/// An action of the person that changes the view state.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Open a territory's panel; `None` closes it.
    Select(Option<Siren>),
    /// Show an indicator; `None` for the default.
    ShowIndicator(Option<IndicatorId>),
    /// Switch to a découpage, with the selection adapted to it; see [`Intent::show_decoupage`].
    ShowDecoupage {
        /// The new découpage; `None` for the dataset's own.
        decoupage: Option<DecoupageId>,
        /// The indicator, if it exists there.
        indicator: Option<IndicatorId>,
        /// The territory whose panel is open, if it exists there.
        selected: Option<Siren>,
        /// The compared territories, as far as they exist there.
        compared: Vec<Siren>,
    },
    /// Show the values of a date; `None` for the latest.
    ShowDate(Option<PartialDate>),
    /// Use a classification method; `None` for the default.
    SetClassification(Option<Classification>),
    /// Add a territory to the comparison, or remove it.
    ToggleCompared(Siren),
    /// Simulate this scenario; `None` ends the simulation.
    SetScenario(Option<Box<Scenario>>),
    /// Compare the scenario with this one; `None` ends the comparison.
    SetOtherScenario(Option<Box<Scenario>>),
    /// Show the pins of these categories; `None` for the default of the map.
    ShowServices(Option<ServiceFilter>),
    /// Open a service's card; `None` closes it.
    OpenService(Option<ServiceId>),
    /// Open the list of a group of pins; empty closes it.
    OpenGroup(Vec<ServiceId>),
    /// Sort the table by a column; a second time reverses the order.
    SortBy(Column),
    /// Set what the family looks for; `None` for anything.
    SetNeed(Option<Need>),
    /// Set the child's age; `None` for any.
    SetAge(Option<AgeBand>),
    /// Set the point that distances are measured from; `None` removes it.
    SetHome(Option<Home>),
    /// Expand the answer.
    ShowWholeAnswer,
    /// Append a service to the shortlist, unless it is on it or the list is full.
    AddToShortlist(ServiceId),
    /// Remove a service from the shortlist.
    RemoveFromShortlist(ServiceId),
    /// Replace the shortlist.
    SetShortlist(Vec<ServiceId>),
    /// Set the view state of the plan.
    SetPlanView(Box<PlanViewState>),
    /// Open an action's sheet; `None` closes it.
    OpenAction(Option<ActionKey>),
    /// Set whether the answer is full or easy to read.
    SetReading(ReadingLevel),
    /// Set the colour theme.
    SetTheme(ThemeChoice),
    /// Replace the state by that of a URL, as Back does.
    Restore(Box<ViewState>),
}

impl Intent {
    /// The intent to switch from `state` to `decoupage`, where `dataset` is of the first découpage. A selected
    /// territory is replaced by the one that has merged it, or dropped if there is none.
    #[must_use]
    pub fn show_decoupage(dataset: &Dataset, state: &ViewState, decoupage: &DecoupageId) -> Self {
        let successor = |siren: Siren| decoupage::successor_in(dataset, siren, decoupage);
        let mut compared: Vec<Siren> = Vec::new();
        for siren in state.compared.iter().copied().filter_map(successor) {
            if !compared.contains(&siren) {
                compared.push(siren);
            }
        }
        Self::ShowDecoupage {
            decoupage: Some(decoupage.clone()).filter(|id| *id != dataset.decoupage),
            indicator: state.indicator.clone().filter(|id| dataset.lists_indicator(id, decoupage)),
            selected: state.selected.and_then(successor),
            compared,
        }
    }
}

/// How a change of the URL is recorded in the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryStep {
    /// As a new entry, so that Back undoes it.
    Push,
    /// By replacing the current entry.
    Replace,
}

/// Longest shortlist; a longer one would not fit in a URL.
pub const MAX_SHORTLIST: usize = 20;

/// Largest number of territories compared.
pub const MAX_COMPARED: usize = 3;

/// Applies `intent` to `state`. Returns how to record the change in the history; `None` if the URL does not
/// change.
pub(crate) fn update(state: &mut ViewState, intent: Intent) -> Option<HistoryStep> {
    let before = state.clone();
    let step = match intent {
        Intent::Select(territory) => {
            state.selected = territory;
            close_cards(state);
            HistoryStep::Push
        }
        Intent::ShowIndicator(indicator) => {
            state.indicator = indicator;
            state.date = None; // it may be a date of the former indicator only
            HistoryStep::Push
        }
        Intent::ShowDecoupage { decoupage, indicator, selected, compared } => {
            (state.decoupage, state.indicator, state.date) = (decoupage, indicator, None);
            (state.selected, state.compared) = (selected, compared);
            HistoryStep::Push
        }
        Intent::ShowDate(date) => {
            state.date = date;
            HistoryStep::Push
        }
        Intent::SetClassification(classing) => {
            state.classification = classing;
            HistoryStep::Push
        }
        Intent::ToggleCompared(siren) => {
            match state.compared.iter().position(|compared| *compared == siren) {
                Some(index) => drop(state.compared.remove(index)),
                None if state.compared.len() < MAX_COMPARED => state.compared.push(siren),
                None => {}
            }
            HistoryStep::Push
        }
        Intent::SetScenario(scenario) => {
            state.scenario = scenario.map(|scenario| *scenario);
            HistoryStep::Push
        }
        Intent::SetOtherScenario(scenario) => {
            state.other_scenario = scenario.map(|scenario| *scenario);
            HistoryStep::Push
        }
        Intent::ShowServices(filter) => {
            state.services = filter;
            // The group lists the pins shown before; they may have changed.
            state.pin_group.clear();
            HistoryStep::Push
        }
        Intent::OpenService(service) => {
            // The list of a group stays open only beside the card of one of its members.
            if service.as_ref().is_none_or(|service| !state.pin_group.contains(service)) {
                state.pin_group.clear();
            }
            state.service = service;
            HistoryStep::Push
        }
        Intent::OpenGroup(group) => {
            state.pin_group = group;
            state.service = None;
            HistoryStep::Replace
        }
        Intent::SortBy(column) => {
            state.sort = state.sort.toggled(column);
            HistoryStep::Replace
        }
        Intent::SetNeed(need) => {
            state.need = need;
            start_answer(state);
            HistoryStep::Push
        }
        Intent::SetAge(age) => {
            state.age = age;
            start_answer(state);
            HistoryStep::Push
        }
        Intent::SetHome(home) => {
            // A position is not in the URL: Back could not distinguish the two entries.
            let is_in_url = |home: Option<Home>| !matches!(home, Some(Home::DevicePosition(_)));
            let step = if is_in_url(home) && is_in_url(state.home) {
                HistoryStep::Push
            } else {
                HistoryStep::Replace
            };
            state.home = home;
            start_answer(state);
            step
        }
        Intent::ShowWholeAnswer => {
            state.is_answer_expanded = true;
            HistoryStep::Replace
        }
        Intent::AddToShortlist(service) => {
            if !state.shortlist.contains(&service) && state.shortlist.len() < MAX_SHORTLIST {
                state.shortlist.push(service);
            }
            HistoryStep::Replace
        }
        Intent::RemoveFromShortlist(service) => {
            state.shortlist.retain(|listed| *listed != service);
            HistoryStep::Replace
        }
        Intent::SetShortlist(services) => {
            state.shortlist = services;
            state.shortlist.truncate(MAX_SHORTLIST);
            HistoryStep::Replace
        }
        Intent::SetPlanView(plan) => {
            let words_changed = plan.filter.words != state.plan.filter.words;
            state.plan = *plan;
            if words_changed { HistoryStep::Replace } else { HistoryStep::Push }
        }
        Intent::OpenAction(key) => {
            state.plan.layout = PlanLayout::List;
            state.plan.action = key;
            HistoryStep::Push
        }
        Intent::SetReading(reading) => {
            state.reading = reading;
            HistoryStep::Push
        }
        Intent::SetTheme(theme) => {
            state.theme = theme;
            HistoryStep::Replace
        }
        Intent::Restore(restored) => {
            // The position is not in the URL: it stays until another home is chosen or the page is closed.
            let position = state.home.filter(|home| matches!(home, Home::DevicePosition(_)));
            let view = state.view;
            *state = *restored;
            state.view = view; // a page keeps its view
            state.home = state.home.or(position);
            return None; // the URL already has it
        }
    };
    (*state != before).then_some(step)
}

/// Collapses the answer and resets the map's filter, so that the map hides none of its services.
fn start_answer(state: &mut ViewState) {
    state.is_answer_expanded = false;
    state.services = None;
    close_cards(state);
}

fn close_cards(state: &mut ViewState) {
    state.service = None;
    state.pin_group.clear();
}

#[cfg(test)]
mod tests;
