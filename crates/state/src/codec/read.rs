//! Reads a query string into a view state. Invalid values fall back to the default with a notice.

use super::pairs::{parse_pairs, repair_candidates};
use super::parameter::{Parameter, ParameterSpec};
use super::{READINGS, SORTS, THEMES, by_name, commune};
use crate::{
    Home, MAX_COMPARED, MAX_SHORTLIST, Notice, PlanLayout, ServiceFilter, View, ViewState,
};
use analysis::export::iso_date;
use analysis::plan::filter::Issue;
use analysis::simulation::{Scenario, scenario_text};
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
    for (spec, value) in parse_pairs(query) {
        if let Some(notice) = apply_parameter(&mut state, dataset, spec, &value) {
            let is_repaired = |other: &String| {
                *other != value && apply_parameter(&mut state, dataset, spec, other).is_none()
            };
            if !repair_candidates(spec.repair, &value).iter().any(is_repaired) {
                notices.push(notice);
                continue;
            }
        }
        names_decoupage |= spec.parameter == Parameter::Decoupage;
    }
    reconcile_decoupage(&mut state, names_decoupage, dataset, &mut notices);
    (state, notices)
}

/// Makes the territories, the découpage and the date of a URL consistent. Without a découpage, the first one
/// that has all its territories is used; whatever belongs to another is dropped with a notice.
fn reconcile_decoupage(
    state: &mut ViewState,
    is_named: bool,
    dataset: &Dataset,
    notices: &mut Vec<Notice>,
) {
    let territories = || state.selected.iter().chain(&state.compared);
    let has_all = |decoupage: &&Decoupage| {
        let has_indicator = |i: &IndicatorId| dataset.lists_indicator(i, &decoupage.id);
        territories().all(|siren| is_in(dataset, *siren, &decoupage.id))
            && state.indicator.as_ref().is_none_or(has_indicator)
    };
    if !is_named {
        let first_fitting = dataset.metadata.decoupages.iter().find(has_all);
        state.decoupage = first_fitting.map(|d| d.id.clone()).filter(|d| *d != dataset.decoupage);
    }
    let shown = state.shown_decoupage(dataset).clone();
    let unknown_value = |parameter, value| Notice::UnknownValue { parameter, value };
    let strays: Vec<Siren> =
        territories().copied().filter(|siren| !is_in(dataset, *siren, &shown)).collect();
    state.selected = state.selected.filter(|siren| !strays.contains(siren));
    state.compared.retain(|siren| !strays.contains(siren));
    notices.extend(strays.into_iter().map(|siren| unknown_value("epci", siren.to_string())));
    if let Some(indicator) = &state.indicator
        && !dataset.lists_indicator(indicator, &shown)
    {
        notices.push(unknown_value("indicateur", indicator.to_string()));
        state.indicator = None;
    }
    let is_known =
        |date| decoupage::has_date(dataset, state.indicator_id(dataset).as_str(), &shown, date);
    if let Some(date) = state.date.filter(|date| !is_known(*date)) {
        notices.push(unknown_value("date", iso_date(date)));
        state.date = None;
    }
}

fn is_in(dataset: &Dataset, siren: Siren, decoupage: &DecoupageId) -> bool {
    dataset.epci_by_siren(siren).is_some_and(|epci| epci.is_in(decoupage))
}

