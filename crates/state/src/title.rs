//! Titles: the subject first, then the view, for window lists and the history.

use super::{Home, PlanLayout, View, ViewState};
use analysis::simulation::report::name_or;
use analysis::wording::family_words::{age_label, need_label};
use analysis::wording::format::{NBSP, counted, lower_case, typeset};
use analysis::wording::naming::service_title;
use analysis::wording::toponym::with_de;
use model::{ActionKey, AgeBand, Dataset, Need, Plan, Siren, TerritoryId};

/// The title of the page, most specific part first: « CA Chaumont – Taux de couverture ». `None` for the default
/// view, which keeps the title of its HTML. `plan` gives the name of an open action.
#[must_use]
pub fn page_title(dataset: &Dataset, state: &ViewState, plan: Option<&Plan>) -> Option<String> {
    let mut parts: Vec<String> = sheet_title(dataset, state).into_iter().collect();
    match state.view {
        View::Families => match answer_title(dataset, state) {
            Some(answer) => parts.push(answer),
            None => {
                parts.extend(chosen_indicator_label(dataset, state));
                if parts.is_empty() && !state.shortlist.is_empty() {
                    parts.push("Ma liste".to_owned());
                }
            }
        },
        View::Territories => {
            parts.extend(tool_titles(dataset, state));
            let shown = chosen_indicator_label(dataset, state);
            parts.push(shown.unwrap_or_else(|| indicator_label(dataset, state)));
            parts.push(state.view.label().to_owned());
        }
        View::Plan => {
            parts.extend(state.plan.action.map(|key| action_title(plan, key)));
            if state.plan.layout != PlanLayout::default() {
                parts.push(state.plan.layout.label().to_owned());
            }
            if state.plan.filter != Default::default() {
                parts.push("Actions choisies".to_owned());
            }
            parts.push("Plan d’action".to_owned());
        }
        View::Governance => parts.push("Gouvernance, comités et réunions".to_owned()),
        View::Method => parts.push("Méthode, sources et contradictions".to_owned()),
    }
    (!parts.is_empty()).then(|| parts.join(" – "))
}

/// Need and place of the answer: « Faire garder mon enfant, moins de 3 ans, autour de Langres ».
#[must_use]
pub fn answer_title(dataset: &Dataset, state: &ViewState) -> Option<String> {
    let place = match state.home {
        Some(Home::Commune(code)) => {
            Some(format!("autour {}", with_de(dataset.named_commune(code)?.name)))
        }
        Some(Home::DevicePosition(_)) => Some("autour de vous".to_owned()),
        None => None,
    };
    let question = question_label(state.need, state.age);
    match (question, place) {
        (Some(sought), Some(place)) => Some(format!("{sought}, {place}")),
        (None, Some(place)) => Some(format!("Services {place}")),
        (sought, None) => sought,
    }
}

/// Need and age: « Faire garder mon enfant, moins de 3 ans ».
#[must_use]
pub fn question_label(chosen_need: Option<Need>, chosen_age: Option<AgeBand>) -> Option<String> {
    match (chosen_need.map(need_label), chosen_age.map(age_label)) {
        (Some(need), Some(age)) => Some(format!("{need}, {}", lower_case(age))),
        (Some(label), None) => Some(label.to_owned()),
        (None, Some(age)) => Some(format!("Âge de l’enfant{NBSP}: {}", lower_case(age))),
        (None, None) => None,
    }
}

/// The title of the open card or panel.
#[must_use]
pub fn sheet_title(dataset: &Dataset, state: &ViewState) -> Option<String> {
    if !state.view.has_map() {
        return None;
    }
    let service = state.service.as_ref().and_then(|id| dataset.service(id));
    match (service, state.pin_group.len()) {
        (Some(service), _) => Some(service_title(service)),
        (None, 0) => territory_name(dataset, state.selected?).map(str::to_owned),
        (None, count) => Some(format!("{} à cet endroit", counted(count, "service"))),
    }
}

/// The name of a territory; `None` if this découpage does not contain it.
#[must_use]
pub fn territory_name(dataset: &Dataset, siren: Siren) -> Option<&str> {
    Some(dataset.territory(&TerritoryId::Epci(siren))?.name.as_str())
}

/// The name of the indicator on the map.
#[must_use]
pub fn indicator_label(dataset: &Dataset, state: &ViewState) -> String {
    let indicator = dataset.indicator(state.indicator_id(dataset).as_str());
    indicator.map(|indicator| indicator.label.clone()).unwrap_or_default()
}

