//! From a query string to a view state. Damaged values fall back to their default with a notice.

use super::pairs::{pairs, repaired};
use super::{READINGS, SORTS, THEMES, VIEWS, commune, named, plan};
use crate::compute::chart::on_offer;
use crate::compute::classes::Classing;
use crate::compute::simulation::{Scenario, text};
use crate::domain::{AgeBand, Category, Dataset, IndicatorId, Need, ServiceId, Siren, TerritoryId};
use crate::state::{Home, MOST_COMPARED, MOST_KEPT, Notice, ServiceFilter, ViewState};

/// Reads a query string, with or without its question mark, as it was meant.
#[must_use]
pub fn read(query: &str, dataset: &Dataset) -> (ViewState, Vec<Notice>) {
    let mut state = ViewState::default();
    let mut notices = Vec::new();
    for (parameter, value) in pairs(query) {
        let Some(notice) = apply(&mut state, dataset, parameter, &value) else { continue };
        let other = |other: &String| {
            *other != value && apply(&mut state, dataset, parameter, other).is_none()
        };
        if !repaired(parameter, &value).iter().any(other) {
            notices.push(notice);
        }
    }
    (state, notices)
}

/// Applies one parameter; returns what to tell when its value is unknown. Parameters that are not
/// ours are left alone: hosts add their own.
fn apply(state: &mut ViewState, dataset: &Dataset, parameter: &str, value: &str) -> Option<Notice> {
    match parameter {
        "vue" => set(&mut state.view, named(&VIEWS, value), ("vue", value)),
        "indicateur" => {
            let known = on_offer().any(|id| id == value) && dataset.indicator(value).is_some();
            set(&mut state.indicator, known.then(|| IndicatorId::new(value)), ("indicateur", value))
        }
        "classes" => set(&mut state.classing, Classing::parse(value).map(Some), ("classes", value)),
        "epci" => set(&mut state.selected, epci(dataset, value).map(Some), ("epci", value)),
        "comparer" => {
            let sirens: Option<Vec<Siren>> = value.split(',').map(|s| epci(dataset, s)).collect();
            let distinct = |list: &Vec<Siren>| {
                list.len() <= MOST_COMPARED
                    && list
                        .iter()
                        .enumerate()
                        .all(|(i, s)| !list.iter().skip(i + 1).any(|t| t == s))
            };
            let sirens = sirens.filter(distinct);
            set(&mut state.compared, sirens, ("comparer", value))
        }
        "commune" => {
            let known = commune::read(value, dataset);
            set(&mut state.home, known.map(|code| Some(Home::Commune(code))), ("commune", value))
        }
        "besoin" => {
            let need = Need::parse(value);
            set(&mut state.need, need.map(Some), ("besoin", value))
        }
        "age" => {
            let age = AgeBand::ALL.into_iter().find(|age| age.code() == value);
            set(&mut state.age, age.map(Some), ("age", value))
        }
        "liste" => {
            state.shortlist = shortlist(dataset, value);
            let whole = value.split(',').all(|id| dataset.service(&ServiceId::new(id)).is_some());
            (!whole).then_some(Notice::UnknownInList)
        }
        "lecture" => set(&mut state.reading, named(&READINGS, value), ("lecture", value)),
        "services" => set(&mut state.services, filter(value), ("services", value)),
        "structure" => {
            let id = ServiceId::new(value);
            let known = dataset.service(&id).is_some();
            set(&mut state.service, known.then_some(Some(id)), ("structure", value))
        }
        "scenario" => suppose(&mut state.scenario, dataset, value),
        "scenario2" => suppose(&mut state.rival, dataset, value),
        "theme" => set(&mut state.theme, named(&THEMES, value), ("theme", value)),
        "embed" => set(&mut state.embedded, (value == "1").then_some(true), ("embed", value)),
        "tri" => set(&mut state.sort, named(&SORTS, value), ("tri", value)),
        other => match plan::read(&mut state.plan, |text| epci(dataset, text), other, value) {
            Some((parameter, false)) => {
                Some(Notice::UnknownValue { parameter, value: value.to_owned() })
            }
            _ => None,
        },
    }
}

/// Sets a field to what its parameter, named with its value, was read as.
fn set<T>(
    field: &mut T,
    read: Option<T>,
    (parameter, value): (&'static str, &str),
) -> Option<Notice> {
    match read {
        Some(read) => {
            *field = read;
            None
        }
        None => Some(Notice::UnknownValue { parameter, value: value.to_owned() }),
    }
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
    dataset.territory(&TerritoryId::Epci(siren)).map(|_| siren)
}

/// The services put aside in `value`, comma-separated: those known here, each once, as many as
/// can be kept.
#[must_use]
pub fn shortlist(dataset: &Dataset, value: &str) -> Vec<ServiceId> {
    let mut list = Vec::new();
    for id in value.split(',').map(ServiceId::new) {
        if list.len() < MOST_KEPT && dataset.service(&id).is_some() && !list.contains(&id) {
            list.push(id);
        }
    }
    list
}

/// The categories in `value`, comma-separated; an empty value shows none.
fn filter(value: &str) -> Option<ServiceFilter> {
    let names = value.split(',').filter(|name| !name.is_empty());
    names.map(Category::parse).try_fold(ServiceFilter::NONE, |filter, category| {
        let category = category?;
        Some(if filter.shows(category) { filter } else { filter.toggled(category) })
    })
}
