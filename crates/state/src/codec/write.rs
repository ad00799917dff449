//! Writes a view state as a query string; parameters with their default value are left out.

use form_urlencoded::byte_serialize;

use super::parameter::Parameter;
use super::table::PARAMETER_SPECS;
use super::{READINGS, SORTS, THEMES, commune};
use crate::{Home, PlanLayout, ServiceFilter, ViewState};
use analysis::export::iso_date;
use analysis::plan::filter::Issue;
use analysis::simulation::scenario_text;
use analysis::statistics::classes::Classification;
use model::tracking::Status;
use model::{AgeBand, Category, Dataset, Day, DecoupageId, IndicatorId, Need, ServiceId, Siren};

/// The query string of `state` with its question mark; empty for the default state of its view. Punctuation that
/// is allowed in a query is not escaped.
#[must_use]
pub fn write(state: &ViewState, dataset: &Dataset) -> String {
    let mut query = String::new();
    for spec in &PARAMETER_SPECS {
        let Some(value) = value(state, spec.parameter, dataset) else { continue };
        query.push(if query.is_empty() { '?' } else { '&' });
        query += spec.name;
        query.push('=');
        for piece in value.split_inclusive(UNESCAPED) {
            let plain = piece.strip_suffix(UNESCAPED).unwrap_or(piece);
            query.extend(byte_serialize(plain.as_bytes()));
            query += piece.get(plain.len()..).unwrap_or_default();
        }
    }
    query
}

/// The value of a parameter; `None` for the default.
fn value(state: &ViewState, parameter: Parameter, dataset: &Dataset) -> Option<String> {
    let (plan, filter) = (&state.plan, &state.plan.filter);
    let code = match parameter {
        Parameter::View => None, // in the path of the page
        Parameter::Indicator => state.indicator.as_ref().map(IndicatorId::as_str),
        Parameter::Need => state.need.map(Need::code),
        Parameter::Age => state.age.map(AgeBand::code),
        Parameter::Service => state.service.as_ref().map(ServiceId::as_str),
        Parameter::Reading => non_default_name(&READINGS, &state.reading),
        Parameter::Theme => non_default_name(&THEMES, &state.theme),
        Parameter::Embedded => state.is_embedded.then_some("1"),
        Parameter::Sort => non_default_name(&SORTS, &state.sort),
        Parameter::PlanLayout => (plan.layout != PlanLayout::default()).then(|| plan.layout.code()),
        Parameter::PlanStatus => filter.status.map(Status::code),
        Parameter::PlanIssue => filter.issue.map(Issue::code),
        Parameter::PlanLead => filter.lead.as_deref(),
        Parameter::PlanWords => Some(filter.words.as_str()).filter(|words| !words.is_empty()),
        Parameter::Decoupage => state.decoupage.as_ref().map(DecoupageId::as_str),
        Parameter::Date => return state.date.map(iso_date),
        Parameter::Classes => return state.classification.map(Classification::code),
        Parameter::Selected => return state.selected.map(|siren| siren.to_string()),
        Parameter::Compared => {
            let sirens = || state.compared.iter().map(Siren::to_string).collect::<Vec<_>>();
            return (!state.compared.is_empty()).then(|| sirens().join(","));
        }
        Parameter::Commune => match state.home {
            Some(Home::Commune(code)) => return Some(commune::write(code, dataset)),
            // A position is never written to the URL.
            _ => None,
        },
        Parameter::Services => {
            let codes = |f: ServiceFilter| f.categories().map(Category::code).collect::<Vec<_>>();
            return state.services.map(|filter| codes(filter).join(","));
        }
        Parameter::Shortlist => {
            return (!state.shortlist.is_empty()).then(|| shortlist(&state.shortlist));
        }
        Parameter::Scenario => return state.scenario.as_ref().map(scenario_text::write),
        Parameter::OtherScenario => return state.other_scenario.as_ref().map(scenario_text::write),
        Parameter::PlanAxis => return filter.axis.map(|axis| axis.to_string()),
        Parameter::PlanTerritory => return filter.territory.map(|siren| siren.to_string()),
        Parameter::PlanDueBy => return filter.due_by.map(Day::iso),
        Parameter::PlanReference => return plan.reference.map(Day::iso),
        Parameter::PlanAction => return plan.action.map(|key| key.to_string()),
    };
    code.map(str::to_owned)
}

/// The name of `value`; `None` for the first one, the default.
fn non_default_name<T: PartialEq>(names: &[(T, &'static str)], value: &T) -> Option<&'static str> {
    names.iter().skip(1).find(|(known, _)| known == value).map(|(_, name)| *name)
}

/// Whether every part of `query` is one that [`write()`] gives for `state`, in any order.
#[must_use]
pub fn is_canonical(query: &str, state: &ViewState, dataset: &Dataset) -> bool {
    let written = write(state, dataset);
    let parts = |query| str::split(str::strip_prefix(query, '?').unwrap_or(query), '&');
    parts(query).all(|part| parts(&written).any(|known| known == part))
}

/// The shortlist as a URL value: ids separated by commas.
#[must_use]
pub fn shortlist(services: &[ServiceId]) -> String {
    services.iter().map(ServiceId::as_str).collect::<Vec<_>>().join(",")
}

/// Separators of lists and scenarios that are left unescaped in a query value.
const UNESCAPED: [char; 5] = [',', ';', ':', '=', '@'];
