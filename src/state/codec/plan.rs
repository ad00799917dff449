//! The plan's part of the query string.

use super::write::Query;
use crate::compute::follow::filter::{Filter, Lack};
use crate::domain::tracking::{Status, clean_name};
use crate::domain::{ActionKey, Day, Siren};
use crate::state::{Form, PlanView};

const FORM: &str = "forme";
const AXIS: &str = "axe";
const STATUS: &str = "statut";
const LACK: &str = "manque";
const TERRITORY: &str = "concerne";
const LEAD: &str = "pilote";
const DUE_BY: &str = "avant";
const WORDS: &str = "mots";
const REFERENCE: &str = "reference";
const ACTION: &str = "action";

/// Applies one parameter; `None` if it is not of the plan, else its name and whether its value is known.
/// Whether an action of that number exists is known only once the plan is fetched.
pub fn read(
    plan: &mut PlanView,
    epci: impl Fn(&str) -> Option<Siren>,
    parameter: &str,
    value: &str,
) -> Option<(&'static str, bool)> {
    let Filter { axis, status, territory, lack, lead, due_by, words } = &mut plan.filter;
    Some(match parameter {
        FORM => {
            let form = Form::parse(value);
            plan.form = form.unwrap_or(plan.form);
            (FORM, form.is_some())
        }
        AXIS => (AXIS, set(axis, value.parse().ok().filter(|n| (1..=9).contains(n)))),
        STATUS => (STATUS, set(status, Status::parse(value))),
        LACK => (LACK, set(lack, Lack::parse(value))),
        TERRITORY => (TERRITORY, set(territory, epci(value))),
        LEAD => {
            let name = clean_name(value);
            (LEAD, set(lead, (!name.is_empty()).then_some(name)))
        }
        DUE_BY => (DUE_BY, set(due_by, Day::parse(value))),
        WORDS => {
            *words = clean_name(value);
            (WORDS, true)
        }
        REFERENCE => (REFERENCE, set(&mut plan.reference, Day::parse(value))),
        ACTION => (ACTION, set(&mut plan.action, ActionKey::parse(value))),
        _ => return None,
    })
}

fn set<T>(field: &mut Option<T>, read: Option<T>) -> bool {
    let known = read.is_some();
    *field = read.or(field.take());
    known
}

/// Adds what differs from the default.
pub fn write(plan: &PlanView, query: &mut Query) {
    let Filter { axis, status, territory, lack, lead, due_by, words } = &plan.filter;
    query.add(FORM, (plan.form != Form::default()).then(|| plan.form.code()));
    query.add(AXIS, axis.map(|n| n.to_string()).as_deref());
    query.add(STATUS, status.map(Status::code));
    query.add(LACK, lack.map(Lack::code));
    query.add(TERRITORY, territory.map(|siren| siren.to_string()).as_deref());
    query.add(LEAD, lead.as_deref());
    query.add(DUE_BY, due_by.map(Day::iso).as_deref());
    query.add(WORDS, (!words.is_empty()).then_some(words));
    query.add(REFERENCE, plan.reference.map(Day::iso).as_deref());
    query.add(ACTION, plan.action.map(|key| key.to_string()).as_deref());
}