/// The name of the indicator, unless it is the default.
fn chosen_indicator_label(dataset: &Dataset, state: &ViewState) -> Option<String> {
    state.indicator.is_some().then(|| indicator_label(dataset, state))
}

/// The titles of the officials' tools in use: comparison, scenario.
fn tool_titles(dataset: &Dataset, state: &ViewState) -> Vec<String> {
    let names: Vec<&str> =
        state.compared.iter().filter_map(|siren| territory_name(dataset, *siren)).collect();
    let compared = (!names.is_empty()).then(|| format!("Comparaison{NBSP}: {}", names.join(", ")));
    let scenario = state.scenario.as_ref().map(|s| format!("Scénario {}", name_or(s, "sans nom")));
    compared.into_iter().chain(scenario).collect()
}

fn action_title(plan: Option<&Plan>, key: ActionKey) -> String {
    match plan.and_then(|plan| plan.action(key)) {
        Some((_, _, action)) => format!("Action {key}, {}", typeset(&action.title.text)),
        None => format!("Action {key}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::codec;
    use model::read::plan;

    /// One state of each kind with its title.
    const TITLES: [(&str, &str); 25] = [
        ("", ""),
        ("?lecture=facile&theme=sombre&embed=1", ""),
        ("?besoin=garde", "Faire garder mon enfant"),
        ("?age=0-2", "Âge de l’enfant : moins de 3 ans"),
        ("?commune=52269", "Services autour de Langres"),
        (
            "?besoin=garde&age=0-2&commune=52269",
            "Faire garder mon enfant, moins de 3 ans, autour de Langres",
        ),
        ("?besoin=separation&commune=52269", "Nous nous séparons, autour de Langres"),
        ("?liste=centre-social-espace-vallages-joinville", "Ma liste"),
        ("?indicateur=population", "Population"),
        ("?epci=245200456", "CA Chaumont"),
        ("?epci=245200456&indicateur=population", "CA Chaumont – Population"),
        (
            "?structure=centre-social-espace-vallages-joinville",
            "Centre Social de Joinville Espace Vall’âges",
        ),
        (
            "?structure=centre-social-espace-vallages-joinville&commune=52269",
            "Centre Social de Joinville Espace Vall’âges – Services autour de Langres",
        ),
        ("?vue=territoires", "Taux de couverture – Territoires"),
        ("?vue=territoires&indicateur=population", "Population – Territoires"),
        ("?vue=territoires&epci=245200456", "CA Chaumont – Taux de couverture – Territoires"),
        (
            "?vue=territoires&comparer=245200456,200035954",
            "Comparaison : CA Chaumont, CC Grand Langres – Taux de couverture – Territoires",
        ),
        (
            "?vue=territoires&scenario=v1;cible=60;assmat=3;nom=Essai",
            "Scénario « Essai » – Taux de couverture – Territoires",
        ),
        ("?vue=plan", "Plan d’action"),
        ("?vue=plan&action=1.1", "Action 1.1, "),
        ("?vue=plan&forme=tableau", "Tableau – Plan d’action"),
        ("?vue=plan&forme=bilan", "Bilan annuel – Plan d’action"),
        ("?vue=plan&axe=2", "Actions choisies – Plan d’action"),
        ("?vue=gouvernance", "Gouvernance, comités et réunions"),
        ("?vue=methode", "Méthode, sources et contradictions"),
    ];

    #[test]
    fn each_state_has_a_distinct_title() {
        let dataset = fixtures::dataset();
        let text = &fixtures::geodata_text("plan.json");
        let plan = plan(text).expect("the plan is valid");
        let mut seen = BTreeMap::new();
        for (query, title) in TITLES {
            let (state, notices) = codec::read(query, dataset);
            assert!(notices.is_empty(), "{query}: {notices:?}");
            let actual = page_title(dataset, &state, Some(&plan)).unwrap_or_default();
            let plain = actual.replace('\u{a0}', " ");
            assert!(
                if title.ends_with(' ') { plain.starts_with(title) } else { plain == title },
                "{query}: {actual}"
            );
            if let Some(other) = seen.insert(actual, query) {
                assert!(title.is_empty(), "{other} and {query} have one title");
            }
        }
    }

    #[test]
    fn action_title_is_its_number_until_the_plan_is_loaded() {
        let dataset = fixtures::dataset();
        let (state, _) = codec::read("?vue=plan&action=3.1", dataset);
        assert_eq!(
            page_title(dataset, &state, None).as_deref(),
            Some("Action 3.1 – Plan d’action")
        );
    }
}
