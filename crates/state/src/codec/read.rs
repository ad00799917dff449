//! Reads a query string into a view state. Invalid values fall back to the default with a notice.

use super::pairs::{pairs, repaired};
use super::parameter::{Parameter, ParameterSpec};
use super::{READINGS, SORTS, THEMES, by_name, commune};
use crate::{COMPARED_MAX, Form, Home, Notice, SHORTLIST_MAX, ServiceFilter, View, ViewState};
use analysis::export::iso_date;
use analysis::plan::filter::Issue;
use analysis::simulation::{Scenario, text};
use analysis::statistics::classes::Classification;
use analysis::statistics::decoupage;
use model::tracking::{Status, clean_name};
use model::{
    ActionKey, AgeBand, Category, Dataset, Day, Decoupage, DecoupageId, IndicatorId, Need,
    PartialDate, ServiceId, Siren,
};

/// Reads a query string, repairing damage; the leading question mark is optional. Unknown parameters are
/// ignored: hosts add their own.
#[must_use]
pub fn read(query: &str, dataset: &Dataset) -> (ViewState, Vec<Notice>) {
    let mut state = ViewState::default();
    let mut notices = Vec::new();
    let mut names_decoupage = false;
    for (spec, value) in pairs(query) {
        if let Some(notice) = apply(&mut state, dataset, spec, &value) {
            let other = |other: &String| {
                *other != value && apply(&mut state, dataset, spec, other).is_none()
            };
            if !repaired(spec.repair, &value).iter().any(other) {
                notices.push(notice);
                continue;
            }
        }
        names_decoupage |= spec.id == Parameter::Decoupage;
    }
    agree_on_decoupage(&mut state, names_decoupage, dataset, &mut notices);
    (state, notices)
}

/// Makes the territories, the découpage and the date of a URL consistent. Without a découpage, the first one
/// that has all its territories is used; whatever belongs to another is dropped with a notice.
fn agree_on_decoupage(
    state: &mut ViewState,
    is_named: bool,
    dataset: &Dataset,
    notices: &mut Vec<Notice>,
) {
    let territories = || state.selected.iter().chain(&state.compared);
    let has_all = |decoupage: &&Decoupage| {
        let offers = |indicator: &IndicatorId| dataset.lists(indicator, &decoupage.id);
        territories().all(|siren| is_in(dataset, *siren, &decoupage.id))
            && state.indicator.as_ref().is_none_or(offers)
    };
    if !is_named {
        let fitting = dataset.metadata.decoupages.iter().find(has_all);
        state.decoupage = fitting
            .map(|decoupage| decoupage.id.clone())
            .filter(|decoupage| *decoupage != dataset.decoupage);
    }
    let shown = state.shown_decoupage(dataset).clone();
    let told = |parameter, value| Notice::UnknownValue { parameter, value };
    let strays: Vec<Siren> =
        territories().copied().filter(|siren| !is_in(dataset, *siren, &shown)).collect();
    state.selected = state.selected.filter(|siren| !strays.contains(siren));
    state.compared.retain(|siren| !strays.contains(siren));
    notices.extend(strays.into_iter().map(|siren| told("epci", siren.to_string())));
    if let Some(indicator) = &state.indicator
        && !dataset.lists(indicator, &shown)
    {
        notices.push(told("indicateur", indicator.to_string()));
        state.indicator = None;
    }
    let is_known =
        |date| decoupage::has_date(dataset, state.indicator_id(dataset).as_str(), &shown, date);
    if let Some(date) = state.date.filter(|date| !is_known(*date)) {
        notices.push(told("date", iso_date(date)));
        state.date = None;
    }
}

fn is_in(dataset: &Dataset, siren: Siren, decoupage: &DecoupageId) -> bool {
    dataset.epci_of_any_decoupage(siren).is_some_and(|epci| epci.is_in(decoupage))
}