/// Applies one parameter; returns a notice if its value is invalid. An action's number is not checked, since the
/// plan is not loaded.
fn apply_parameter(
    state: &mut ViewState,
    dataset: &Dataset,
    spec: &ParameterSpec,
    value: &str,
) -> Option<Notice> {
    let plan = &mut state.plan;
    let is_valid = match spec.parameter {
        Parameter::View => set_field(&mut state.view, View::parse(value)),
        Parameter::Indicator => {
            let id = IndicatorId::new(value);
            let known = dataset.catalogue.groups.iter().any(|g| g.indicators.contains(&id));
            set_field(&mut state.indicator, known.then(|| dataset.catalogue.stored_choice(value)))
        }
        Parameter::Decoupage => {
            let id = dataset.metadata.decoupage(value).map(|decoupage| decoupage.id.clone());
            set_field(
                &mut state.decoupage,
                id.map(|id| Some(id).filter(|id| *id != dataset.decoupage)),
            )
        }
        Parameter::Date => set_optional(&mut state.date, PartialDate::parse(value)),
        Parameter::Classes => set_optional(&mut state.classification, Classification::parse(value)),
        Parameter::Selected => set_optional(&mut state.selected, known_epci(dataset, value)),
        Parameter::Compared => set_field(&mut state.compared, compared_territories(dataset, value)),
        Parameter::Need => set_optional(&mut state.need, Need::parse(value)),
        Parameter::Age => {
            set_optional(&mut state.age, AgeBand::ALL.into_iter().find(|age| age.code() == value))
        }
        Parameter::Commune => {
            set_optional(&mut state.home, commune::read(value, dataset).map(Home::Commune))
        }
        Parameter::Services => set_optional(&mut state.services, service_filter(value)),
        Parameter::Service => {
            let id = ServiceId::new(value);
            set_optional(&mut state.service, dataset.service(&id).is_some().then_some(id))
        }
        Parameter::Shortlist => {
            state.shortlist = shortlist(dataset, value);
            let known = value.split(',').all(|id| dataset.service(&ServiceId::new(id)).is_some());
            return (!known).then_some(Notice::UnknownInShortlist);
        }
        Parameter::Scenario => return set_scenario(&mut state.scenario, dataset, value),
        Parameter::OtherScenario => return set_scenario(&mut state.other_scenario, dataset, value),
        Parameter::Reading => set_field(&mut state.reading, by_name(&READINGS, value)),
        Parameter::Theme => set_field(&mut state.theme, by_name(&THEMES, value)),
        Parameter::Embedded => set_field(&mut state.is_embedded, (value == "1").then_some(true)),
        Parameter::Sort => set_field(&mut state.sort, by_name(&SORTS, value)),
        Parameter::PlanLayout => set_field(&mut plan.layout, PlanLayout::parse(value)),
        Parameter::PlanAxis => {
            set_optional(&mut plan.filter.axis, value.parse().ok().filter(|n| (1..=9).contains(n)))
        }
        Parameter::PlanStatus => set_optional(&mut plan.filter.status, Status::parse(value)),
        Parameter::PlanIssue => set_optional(&mut plan.filter.issue, Issue::parse(value)),
        Parameter::PlanTerritory => {
            set_optional(&mut plan.filter.territory, known_epci(dataset, value))
        }
        Parameter::PlanLead => {
            let name = clean_name(value);
            set_optional(&mut plan.filter.lead, (!name.is_empty()).then_some(name))
        }
        Parameter::PlanDueBy => set_optional(&mut plan.filter.due_by, Day::parse(value)),
        Parameter::PlanWords => set_field(&mut plan.filter.words, Some(clean_name(value))),
        Parameter::PlanReference => set_optional(&mut plan.reference, Day::parse(value)),
        Parameter::PlanAction => set_optional(&mut plan.action, ActionKey::parse(value)),
    };
    let unknown_value = || Notice::UnknownValue { parameter: spec.name, value: value.to_owned() };
    (!is_valid).then(unknown_value)
}

/// Sets a field if the value could be parsed; returns whether it could.
fn set_field<T>(field: &mut T, parsed: Option<T>) -> bool {
    parsed.map(|read| *field = read).is_some()
}

/// [`set_field`] for an optional field.
fn set_optional<T>(field: &mut Option<T>, parsed: Option<T>) -> bool {
    parsed.map(|read| *field = Some(read)).is_some()
}

/// The territories in a comma-separated `value`, without duplicates, at most
/// [`MAX_COMPARED`].
fn compared_territories(dataset: &Dataset, value: &str) -> Option<Vec<Siren>> {
    let sirens = value.split(',').map(|s| known_epci(dataset, s)).collect::<Option<Vec<_>>>()?;
    let is_repeated = |(i, siren): (usize, &Siren)| sirens.iter().skip(i + 1).any(|o| o == siren);
    let is_valid = sirens.len() <= MAX_COMPARED && !sirens.iter().enumerate().any(is_repeated);
    is_valid.then_some(sirens)
}

fn set_scenario(field: &mut Option<Scenario>, dataset: &Dataset, value: &str) -> Option<Notice> {
    match scenario_text::read(dataset, value) {
        Ok(scenario) => {
            *field = Some(scenario);
            None
        }
        Err(error) => Some(Notice::Scenario(error)),
    }
}

fn known_epci(dataset: &Dataset, text: &str) -> Option<Siren> {
    let siren = Siren::parse(text)?;
    dataset.epci_by_siren(siren).map(|_| siren)
}

/// The services in a comma-separated `value`: the known ones, without duplicates, at most
/// [`MAX_SHORTLIST`].
#[must_use]
pub fn shortlist(dataset: &Dataset, value: &str) -> Vec<ServiceId> {
    let mut list = Vec::new();
    for id in value.split(',').map(ServiceId::new) {
        if list.len() < MAX_SHORTLIST && dataset.service(&id).is_some() && !list.contains(&id) {
            list.push(id);
        }
    }
    list
}

/// The categories in a comma-separated `value`; an empty value means none.
fn service_filter(value: &str) -> Option<ServiceFilter> {
    let names = value.split(',').filter(|name| !name.is_empty());
    names.map(Category::parse).collect()
}
