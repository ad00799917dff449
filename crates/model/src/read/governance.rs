//! Reads `gouvernance.json`, which is fetched with the plan's page.

pub use small_std::Json;

use super::DataError;
use super::faults::Faults;
use super::record::{Record, parse};
use crate::{Committee, Condition, Duty, FundingLever, Governance, Seat};

/// Name of the file.
pub const FILE: &str = "gouvernance.json";

/// Reads and checks the governance of the plan.
///
/// # Errors
/// A [`DataError`] that names the record and the broken rule.
pub fn governance(text: &str) -> Result<Governance, DataError> {
    let faults = Faults::default();
    faults.into_result(read(&parse(FILE, text, &faults), &faults))
}

/// Reads `gouvernance.json`; whatever breaks a rule is reported to `faults` and left out.
pub fn read(file: &Json<'_>, faults: &Faults) -> Governance {
    let file = Record::for_file(FILE, file, faults);
    let duration = file.object("duree");
    let (start, end) = (duration.day("debut"), duration.day("fin"));
    if start > end {
        duration.fault("le schéma finit avant de commencer");
    }
    Governance {
        committees: file.map_objects("instances", committee),
        levers: file.map_objects("leviers", lever),
        start,
        end,
        duration: duration.passage("texte"),
        duties: file.map_objects("evaluation", duty),
    }
}

/// The aid in this array that pays for each new place in a crèche, if there is one.
pub fn aid_per_place(levers: &Json<'_>, faults: &Faults) -> Option<FundingLever> {
    let levers = levers.as_list().unwrap_or_default().iter();
    let mut levers = levers.map(|record| lever(&Record::for_file(FILE, record, faults)));
    levers.find(|lever| lever.euros_per_place.is_some())
}

fn committee(record: &Record<'_>) -> Committee {
    let record = &record.with_id_from("id");
    let meetings = record.object("reunions");
    let month = |month: f64| (1..=12).find(|number| f64::from(*number) == month);
    let months: Vec<u8> = record.numbers("mois_reunions").into_iter().filter_map(month).collect();
    let per_year = meetings.count("par_an") as usize;
    if !months.is_sorted_by(|a, b| a < b) || months.len() != per_year {
        record.fault("les mois de réunion ne sont pas ceux d’une année");
    }
    Committee {
        id: record.string("id"),
        name: record.string("nom"),
        introduction: record.object("presentation").passage("texte"),
        roles: record.map_objects("role", |role| role.passage("texte")),
        seats: record.map_objects("composition", |seat| Seat {
            member: seat.passage("libelle"),
            count: seat.count("effectif"),
        }),
        announced_members: record.count("effectif_annonce"),
        meetings: meetings.passage("texte"),
        months,
    }
}

fn lever(record: &Record<'_>) -> FundingLever {
    let record = &record.with_id_from("nom");
    let amount = |amount: Record<'_>| {
        amount.expect_text("unite", "euros_par_place");
        (amount.count("valeur"), u16::try_from(amount.count("annee")).unwrap_or_default())
    };
    let condition = |condition: Record<'_>| {
        condition.expect_text("convention", "ctg");
        Condition { text: condition.passage("texte") }
    };
    FundingLever {
        name: record.string("nom"),
        acronym: record.optional_text("sigle").unwrap_or_default().to_owned(),
        description: record.passage("texte"),
        is_contract: record.text("nature") == "contractuel",
        is_additional: record.optional_text("cadre") == Some("complementaire"),
        euros_per_place: record.optional_object("montant").map(amount),
        condition: record.optional_object("condition").map(condition),
    }
}

fn duty(record: &Record<'_>) -> Duty {
    Duty {
        responsible: record.optional_text("responsable").unwrap_or_default().to_owned(),
        due: record.optional_text("echeance").unwrap_or_default().to_owned(),
        text: record.passage("texte"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announced_and_listed_members_are_both_kept() {
        let governance = governance(include_str!("../../../../geodata/gouvernance.json"))
            .expect("the committees are valid");
        let counts: Vec<(&str, u32, u32)> = governance
            .committees
            .iter()
            .map(|c| (c.id.as_str(), c.announced_members, c.listed_members()))
            .collect();
        assert_eq!(counts, [("cdsf", 21, 29), ("ctsf", 17, 17), ("financeurs", 5, 5)]);
        let funded: Vec<_> = governance.levers.iter().filter_map(|l| l.euros_per_place).collect();
        assert_eq!(funded, [(9_400, 2016)]);
        assert_eq!(governance.duties.len(), 3);
    }
}