/// Applies one parameter; returns a notice if its value is invalid. An action's number is not checked, since the
/// plan is not loaded.
fn apply(
    state: &mut ViewState,
    dataset: &Dataset,
    parameter: &ParameterSpec,
    value: &str,
) -> Option<Notice> {
    let plan = &mut state.plan;
    let known = match parameter.id {
        Parameter::View => set(&mut state.view, View::parse(value)),
        Parameter::Indicator => {
            let id = IndicatorId::new(value);
            let known = dataset.catalogue.groups.iter().any(|group| group.indicators.contains(&id));
            set(&mut state.indicator, known.then(|| dataset.catalogue.chosen(value)))
        }
        Parameter::Decoupage => {
            let known = dataset.metadata.decoupage(value).map(|decoupage| decoupage.id.clone());
            set(
                &mut state.decoupage,
                known.map(|id| Some(id).filter(|id| *id != dataset.decoupage)),
            )
        }
        Parameter::Date => fill(&mut state.date, PartialDate::parse(value)),
        Parameter::Classes => fill(&mut state.classing, Classification::parse(value)),
        Parameter::Selected => fill(&mut state.selected, epci(dataset, value)),
        Parameter::Compared => set(&mut state.compared, compared(dataset, value)),
        Parameter::Need => fill(&mut state.need, Need::parse(value)),
        Parameter::Age => {
            fill(&mut state.age, AgeBand::ALL.into_iter().find(|age| age.code() == value))
        }
        Parameter::Commune => {
            fill(&mut state.home, commune::read(value, dataset).map(Home::Commune))
        }
        Parameter::Services => fill(&mut state.services, filter(value)),
        Parameter::Service => {
            let id = ServiceId::new(value);
            fill(&mut state.service, dataset.service(&id).is_some().then_some(id))
        }
        Parameter::Shortlist => {
            state.shortlist = shortlist(dataset, value);
            let whole = value.split(',').all(|id| dataset.service(&ServiceId::new(id)).is_some());
            return (!whole).then_some(Notice::UnknownInList);
        }
        Parameter::Scenario => return suppose(&mut state.scenario, dataset, value),
        Parameter::OtherScenario => return suppose(&mut state.other_scenario, dataset, value),
        Parameter::Reading => set(&mut state.reading, by_name(&READINGS, value)),
        Parameter::Theme => set(&mut state.theme, by_name(&THEMES, value)),
        Parameter::Embedded => set(&mut state.embedded, (value == "1").then_some(true)),
        Parameter::Sort => set(&mut state.sort, by_name(&SORTS, value)),
        Parameter::PlanForm => set(&mut plan.form, Form::parse(value)),
        Parameter::PlanAxis => {
            fill(&mut plan.filter.axis, value.parse().ok().filter(|n| (1..=9).contains(n)))
        }
        Parameter::PlanStatus => fill(&mut plan.filter.status, Status::parse(value)),
        Parameter::PlanLack => fill(&mut plan.filter.issue, Issue::parse(value)),
        Parameter::PlanTerritory => fill(&mut plan.filter.territory, epci(dataset, value)),
        Parameter::PlanLead => {
            let name = clean_name(value);
            fill(&mut plan.filter.lead, (!name.is_empty()).then_some(name))
        }
        Parameter::PlanDueBy => fill(&mut plan.filter.due_by, Day::parse(value)),
        Parameter::PlanWords => set(&mut plan.filter.words, Some(clean_name(value))),
        Parameter::PlanReference => fill(&mut plan.reference, Day::parse(value)),
        Parameter::PlanAction => fill(&mut plan.action, ActionKey::parse(value)),
    };
    let told = || Notice::UnknownValue { parameter: parameter.name, value: value.to_owned() };
    (!known).then(told)
}

/// Sets a field if the value could be parsed; returns whether it could.
fn set<T>(field: &mut T, read: Option<T>) -> bool {
    read.map(|read| *field = read).is_some()
}

/// [`set_field`] for an optional field.
fn fill<T>(field: &mut Option<T>, read: Option<T>) -> bool {
    read.map(|read| *field = Some(read)).is_some()
}

/// The territories in a comma-separated `value`, without duplicates, at most
/// [`MAX_COMPARED`](crate::MAX_COMPARED).
fn compared(dataset: &Dataset, value: &str) -> Option<Vec<Siren>> {
    let sirens = value.split(',').map(|siren| epci(dataset, siren)).collect::<Option<Vec<_>>>()?;
    let twice = |(i, siren): (usize, &Siren)| sirens.iter().skip(i + 1).any(|other| other == siren);
    let sound = sirens.len() <= COMPARED_MAX && !sirens.iter().enumerate().any(twice);
    sound.then_some(sirens)
}

fn suppose(field: &mut Option<Scenario>, dataset: &Dataset, value: &str) -> Option<Notice> {
    match text::read(dataset, value) {
        Ok(scenario) => {
            *field = Some(scenario);
            None
        }
        Err(error) => Some(Notice::Scenario(error)),
    }
}

fn epci(dataset: &Dataset, text: &str) -> Option<Siren> {
    let siren = Siren::parse(text)?;
    dataset.epci_of_any_decoupage(siren).map(|_| siren)
}

/// The services in a comma-separated `value`: the known ones, without duplicates, at most
/// [`MAX_SHORTLIST`](crate::MAX_SHORTLIST).
#[must_use]
pub fn shortlist(dataset: &Dataset, value: &str) -> Vec<ServiceId> {
    let mut list = Vec::new();
    for id in value.split(',').map(ServiceId::new) {
        if list.len() < SHORTLIST_MAX && dataset.service(&id).is_some() && !list.contains(&id) {
            list.push(id);
        }
    }
    list
}

/// The categories in a comma-separated `value`; an empty value means none.
fn filter(value: &str) -> Option<ServiceFilter> {
    let names = value.split(',').filter(|name| !name.is_empty());
    names.map(Category::parse).collect()
}
