//! Reads `gouvernance.json`, which is fetched when the plan is opened.

mod raw;

use self::raw::{RawAmount, RawCommittee, RawCondition, RawDuty, RawGovernance, RawLever, RawText};
use super::DataError;
use super::records::Place;
use crate::domain::{Committee, Condition, Duty, Governance, Lever, Seat};

const FILE: &str = "gouvernance.json";

/// Reads and checks the committees and what goes with them.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn governance(text: &str) -> Result<Governance, DataError> {
    let place = Place { file: FILE, record: "fichier" };
    let raw: RawGovernance = serde_json::from_str(text)
        .map_err(|e| place.error(format!("un champ manque ou n’a pas la forme voulue ({e})")))?;
    let place = Place { file: FILE, record: "duree" };
    let (start, end) = (place.day(&raw.duree.debut)?, place.day(&raw.duree.fin)?);
    if start > end {
        return Err(place.error("le schéma finit avant de commencer"));
    }
    Ok(Governance {
        committees: raw.instances.into_iter().map(committee).collect::<Result<_, _>>()?,
        levers: raw.leviers.into_iter().map(lever).collect::<Result<_, _>>()?,
        start,
        end,
        duration: place.passage(raw.duree.texte, raw.duree.source)?,
        duties: raw.evaluation.into_iter().map(duty).collect::<Result<_, _>>()?,
    })
}

/// The lever that pays for each new place in a crèche, if there is one.
///
/// # Errors
/// As [`governance`].
pub fn place_aid(text: &str) -> Result<Option<Lever>, DataError> {
    let levers = governance(text)?.levers;
    Ok(levers.into_iter().find(|lever| lever.euros_per_place.is_some()))
}

fn committee(raw: RawCommittee) -> Result<Committee, DataError> {
    let place = Place { file: FILE, record: &raw.id };
    let months = &raw.mois_reunions;
    let calendar = months.iter().all(|month| (1..=12).contains(month));
    if !calendar || !months.is_sorted_by(|a, b| a < b) || months.len() != raw.reunions.par_an {
        return Err(place.error("les mois de réunion ne sont pas ceux d’une année"));
    }
    let seat = |raw: raw::RawSeat| {
        Ok(Seat { who: place.passage(raw.libelle, raw.source)?, count: raw.effectif })
    };
    let passage = |raw: RawText| place.passage(raw.texte, raw.source);
    Ok(Committee {
        introduction: passage(raw.presentation)?,
        roles: raw.role.into_iter().map(passage).collect::<Result<_, _>>()?,
        seats: raw.composition.into_iter().map(seat).collect::<Result<_, DataError>>()?,
        announced: raw.effectif_annonce,
        meetings: place.passage(raw.reunions.texte, raw.reunions.source)?,
        months: raw.mois_reunions.clone(),
        name: raw.nom,
        id: raw.id.clone(),
    })
}

fn lever(raw: RawLever) -> Result<Lever, DataError> {
    let place = Place { file: FILE, record: &raw.nom };
    let amount = |RawAmount { valeur, unite, annee }| {
        place.require((unite == "euros_par_place").then_some((valeur, annee)), || {
            format!("unité « {unite} » inconnue")
        })
    };
    let condition = |RawCondition { convention, texte, source }| {
        place.require((convention == "ctg").then_some(()), || {
            format!("convention « {convention} » inconnue")
        })?;
        Ok(Condition { about: place.passage(texte, source)? })
    };
    Ok(Lever {
        condition: raw.condition.map(condition).transpose()?,
        acronym: raw.sigle,
        about: place.passage(raw.texte, raw.source)?,
        contract: raw.nature == "contractuel",
        additional: raw.cadre.as_deref() == Some("complementaire"),
        euros_per_place: raw.montant.map(amount).transpose()?,
        name: raw.nom.clone(),
    })
}

fn duty(raw: RawDuty) -> Result<Duty, DataError> {
    let place = Place { file: FILE, record: "evaluation" };
    Ok(Duty {
        who: raw.responsable.unwrap_or_default(),
        when: raw.echeance.unwrap_or_default(),
        about: place.passage(raw.texte, raw.source)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announced_and_listed_members_are_both_kept() {
        let governance = governance(include_str!("../../../geodata/gouvernance.json"))
            .expect("the committees are valid");
        let counts: Vec<(&str, u32, u32)> = governance
            .committees
            .iter()
            .map(|c| (c.id.as_str(), c.announced, c.listed()))
            .collect();
        assert_eq!(counts, [("cdsf", 21, 29), ("ctsf", 17, 17), ("financeurs", 5, 5)]);
        let funded: Vec<_> = governance.levers.iter().filter_map(|l| l.euros_per_place).collect();
        assert_eq!(funded, [(9_400, 2016)]);
        assert_eq!(governance.duties.len(), 3);
    }
}
