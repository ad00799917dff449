//! Everything a person can want, and what it changes.

use super::{Form, Home, PlanView, ServiceFilter, ThemeChoice, ViewState};
use analysis::simulation::Scenario;
use analysis::statistics::classes::Classing;
use analysis::statistics::recut;
use analysis::statistics::table::Column;
use analysis::wording::family_words::Reading;
use model::{
    ActionKey, AgeBand, Category, Dataset, Date, DecoupageId, IndicatorId, Need, ServiceId, Siren,
};

/// What a person wants.
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
    /// See another part of the plan.
    LookAtPlan(Box<PlanView>),
    /// Read an action's sheet where the plan is listed, or close it.
    OpenAction(Option<ActionKey>),
    /// In full or easy to read.
    Read(Reading),
    /// Light or dark.
    SetTheme(ThemeChoice),
    /// Go where a URL leads.
    Restore(Box<ViewState>),
}

impl Intent {
    /// What it means to see a découpage of `dataset`, its first one, in place of what `state` shows: a
    /// territory that has become a part of another there gives way to it, one that is not there is left.
    #[must_use]
    pub fn show_decoupage(dataset: &Dataset, state: &ViewState, decoupage: &DecoupageId) -> Self {
        let carried = |siren: Siren| recut::successor_in(dataset, siren, decoupage);
        let mut compared: Vec<Siren> = Vec::new();
        for siren in state.compared.iter().copied().filter_map(carried) {
            if !compared.contains(&siren) {
                compared.push(siren);
            }
        }
        Self::ShowDecoupage {
            decoupage: Some(decoupage.clone()).filter(|own| *own != dataset.decoupage),
            indicator: state.indicator.clone().filter(|own| dataset.offers(own, decoupage)),
            selected: state.selected.and_then(carried),
            compared,
        }
    }
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

/// Applies `intent` to `state`; what that means for the history.
pub(crate) fn update(state: &mut ViewState, intent: Intent) -> History {
    let before = state.clone();
    let step = match intent {
        Intent::Select(territory) => {
            state.selected = territory;
            close_cards(state);
            History::Push
        }
        Intent::ShowIndicator(indicator) => {
            state.indicator = indicator;
            state.date = None; // one of the other's
            History::Push
        }
        Intent::ShowDecoupage { decoupage, indicator, selected, compared } => {
            (state.decoupage, state.indicator, state.date) = (decoupage, indicator, None);
            (state.selected, state.compared) = (selected, compared);
            History::Push
        }
        Intent::ShowDate(date) => {
            state.date = date;
            History::Push
        }
        Intent::Classify(classing) => {
            state.classing = classing;
            History::Push
        }
        Intent::ToggleCompared(siren) => {
            toggle(&mut state.compared, siren, MOST_COMPARED);
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
            // It says how many services the map shows at a place.
            state.group.clear();
            History::Push
        }
        Intent::ShowAllServices(all) => {
            state.services = if all { ServiceFilter::ALL } else { ServiceFilter::NONE };
            state.group.clear();
            History::Push
        }
        Intent::OpenService(service) => {
            // A group stays beside its own members only.
            if service.as_ref().is_none_or(|own| !state.group.contains(own)) {
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
            toggle(&mut state.shortlist, service, MOST_KEPT);
            History::Replace
        }
        Intent::Keep(services) => {
            state.shortlist = services;
            state.shortlist.truncate(MOST_KEPT);
            History::Replace
        }
        Intent::LookAtPlan(plan) => {
            let typed = plan.filter.words != state.plan.filter.words;
            state.plan = *plan;
            if typed { History::Replace } else { History::Push }
        }
        Intent::OpenAction(key) => {
            state.plan.form = Form::List;
            state.plan.action = key;
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
            let view = state.view;
            *state = *restored;
            state.view = view; // the page's own
            state.home = state.home.or(position);
            return History::Keep;
        }
    };
    if *state == before { History::Keep } else { step }
}

/// Shows a new answer from its beginning, on a map that hides nothing of it.
fn start_answer(state: &mut ViewState) {
    state.whole_answer = false;
    state.services = ServiceFilter::ALL;
    close_cards(state);
}

/// Takes `item` out of the list, or puts it at its end where there is room.
fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T, most: usize) {
    match list.iter().position(|own| *own == item) {
        Some(index) => drop(list.remove(index)),
        None if list.len() < most => list.push(item),
        None => {}
    }
}

fn close_cards(state: &mut ViewState) {
    state.service = None;
    state.group.clear();
}

#[cfg(test)]
mod tests;
