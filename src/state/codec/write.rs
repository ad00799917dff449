//! From a view state to a query string: only what differs from the default.

use form_urlencoded::byte_serialize;

use super::{READINGS, SORTS, THEMES, VIEWS, commune, name_of, plan};
use crate::compute::classes::Classing;
use crate::compute::simulation::text;
use crate::domain::{AgeBand, Category, Need, ServiceId, Siren};
use crate::state::{Home, ServiceFilter, ViewState};

/// The query string of `state`, with its question mark; empty for the default view.
#[must_use]
pub fn write(state: &ViewState) -> String {
    let default = ViewState::default();
    let mut query = Query::default();
    if state.view != default.view {
        query.add("vue", name_of(&VIEWS, &state.view));
    }
    if state.indicator != default.indicator {
        query.add("indicateur", Some(state.indicator.as_str()));
    }
    query.add("classes", state.classing.map(Classing::code).as_deref());
    query.add("epci", state.selected.map(|siren| siren.to_string()).as_deref());
    if !state.compared.is_empty() {
        let sirens: Vec<String> = state.compared.iter().map(Siren::to_string).collect();
        query.add("comparer", Some(&sirens.join(",")));
    }
    query.add("besoin", state.need.map(Need::code));
    query.add("age", state.age.map(AgeBand::code));
    if let Some(Home::Commune(code)) = state.home {
        query.add("commune", Some(&commune::write(code)));
    }
    if state.services != ServiceFilter::ALL {
        let shown: Vec<&str> = state.services.shown().map(Category::code).collect();
        query.add("services", Some(&shown.join(",")));
    }
    query.add("structure", state.service.as_ref().map(|id| id.as_str()));
    if !state.shortlist.is_empty() {
        query.add("liste", Some(&shortlist(&state.shortlist)));
    }
    query.add("scenario", state.scenario.as_ref().map(text::write).as_deref());
    query.add("scenario2", state.rival.as_ref().map(text::write).as_deref());
    if state.reading != default.reading {
        query.add("lecture", name_of(&READINGS, &state.reading));
    }
    if state.theme != default.theme {
        query.add("theme", name_of(&THEMES, &state.theme));
    }
    query.add("embed", state.embedded.then_some("1"));
    if state.sort != default.sort {
        query.add("tri", name_of(&SORTS, &state.sort));
    }
    plan::write(&state.plan, &mut query);
    query.0
}

/// Whether each part of `query` is one of those that [`write`] gives for `state`, in any order.
#[must_use]
pub fn is_written_so(query: &str, state: &ViewState) -> bool {
    let written = write(state);
    let parts = |query| str::split(str::strip_prefix(query, '?').unwrap_or(query), '&');
    parts(query).all(|part| parts(&written).any(|own| own == part))
}

/// Services put aside, as in the URL: comma-separated.
#[must_use]
pub fn shortlist(services: &[ServiceId]) -> String {
    services.iter().map(ServiceId::as_str).collect::<Vec<_>>().join(",")
}

/// What separates the parts of a list or of a scenario, and is safe in a query's value.
const READABLE: [char; 5] = [',', ';', ':', '=', '@'];

/// A query string being written.
#[derive(Default)]
pub struct Query(String);

impl Query {
    /// Adds a parameter that has a value. Punctuation that needs no escape in a
    /// query stays readable.
    pub fn add(&mut self, parameter: &str, value: Option<&str>) {
        let Some(value) = value else { return };
        self.0.push(if self.0.is_empty() { '?' } else { '&' });
        self.0.push_str(parameter);
        self.0.push('=');
        for piece in value.split_inclusive(READABLE) {
            let bare = piece.strip_suffix(READABLE).unwrap_or(piece);
            self.0.extend(byte_serialize(bare.as_bytes()));
            self.0.push_str(piece.get(bare.len()..).unwrap_or_default());
        }
    }
}
