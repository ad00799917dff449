//! The territories that an action acts on.

use crate::statistics::coverage::{is_priority, threshold};
use crate::wording::format::{NBSP, on_date, percent, sentence_case, unrounded};
use model::tracking::{ActionState, Tracking};
use model::{Action, ActionKey, Dataset, Objective, Plan, Role, Siren, Territory};

use crate::wording::plan::territory_names;

/// The document's term for the territories under its threshold.
const PRIORITY_TERM: &str = "territoires prioritaires";

/// The territories of an action, and how they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TerritorialScope {
    /// The EPCI that were entered.
    Entered(Vec<Siren>),
    /// The EPCI under the coverage threshold, since the document says « territoires prioritaires ».
    Priority(Vec<Siren>),
    /// The whole département, since the document names no territory.
    Departement,
}

impl TerritorialScope {
    /// The EPCI; empty for the whole département.
    #[must_use]
    pub fn sirens(&self) -> &[Siren] {
        match self {
            Self::Entered(list) | Self::Priority(list) => list,
            Self::Departement => &[],
        }
    }

    /// French sentence with the territories and how they are known.
    #[must_use]
    pub fn words(&self, dataset: &Dataset) -> String {
        match self {
            Self::Entered(list) => {
                format!("Territoires saisis{NBSP}: {}.", territory_names(list, dataset))
            }
            Self::Priority(list) => {
                let limit = threshold(dataset).map(|limit| percent(&unrounded(limit)));
                let latest = dataset.indicator_for(Role::Coverage).and_then(|rate| {
                    let date_of = |epci| Some(rate.latest_figure(epci)?.date);
                    dataset.epci().filter_map(|epci| date_of(&epci.id)).max()
                });
                format!(
                    "Territoires prioritaires concernés (taux de couverture sous {}, {}){NBSP}: {}.",
                    limit.unwrap_or_default(),
                    latest.map(on_date).unwrap_or_default(),
                    territory_names(list, dataset)
                )
            }
            Self::Departement => {
                let subject = sentence_case(&dataset.document.words.subject);
                format!("{subject} ne nomme aucun territoire pour cette action.")
            }
        }
    }
}

/// The territories of an action: those entered, or else those named in its title or that of its objectif.
#[must_use]
pub fn action_scope(
    dataset: &Dataset,
    objective: &Objective,
    action: &Action,
    record: &ActionState,
) -> TerritorialScope {
    if !record.territories.is_empty() {
        return TerritorialScope::Entered(record.territories.clone());
    }
    let mentions_priority =
        [&action.title, &objective.title].iter().any(|title| title.text.contains(PRIORITY_TERM));
    if mentions_priority {
        TerritorialScope::Priority(priority_territories(dataset))
    } else {
        TerritorialScope::Departement
    }
}

/// Territories with the same actions.
#[derive(Clone, Debug, PartialEq)]
pub struct TerritoryActions<'a> {
    /// The actions, in the plan's order.
    pub keys: Vec<ActionKey>,
    /// The EPCI, in the dataset's order.
    pub epci: Vec<&'a Territory>,
}

impl TerritoryActions<'_> {
    /// The names of the territories, separated by commas.
    #[must_use]
    pub fn names(&self) -> String {
        self.epci.iter().map(|epci| epci.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Actions, then territories: « 1.1, 1.2 : CC Bassigny, CC Trois Forêts ».
    #[must_use]
    pub fn words(&self) -> String {
        let keys: Vec<String> = self.keys.iter().map(ToString::to_string).collect();
        format!("{}{NBSP}: {}", keys.join(", "), self.names())
    }
}

/// The EPCI with at least one action; those with the same actions are grouped.
#[must_use]
pub fn territories_by_actions<'a>(
    plan: &Plan,
    dataset: &'a Dataset,
    tracking: &Tracking,
) -> Vec<TerritoryActions<'a>> {
    let scopes: Vec<(ActionKey, TerritorialScope)> = plan
        .actions()
        .map(|(_, objective, action)| {
            let record = tracking.action_state(action.key);
            (action.key, action_scope(dataset, objective, action, &record))
        })
        .collect();
    let mut all: Vec<TerritoryActions<'a>> = Vec::new();
    for epci in dataset.epci() {
        let Some(siren) = epci.siren() else { continue };
        let concerned = scopes.iter().filter(|(_, scope)| scope.sirens().contains(&siren));
        let keys: Vec<ActionKey> = concerned.map(|(key, _)| *key).collect();
        match all.iter_mut().find(|group| group.keys == keys) {
            Some(group) => group.epci.push(epci),
            None if keys.is_empty() => {}
            None => all.push(TerritoryActions { keys, epci: vec![epci] }),
        }
    }
    all
}

/// The EPCI under the document's threshold.
#[must_use]
pub fn priority_territories(dataset: &Dataset) -> Vec<Siren> {
    let Some(rate) = dataset.indicator_for(Role::Coverage) else { return Vec::new() };
    let territories = dataset.epci().filter(|epci| is_priority(dataset, rate, epci));
    territories.filter_map(|epci| epci.siren()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::plan;

    #[test]
    fn priority_actions_concern_territories_below_threshold() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let scope_of = |key: &str, record: &ActionState| {
            let key = ActionKey::parse(key).expect("a key");
            let (_, objective, action) = plan.action(key).expect("the action");
            action_scope(dataset, objective, action, record)
        };
        let no_entries = ActionState::default();
        let first = scope_of("1.1", &no_entries);
        assert!(matches!(&first, TerritorialScope::Priority(list) if list.len() == 6), "{first:?}");
        assert_eq!(scope_of("1.2", &no_entries), first, "as its objectif says");
        assert!(first.words(dataset).contains("sous 60\u{a0}%, au 31/12/2013"));
        assert_eq!(
            scope_of("2.2", &no_entries),
            TerritorialScope::Departement,
            "rural is not defined"
        );
        let sirens = vec![first.sirens()[0]];
        let entered = ActionState { territories: sirens.clone(), ..ActionState::default() };
        assert_eq!(scope_of("1.1", &entered), TerritorialScope::Entered(sirens));
        let all = territories_by_actions(&plan, dataset, &Tracking::default());
        assert_eq!((all.len(), all[0].epci.len()), (1, 6), "the same two actions");
        assert!(all[0].words().starts_with("1.1, 1.2\u{a0}: "), "{}", all[0].words());
    }
}
