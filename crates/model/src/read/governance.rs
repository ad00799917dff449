//! Reads `gouvernance.json`, which is fetched when the plan is opened.

pub use small_std::Json;

use super::DataError;
use super::faults::Faults;
use super::record::{Record, parse};
use crate::{Committee, Condition, Duty, Governance, Lever, Seat};

/// The file in the data folder, as errors name it.
pub const FILE: &str = "gouvernance.json";

/// Reads and checks the committees and what goes with them.
///
/// # Errors
/// A [`DataError`] that names the record and the rule it breaks.
pub fn governance(text: &str) -> Result<Governance, DataError> {
    let faults = Faults::default();
    faults.or(read(&parse(FILE, text, &faults), &faults))
}

/// Reads `gouvernance.json`; what breaks a rule is noted in `faults` and left out.
pub fn read(file: &Json<'_>, faults: &Faults) -> Governance {
    let file = Record::of_file(FILE, file, faults);
    let duration = file.object("duree");
    let (start, end) = (duration.day("debut"), duration.day("fin"));
    if start > end {
        duration.fault("le schéma finit avant de commencer");
    }
    Governance {
        committees: file.all("instances", committee),
        levers: file.all("leviers", lever),
        start,
        end,
        duration: duration.passage("texte"),
        duties: file.all("evaluation", duty),
    }
}

/// The lever in this array that pays for each new place in a crèche, if there is one.
pub fn place_aid(levers: &Json<'_>, faults: &Faults) -> Option<Lever> {
    let levers = levers.as_list().unwrap_or_default().iter();
    let mut levers = levers.map(|record| lever(&Record::of_file(FILE, record, faults)));
    levers.find(|lever| lever.euros_per_place.is_some())
}

fn committee(record: &Record<'_>) -> Committee {
    let record = &record.named("id");
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
        roles: record.all("role", |role| role.passage("texte")),
        seats: record.all("composition", |seat| Seat {
            who: seat.passage("libelle"),
            count: seat.count("effectif"),
        }),
        announced: record.count("effectif_annonce"),
        meetings: meetings.passage("texte"),
        months,
    }
}

fn lever(record: &Record<'_>) -> Lever {
    let record = &record.named("nom");
    let amount = |amount: Record<'_>| {
        amount.must_be("unite", "euros_par_place");
        (amount.count("valeur"), u16::try_from(amount.count("annee")).unwrap_or_default())
    };
    let condition = |condition: Record<'_>| {
        condition.must_be("convention", "ctg");
        Condition { about: condition.passage("texte") }
    };
    Lever {
        name: record.string("nom"),
        acronym: record.text_if_any("sigle").unwrap_or_default().to_owned(),
        about: record.passage("texte"),
        contract: record.text("nature") == "contractuel",
        additional: record.text_if_any("cadre") == Some("complementaire"),
        euros_per_place: record.object_if_any("montant").map(amount),
        condition: record.object_if_any("condition").map(condition),
    }
}

fn duty(record: &Record<'_>) -> Duty {
    Duty {
        who: record.text_if_any("responsable").unwrap_or_default().to_owned(),
        when: record.text_if_any("echeance").unwrap_or_default().to_owned(),
        about: record.passage("texte"),
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
            .map(|c| (c.id.as_str(), c.announced, c.listed()))
            .collect();
        assert_eq!(counts, [("cdsf", 21, 29), ("ctsf", 17, 17), ("financeurs", 5, 5)]);
        let funded: Vec<_> = governance.levers.iter().filter_map(|l| l.euros_per_place).collect();
        assert_eq!(funded, [(9_400, 2016)]);
        assert_eq!(governance.duties.len(), 3);
    }
}
