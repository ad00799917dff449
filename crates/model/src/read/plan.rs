//! Reads `plan.json`, which is fetched when the plan is opened.

use std::collections::BTreeSet;

use small_std::Json;

use super::DataError;
use super::faults::{Faults, Place};
use super::record::{Record, parse};
use crate::{
    Action, ActionKey, Axis, Calendar, Difference, Indicator, IndicatorId, Means, Objective,
    Passage, Plan, PlanIndicator, PlanTarget,
};

/// The file in the data folder, as errors name it.
pub const FILE: &str = "plan.json";

/// Reads and checks the plan.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn plan(text: &str) -> Result<Plan, DataError> {
    let faults = Faults::default();
    faults.or(read(&parse(FILE, text, &faults), &faults))
}

/// Checks that the indicators that the plan's targets name are published.
pub fn check_targets(plan: &Plan, published: &[Indicator], faults: &Faults) {
    for target in &plan.targets {
        let place = Place { file: FILE, record: &target.label, faults };
        for id in [&target.target].into_iter().chain(&target.known) {
            if !published.iter().any(|indicator| indicator.id == *id) {
                place.none_of(id.as_str(), "un indicateur", ());
            }
        }
    }
}

/// Reads `plan.json`; what breaks a rule is noted in `faults` and left out.
pub fn read(file: &Json<'_>, faults: &Faults) -> Plan {
    let file = Record::of_file(FILE, file, faults);
    let plan = Plan {
        purpose: file.object("finalites").passage("texte"),
        summary: file.object("recapitulatif").passage("texte"),
        axes: file.all("axes", axis),
        targets: file.all("cibles", |record| target(&record.named("libelle"))),
    };
    let keys: BTreeSet<ActionKey> = plan.actions().map(|(_, _, action)| action.key).collect();
    if keys.len() != plan.actions().count() {
        file.fault("deux actions portent le même numéro");
    }
    let ids: BTreeSet<&str> = plan.indicators().map(|(_, i)| i.id.as_str()).collect();
    if ids.len() != plan.indicators().count() {
        file.fault("deux indicateurs portent le même nom");
    }
    for target in &plan.targets {
        let place = Place { record: &target.label, ..file.place };
        if ids.contains(target.entered.as_str()) == target.entered_label.is_some() {
            place.fault(
                "« saisie_libelle » nomme ce qui n’est pas un indicateur du plan, et cela seul",
            );
        }
        for key in target.actions.iter().filter(|key| !keys.contains(key)) {
            place.none_of(&key.to_string(), "une action du plan", ());
        }
    }
    plan
}

fn target(record: &Record<'_>) -> PlanTarget {
    PlanTarget {
        label: record.string("libelle"),
        target: IndicatorId::new(record.text("cible")),
        known: record.text_if_any("connu").map(IndicatorId::new),
        entered: record.string("saisie"),
        entered_label: record.text_if_any("saisie_libelle").map(str::to_owned),
        actions: record.all_known("actions", ActionKey::parse),
    }
}

fn axis(record: &Record<'_>) -> Axis {
    let number: u8 = number(record);
    let name = format!("axe {number}");
    let record = &record.called(&name);
    let objectives = record.all("objectifs", |record| objective(number, record));
    let annex = record.object("annexe");
    Axis {
        number,
        title: Passage { text: record.string("titre"), source: record.source_in("titre_source") },
        partners: record.texts("partenaires"),
        means: record.all("moyens", |means| Means {
            partner: means.string("partenaire"),
            what: means.texts("moyens"),
            source: means.source(),
        }),
        calendar: calendar(&record.object("calendrier")),
        indicators: record.all("indicateurs", |record| indicator(record, &objectives)),
        annex_calendar: annex.all("calendrier", |record| record.passage("texte")),
        annex_indicators: annex.all("indicateurs_en_plus", |record| record.passage("libelle")),
        differences: annex.all("differences", |difference| Difference {
            key: difference.string("cle"),
            sheet: difference.string("fiche"),
            annex: difference.passage("annexe"),
        }),
        objectives,
    }
}

fn objective(axis: u8, record: &Record<'_>) -> Objective {
    Objective {
        number: number(record),
        title: record.passage("titre"),
        stated: record.object_if_any("enonce").map(|stated| stated.passage("texte")),
        actions: record.all("actions", |action| Action {
            key: ActionKey { axis, number: number(action) },
            title: action.passage("titre"),
            annex: action.source_in("annexe"),
        }),
    }
}

fn indicator(record: &Record<'_>, objectives: &[Objective]) -> PlanIndicator {
    let objective = record.count_if_any("objectif");
    let known =
        |number: u32| objectives.iter().any(|objective| u32::from(objective.number) == number);
    if objective.is_some_and(|number| !known(number)) {
        record.fault(format_args!("« {} » est d’un objectif inconnu", record.text("id")));
    }
    PlanIndicator {
        id: record.string("id"),
        label: record.passage("libelle"),
        counts: record.choice("nature", &[("nombre", true), ("taux", false)]),
        objective: objective.and_then(|number| u8::try_from(number).ok()),
    }
}

fn calendar(record: &Record<'_>) -> Calendar {
    let start = record.get("debut").map(|_| record.day("debut"));
    let end = record.day("fin");
    if start.is_some_and(|start| start > end) {
        record.fault("le calendrier finit avant de commencer");
    }
    Calendar { words: record.passage("texte"), start, end }
}

/// Its number in what it belongs to, from 1.
fn number<T: TryFrom<u32> + Default>(record: &Record<'_>) -> T {
    T::try_from(record.count("numero")).unwrap_or_else(|_| {
        record.fault("« numero » est trop grand");
        T::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Day;

    const TEXT: &str = include_str!("../../../../geodata/plan.json");

    #[test]
    fn the_plan_holds_what_it_announces() {
        let plan = plan(TEXT).expect("the plan is valid");
        let objectives: usize = plan.axes.iter().map(|axis| axis.objectives.len()).sum();
        let announced = format!(
            "{} axes, {objectives} objectifs et {} actions",
            plan.axes.len(),
            plan.actions().count()
        );
        assert_eq!(plan.summary.text, announced);
        let key = ActionKey::parse("1.3").expect("a key");
        let (axis, objective, action) = plan.action(key).expect("the action is there");
        assert_eq!((axis.number, objective.number), (1, 2));
        assert!(action.title.text.contains("16 structures au 31/12/2017"));
        assert_eq!(Some(axis.calendar.end), Day::new(2017, 12, 31));
        assert_eq!(plan.indicators().count(), 21);
    }

    #[test]
    fn broken_plans_are_refused_with_their_place() {
        let rule = |from: &str, to: &str| {
            assert!(TEXT.contains(from));
            plan(&TEXT.replacen(from, to, 1)).map(drop).expect_err("broken").to_string()
        };
        assert!(rule("\"fin\": \"2017-12-31\"", "\"fin\": \"2017-02-29\"").contains("axe 1"));
        assert!(rule("\"fin\": \"2018-12-31\"", "\"fin\": \"2015-12-31\"").contains("axe 2"));
        assert!(rule("\"axes\": [", "\"axe\": [").contains("il manque « axes »"));
        let doubled = rule(
            "axe1-taux-couverture\",\n          \"lib",
            "axe1-conventions-ctg\",\n          \"lib",
        );
        assert!(doubled.contains("même nom"), "{doubled}");
    }
}
