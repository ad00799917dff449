//! Which territories an action acts on.

use crate::statistics::coverage::{is_priority, threshold};
use crate::wording::format::on;
use crate::wording::format::{NBSP, percent, printed, sentence_case};
use model::tracking::{Record, Tracking};
use model::{Action, ActionKey, Dataset, Objective, Plan, Role, Siren, Territory};

use crate::wording::plan::names;

/// The words by which the document names the territories under its threshold.
const PRIORITY: &str = "territoires prioritaires";

/// The territories, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The EPCI that somebody has entered.
    Entered(Vec<Siren>),
    /// The document says « territoires prioritaires »: those under the threshold of its
    /// coverage rate.
    Priority(Vec<Siren>),
    /// The document names no territory: the action is for the whole département.
    Whole,
}

impl Reach {
    /// The EPCI; none where the document names none.
    #[must_use]
    pub fn sirens(&self) -> &[Siren] {
        match self {
            Self::Entered(list) | Self::Priority(list) => list,
            Self::Whole => &[],
        }
    }

    /// The territories and why they are these, in a French sentence.
    #[must_use]
    pub fn words(&self, dataset: &Dataset) -> String {
        match self {
            Self::Entered(list) => {
                format!("Territoires saisis{NBSP}: {}.", names(list, dataset))
            }
            Self::Priority(list) => {
                let limit = threshold(dataset).map(|limit| percent(&printed(limit)));
                let latest = dataset.in_role(Role::Coverage).and_then(|rate| {
                    let own = |epci| Some(rate.latest(epci)?.date);
                    dataset.epci().filter_map(|epci| own(&epci.id)).max()
                });
                format!(
                    "Territoires prioritaires concernés (taux de couverture sous {}, {}){NBSP}: {}.",
                    limit.unwrap_or_default(),
                    latest.map(on).unwrap_or_default(),
                    names(list, dataset)
                )
            }
            Self::Whole => {
                let subject = sentence_case(&dataset.document.words.subject);
                format!("{subject} ne nomme aucun territoire pour cette action.")
            }
        }
    }
}

/// The territories that an action acts on: those entered, else those that its own title or its
/// objectif's names.
#[must_use]
pub fn reach(dataset: &Dataset, objective: &Objective, action: &Action, record: &Record) -> Reach {
    if !record.territories.is_empty() {
        return Reach::Entered(record.territories.clone());
    }
    let named = [&action.title, &objective.title].iter().any(|title| title.text.contains(PRIORITY));
    if named { Reach::Priority(priorities(dataset)) } else { Reach::Whole }
}

/// Territories that the same actions act on.
#[derive(Clone, Debug, PartialEq)]
pub struct ActedOn<'a> {
    /// The actions, in the plan's order.
    pub keys: Vec<ActionKey>,
    /// The EPCI, in the dataset's order.
    pub epci: Vec<&'a Territory>,
}

impl ActedOn<'_> {
    /// The names of the territories.
    #[must_use]
    pub fn names(&self) -> String {
        self.epci.iter().map(|epci| epci.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Which actions, then where: « 1.1, 1.2 : CC Bassigny, CC Trois Forêts ».
    #[must_use]
    pub fn words(&self) -> String {
        let keys: Vec<String> = self.keys.iter().map(ToString::to_string).collect();
        format!("{}{NBSP}: {}", keys.join(", "), self.names())
    }
}

/// The EPCI that some action acts on, together where the same do.
#[must_use]
pub fn acted_on<'a>(plan: &Plan, dataset: &'a Dataset, tracking: &Tracking) -> Vec<ActedOn<'a>> {
    let reaches: Vec<(ActionKey, Reach)> = plan
        .actions()
        .map(|(_, objective, action)| {
            (action.key, reach(dataset, objective, action, &tracking.record(action.key)))
        })
        .collect();
    let mut all: Vec<ActedOn<'a>> = Vec::new();
    for epci in dataset.epci() {
        let Some(siren) = epci.siren() else { continue };
        let on = reaches.iter().filter(|(_, reach)| reach.sirens().contains(&siren));
        let keys: Vec<ActionKey> = on.map(|(key, _)| *key).collect();
        match all.iter_mut().find(|on| on.keys == keys) {
            Some(same) => same.epci.push(epci),
            None if keys.is_empty() => {}
            None => all.push(ActedOn { keys, epci: vec![epci] }),
        }
    }
    all
}

/// The EPCI under the document's threshold.
#[must_use]
pub fn priorities(dataset: &Dataset) -> Vec<Siren> {
    let Some(rate) = dataset.in_role(Role::Coverage) else { return Vec::new() };
    let under = dataset.epci().filter(|epci| is_priority(dataset, rate, epci));
    under.filter_map(|epci| epci.siren()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::plan;

    #[test]
    fn the_priority_territories_are_those_under_the_threshold_unless_others_are_entered() {
        let plan = plan(&fixtures::text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let of = |key: &str, record: &Record| {
            let key = ActionKey::parse(key).expect("a key");
            let (_, objective, action) = plan.action(key).expect("the action");
            reach(dataset, objective, action, record)
        };
        let nobody = Record::default();
        let first = of("1.1", &nobody);
        assert!(matches!(&first, Reach::Priority(list) if list.len() == 6), "{first:?}");
        assert_eq!(of("1.2", &nobody), first, "as its objectif says");
        assert!(first.words(dataset).contains("sous 60\u{a0}%, au 31/12/2013"));
        assert_eq!(of("2.2", &nobody), Reach::Whole, "rural is not defined");
        let one = vec![first.sirens()[0]];
        let entered = Record { territories: one.clone(), ..Record::default() };
        assert_eq!(of("1.1", &entered), Reach::Entered(one));
        let all = acted_on(&plan, dataset, &Tracking::default());
        assert_eq!((all.len(), all[0].epci.len()), (1, 6), "the same two actions");
        assert!(all[0].words().starts_with("1.1, 1.2\u{a0}: "), "{}", all[0].words());
    }
}
