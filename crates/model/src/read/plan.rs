//! Reads `plan.json`, which is fetched with the plan's page.

use std::collections::BTreeSet;

use small_std::Json;

use super::DataError;
use super::faults::{Faults, RecordPath};
use super::record::{Record, parse};
use crate::{
    Action, ActionKey, Axis, Calendar, Indicator, IndicatorId, Means, Objective, Passage, Plan,
    PlanIndicator, PlanTarget, WordingVariant,
};

/// Name of the file.
pub const FILE: &str = "plan.json";

/// Reads and checks the plan.
///
/// # Errors
/// A [`DataError`] that names the record and the broken rule.
pub fn plan(text: &str) -> Result<Plan, DataError> {
    let faults = Faults::default();
    faults.into_result(read(&parse(FILE, text, &faults), &faults))
}

/// Checks that the indicators of the plan's targets are published.
pub fn check_targets(plan: &Plan, published: &[Indicator], faults: &Faults) {
    for target in &plan.targets {
        let path = RecordPath { file: FILE, record: &target.label, faults };
        for id in [&target.target_indicator].into_iter().chain(&target.initial_indicator) {
            if !published.iter().any(|indicator| indicator.id == *id) {
                path.reject(id.as_str(), "un indicateur", ());
            }
        }
    }
}

/// Reads `plan.json`; whatever breaks a rule is reported to `faults` and left out.
pub fn read(file: &Json<'_>, faults: &Faults) -> Plan {
    let file = Record::for_file(FILE, file, faults);
    let plan = Plan {
        purpose: file.object("finalites").passage("texte"),
        summary: file.object("recapitulatif").passage("texte"),
        axes: file.map_objects("axes", axis),
        targets: file.map_objects("cibles", |record| target(&record.with_id_from("libelle"))),
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
        let path = RecordPath { record: &target.label, ..file.path };
        if ids.contains(target.entry_id.as_str()) == target.entry_label.is_some() {
            path.fault(
                "« saisie_libelle » nomme ce qui n’est pas un indicateur du plan, et cela seul",
            );
        }
        for key in target.actions.iter().filter(|key| !keys.contains(key)) {
            path.reject(&key.to_string(), "une action du plan", ());
        }
    }
    plan
}

fn target(record: &Record<'_>) -> PlanTarget {
    PlanTarget {
        label: record.string("libelle"),
        target_indicator: IndicatorId::new(record.text("cible")),
        initial_indicator: record.optional_text("connu").map(IndicatorId::new),
        entry_id: record.string("saisie"),
        entry_label: record.optional_text("saisie_libelle").map(str::to_owned),
        actions: record.parse_texts("actions", ActionKey::parse),
    }
}

fn axis(record: &Record<'_>) -> Axis {
    let number: u8 = number(record);
    let name = format!("axe {number}");
    let record = &record.with_id(&name);
    let objectives = record.map_objects("objectifs", |record| objective(number, record));
    let annex = record.object("annexe");
    Axis {
        number,
        title: Passage { text: record.string("titre"), source: record.source_in("titre_source") },
        partners: record.texts("partenaires"),
        means: record.map_objects("moyens", |means| Means {
            partner: means.string("partenaire"),
            contributions: means.texts("moyens"),
            source: means.source(),
        }),
        calendar: calendar(&record.object("calendrier")),
        indicators: record.map_objects("indicateurs", |record| indicator(record, &objectives)),
        annex_calendar: annex.map_objects("calendrier", |record| record.passage("texte")),
        annex_indicators: annex.map_objects("indicateurs_en_plus", |r| r.passage("libelle")),
        differences: annex.map_objects("differences", |difference| WordingVariant {
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
        listed_title: record.optional_object("enonce").map(|stated| stated.passage("texte")),
        actions: record.map_objects("actions", |action| Action {
            key: ActionKey { axis, number: number(action) },
            title: action.passage("titre"),
            annex: action.source_in("annexe"),
        }),
    }
}

fn indicator(record: &Record<'_>, objectives: &[Objective]) -> PlanIndicator {
    let objective = record.optional_count("objectif");
    let objective_exists = |number: u32| objectives.iter().any(|o| u32::from(o.number) == number);
    if objective.is_some_and(|number| !objective_exists(number)) {
        record.fault(format_args!("« {} » est d’un objectif inconnu", record.text("id")));
    }
    PlanIndicator {
        id: record.string("id"),
        label: record.passage("libelle"),
        is_count: record.choice("nature", &[("nombre", true), ("taux", false)]),
        objective: objective.and_then(|number| u8::try_from(number).ok()),
    }
}

fn calendar(record: &Record<'_>) -> Calendar {
    let start = record.get("debut").map(|_| record.day("debut"));
    let end = record.day("fin");
    if start.is_some_and(|start| start > end) {
        record.fault("le calendrier finit avant de commencer");
    }
    Calendar { printed: record.passage("texte"), start, end }
}

/// Reads the member `numero`; too large a number is a fault.
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
    fn plan_has_the_counts_of_its_summary() {
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
    fn broken_plans_are_rejected_with_their_axis() {
        let broken_rule = |from: &str, to: &str| {
            assert!(TEXT.contains(from));
            plan(&TEXT.replacen(from, to, 1)).map(drop).expect_err("broken").to_string()
        };
        assert!(
            broken_rule("\"fin\": \"2017-12-31\"", "\"fin\": \"2017-02-29\"").contains("axe 1")
        );
        assert!(
            broken_rule("\"fin\": \"2018-12-31\"", "\"fin\": \"2015-12-31\"").contains("axe 2")
        );
        assert!(broken_rule("\"axes\": [", "\"axe\": [").contains("il manque « axes »"));
        let duplicate = broken_rule(
            "axe1-taux-couverture\",\n          \"lib",
            "axe1-conventions-ctg\",\n          \"lib",
        );
        assert!(duplicate.contains("même nom"), "{duplicate}");
    }
}
