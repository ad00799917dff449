//! Everything a person can want, and what it changes.

use super::{Form, Home, PlanView, ServiceFilter, ThemeChoice, ViewState};
use analysis::simulation::Scenario;
use analysis::statistics::classes::Classing;
use analysis::statistics::decoupage;
use analysis::statistics::table::Column;
use analysis::wording::family_words::Reading;
use model::{ActionKey, AgeBand, Dataset, Date, DecoupageId, IndicatorId, Need, ServiceId, Siren};

/// A change of the [`ViewState`] that a person asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// See a territory's panel, or close it.
    Select(Option<Siren>),
    /// See another indicator; `None` for the default.
    ShowIndicator(Option<IndicatorId>),
    /// See the territories of a découpage, or of the dataset's own, with those open and compared that come
    /// with it: see [`Intent::show_decoupage`].
    ShowDecoupage {
        /// `None` for the dataset's own.
        decoupage: Option<DecoupageId>,
        /// The indicator on the map there.
        indicator: Option<IndicatorId>,
        /// The territory whose panel is open there.
        selected: Option<Siren>,
        /// The territories side by side there.
        compared: Vec<Siren>,
    },
    /// See the values of a date; `None` for the latest.
    ShowDate(Option<Date>),
    /// See classes made so, or the usual ones.
    Classify(Option<Classing>),
    /// Put a territory beside the others, or take it away.
    ToggleCompared(Siren),
    /// Simulate this scenario; `None` for none.
    SetScenario(Option<Box<Scenario>>),
    /// Compare the scenario with this one; `None` for none.
    SetOtherScenario(Option<Box<Scenario>>),
    /// Show the pins of these categories; `None` for those that the map shows by itself.
    ShowServices(Option<ServiceFilter>),
    /// Open a service's card, or close it.
    OpenService(Option<ServiceId>),
    /// Open a group of pins.
    OpenGroup(Vec<ServiceId>),
    /// Sort the table by a column, or turn it round.
    SortBy(Column),
    /// Set what the family looks for; `None` for anything.
    SetNeed(Option<Need>),
    /// Set the age of the child; `None` for any.
    SetAge(Option<AgeBand>),
    /// Set where distances are measured from; `None` for nowhere.
    SetHome(Option<Home>),
    /// Unroll the answer to its end.
    ShowWholeAnswer,
    /// Put a service at the end of the shortlist, where it is not on it and there is room.
    AddToShortlist(ServiceId),
    /// Take a service off the shortlist.
    RemoveFromShortlist(ServiceId),
    /// Have these services as the shortlist.
    SetShortlist(Vec<ServiceId>),
    /// See another part of the plan.
    LookAtPlan(Box<PlanView>),
    /// Read an action's sheet where the plan is listed, or close it.
    OpenAction(Option<ActionKey>),
    /// Set how the answer is written: in full, or easy to read.
    SetReading(Reading),
    /// Set the colours: light or dark.
    SetTheme(ThemeChoice),
    /// Go where a URL leads.
    Restore(Box<ViewState>),
}

impl Intent {
    /// What it means to see a découpage of `dataset`, its first one, in place of what `state` shows: a
    /// territory that has become a part of another there gives way to it, one that is not there is left.
    #[must_use]
    pub fn show_decoupage(dataset: &Dataset, state: &ViewState, decoupage: &DecoupageId) -> Self {
        let carried = |siren: Siren| decoupage::successor_in(dataset, siren, decoupage);
        let mut compared: Vec<Siren> = Vec::new();
        for siren in state.compared.iter().copied().filter_map(carried) {
            if !compared.contains(&siren) {
                compared.push(siren);
            }
        }
        Self::ShowDecoupage {
            decoupage: Some(decoupage.clone()).filter(|id| *id != dataset.decoupage),
            indicator: state.indicator.clone().filter(|id| dataset.offers(id, decoupage)),
            selected: state.selected.and_then(carried),
            compared,
        }
    }
}

/// How the browser's history records a change of the URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryStep {
    /// As a new entry: Back undoes it.
    Push,
    /// In place of the current entry.
    Replace,
}

/// How many services a shortlist can hold: more would make no short list, nor a URL that fits.
pub const SHORTLIST_MAX: usize = 20;

/// How many territories can be compared.
pub const COMPARED_MAX: usize = 3;

/// Applies `intent` to `state`; how the history records that, `None` where there is nothing to record.
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
            state.date = None; // one of the other's
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
        Intent::Classify(classing) => {
            state.classing = classing;
            HistoryStep::Push
        }
        Intent::ToggleCompared(siren) => {
            match state.compared.iter().position(|compared| *compared == siren) {
                Some(rank) => drop(state.compared.remove(rank)),
                None if state.compared.len() < COMPARED_MAX => state.compared.push(siren),
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
            // It says how many services the map shows at a place.
            state.group.clear();
            HistoryStep::Push
        }
        Intent::OpenService(service) => {
            // A group stays beside its own members only.
            if service.as_ref().is_none_or(|service| !state.group.contains(service)) {
                state.group.clear();
            }
            state.service = service;
            HistoryStep::Push
        }
        Intent::OpenGroup(group) => {
            state.group = group;
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
            // A position is not in the URL: Back could not tell the two steps apart.
            let in_url = |home: Option<Home>| !matches!(home, Some(Home::Here(_)));
            let step = if in_url(home) && in_url(state.home) {
                HistoryStep::Push
            } else {
                HistoryStep::Replace
            };
            state.home = home;
            start_answer(state);
            step
        }
        Intent::ShowWholeAnswer => {
            state.whole_answer = true;
            HistoryStep::Replace
        }
        Intent::AddToShortlist(service) => {
            if !state.shortlist.contains(&service) && state.shortlist.len() < SHORTLIST_MAX {
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
            state.shortlist.truncate(SHORTLIST_MAX);
            HistoryStep::Replace
        }
        Intent::LookAtPlan(plan) => {
            let typed = plan.filter.words != state.plan.filter.words;
            state.plan = *plan;
            if typed { HistoryStep::Replace } else { HistoryStep::Push }
        }
        Intent::OpenAction(key) => {
            state.plan.form = Form::List;
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
            // The position is in no URL: it stays until another home or the page's end.
            let position = state.home.filter(|home| matches!(home, Home::Here(_)));
            let view = state.view;
            *state = *restored;
            state.view = view; // the page's own
            state.home = state.home.or(position);
            return None; // the URL says so already
        }
    };
    (*state != before).then_some(step)
}

/// Shows a new answer from its beginning, on a map that hides nothing of it.
fn start_answer(state: &mut ViewState) {
    state.whole_answer = false;
    state.services = None;
    close_cards(state);
}

fn close_cards(state: &mut ViewState) {
    state.service = None;
    state.group.clear();
}

#[cfg(test)]
mod tests;
