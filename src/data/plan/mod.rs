//! Reads `plan.json`, which is fetched when the plan is opened.

mod raw;

use std::collections::BTreeSet;

use self::raw::{RawAxis, RawIndicator, RawNature, RawObjective, RawPlan, RawText};
use super::DataError;
use super::records::Place;
use crate::domain::{
    Action, ActionKey, Axis, Calendar, Difference, Means, Objective, Passage, Plan, PlanIndicator,
};

const FILE: &str = "plan.json";

/// Reads and checks the plan.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn plan(text: &str) -> Result<Plan, DataError> {
    let place = Place { file: FILE, record: "fichier" };
    let raw: RawPlan = serde_json::from_str(text)
        .map_err(|e| place.error(format!("un champ manque ou n’a pas la forme voulue ({e})")))?;
    let plan = Plan {
        purpose: passage(raw.finalites, place)?,
        summary: passage(raw.recapitulatif, place)?,
        axes: raw.axes.into_iter().map(axis).collect::<Result<_, _>>()?,
    };
    let keys: BTreeSet<ActionKey> = plan.actions().map(|(_, _, action)| action.key).collect();
    if keys.len() != plan.actions().count() {
        return Err(place.error("deux actions portent le même numéro"));
    }
    let ids: BTreeSet<&str> = plan.indicators().map(|(_, i)| i.id.as_str()).collect();
    if ids.len() != plan.indicators().count() {
        return Err(place.error("deux indicateurs portent le même nom"));
    }
    Ok(plan)
}

fn axis(raw: RawAxis) -> Result<Axis, DataError> {
    let record = format!("axe {}", raw.numero);
    let place = Place { file: FILE, record: &record };
    let numbers: Vec<u8> = raw.objectifs.iter().map(|o| o.numero).collect();
    let means = |raw: raw::RawMeans| {
        let source = place.source(raw.source)?;
        Ok(Means { partner: raw.partenaire, what: raw.moyens, source })
    };
    let difference = |raw: raw::RawDifference| {
        let annex = place.passage(raw.annexe, raw.source)?;
        Ok(Difference { key: raw.cle, sheet: raw.fiche, annex })
    };
    let indicator = |raw: RawIndicator| {
        if raw.objectif.is_some_and(|own| !numbers.contains(&own)) {
            return Err(place.error(format!("« {} » est d’un objectif inconnu", raw.id)));
        }
        let label = place.passage(raw.libelle, raw.source)?;
        let counts = matches!(raw.nature, RawNature::Nombre);
        Ok(PlanIndicator { id: raw.id, label, counts, objective: raw.objectif })
    };
    let passages = |raw: Vec<RawText>| -> Result<Vec<Passage>, DataError> {
        raw.into_iter().map(|raw| passage(raw, place)).collect()
    };
    Ok(Axis {
        number: raw.numero,
        title: place.passage(raw.titre, raw.titre_source)?,
        objectives: raw
            .objectifs
            .into_iter()
            .map(|objective| read_objective(raw.numero, objective, place))
            .collect::<Result<_, _>>()?,
        partners: raw.partenaires,
        means: raw.moyens.into_iter().map(means).collect::<Result<_, _>>()?,
        calendar: calendar(raw.calendrier, place)?,
        indicators: raw.indicateurs.into_iter().map(indicator).collect::<Result<_, _>>()?,
        annex_calendar: passages(raw.annexe.calendrier)?,
        annex_indicators: passages(raw.annexe.indicateurs_en_plus)?,
        differences: raw
            .annexe
            .differences
            .into_iter()
            .map(difference)
            .collect::<Result<_, _>>()?,
    })
}

fn read_objective(axis: u8, raw: RawObjective, place: Place<'_>) -> Result<Objective, DataError> {
    let action = |raw: raw::RawAction| {
        Ok(Action {
            key: ActionKey { axis, number: raw.numero },
            title: place.passage(raw.titre, raw.source)?,
            annex: place.source(raw.annexe)?,
        })
    };
    Ok(Objective {
        number: raw.numero,
        title: place.passage(raw.titre, raw.source)?,
        stated: raw.enonce.map(|stated| passage(stated, place)).transpose()?,
        actions: raw.actions.into_iter().map(action).collect::<Result<_, _>>()?,
    })
}

fn calendar(raw: raw::RawCalendar, place: Place<'_>) -> Result<Calendar, DataError> {
    let start = raw.debut.as_deref().map(|text| place.day(text)).transpose()?;
    let end = place.day(&raw.fin)?;
    if start.is_some_and(|start| start > end) {
        return Err(place.error("le calendrier finit avant de commencer"));
    }
    Ok(Calendar { words: place.passage(raw.texte, raw.source)?, start, end })
}

fn passage(raw: RawText, place: Place<'_>) -> Result<Passage, DataError> {
    place.passage(raw.texte, raw.source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;

    const TEXT: &str = include_str!("../../../geodata/plan.json");

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
        assert!(rule("\"axes\": [", "\"axe\": [").contains("champ"));
        let doubled = rule(
            "axe1-taux-couverture\",\n          \"lib",
            "axe1-conventions-ctg\",\n          \"lib",
        );
        assert!(doubled.contains("même nom"), "{doubled}");
    }
}
