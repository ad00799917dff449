//! The plan's state in French.

use super::late::Timing;
use super::progress::Progress;
use crate::compute::format::{NBSP, counted, printed};
use crate::domain::tracking::{Edit, Entry, Priority, Status};
use crate::domain::{Dataset, Day, Plan, Siren, TerritoryId};

/// The words for a status.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Unknown => "non renseigné",
        Status::Upcoming => "à venir",
        Status::Underway => "en cours",
        Status::Paused => "en pause",
        Status::Done => "réalisée",
        Status::Abandoned => "abandonnée",
    }
}

/// A sign for a status, so that colour is never alone.
#[must_use]
pub fn sign(status: Status) -> &'static str {
    match status {
        Status::Unknown => "?",
        Status::Upcoming => "○",
        Status::Underway => "◐",
        Status::Paused => "‖",
        Status::Done => "●",
        Status::Abandoned => "×",
    }
}

/// The words for a priority.
#[must_use]
pub fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "haute",
        Priority::Normal => "normale",
        Priority::Low => "basse",
    }
}

/// How an action stands to its due day; `None` where there is nothing to say.
#[must_use]
pub fn timing(timing: Timing, due: Day, reference: Day) -> Option<String> {
    let since = || match reference.months_since(due) {
        0 => counted(usize::try_from(reference.days_since(due)).unwrap_or(0), "jour"),
        // « mois » takes no s.
        months => format!("{months}{NBSP}mois"),
    };
    match timing {
        Timing::Closed => None,
        Timing::Ahead => Some(format!("échéance{NBSP}: {due}")),
        Timing::Soon => Some(format!("échéance proche{NBSP}: {due}")),
        Timing::Silent { .. } => {
            Some(format!("échéance du {due} passée depuis {}, état non renseigné", since()))
        }
        Timing::Late { .. } => Some(format!("en retard de {} (échéance du {due})", since())),
    }
}

/// What was entered, as the history tells it.
#[must_use]
pub fn entry(entry: &Entry, plan: &Plan, dataset: &Dataset) -> String {
    match entry {
        Entry::Action(_, edit) => self::edit(edit, dataset),
        Entry::Value { indicator, day, value } => {
            let label = plan.measure(indicator).unwrap_or(indicator);
            let value = value.map_or_else(|| "valeur retirée".to_owned(), printed);
            format!("{label}, au {day}{NBSP}: {value}")
        }
    }
}

fn edit(edit: &Edit, dataset: &Dataset) -> String {
    let said = |field: &str, value: Option<String>| {
        let value = value.filter(|value| !value.is_empty());
        format!("{field}{NBSP}: {}", value.as_deref().unwrap_or("retiré"))
    };
    match edit {
        Edit::Status(own) => said("état", Some(status(*own).to_owned())),
        Edit::Lead(lead) => said("pilote", Some(lead.clone())),
        Edit::Partners(partners) => said("autres partenaires", Some(partners.join(", "))),
        Edit::Territories(list) => said("territoires", Some(names(list, dataset))),
        Edit::Due(due) => said("échéance", due.map(|due| due.to_string())),
        Edit::Priority(own) => said("priorité", own.map(|own| priority(own).to_owned())),
        Edit::Budget(budget) => said("budget", budget.map(euros)),
        Edit::Notes(notes) => said("notes", Some(notes.clone())),
    }
}

/// Whole euros.
#[must_use]
pub fn euros(amount: u32) -> String {
    format!("{}{NBSP}€", printed(f64::from(amount)))
}

/// The names of territories.
#[must_use]
pub fn names(sirens: &[Siren], dataset: &Dataset) -> String {
    let name =
        |siren: &Siren| dataset.territory(&TerritoryId::Epci(*siren)).map(|e| e.name.as_str());
    sirens.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}

/// How far some of the plan has come, in one line.
#[must_use]
pub fn progress(progress: &Progress) -> String {
    let (done, of) = progress.done();
    let mut parts = vec![match progress.count(Status::Abandoned) {
        0 => format!("{done} réalisée{} sur {of}", plural(done)),
        n => format!("{done} réalisée{} sur {of} ({n} abandonnée{})", plural(done), plural(n)),
    }];
    let mut count = |n: usize, words: String| {
        if n > 0 {
            parts.push(format!("{n}{NBSP}{words}"));
        }
    };
    count(progress.count(Status::Underway), "en cours".to_owned());
    count(progress.late, "en retard".to_owned());
    count(progress.count(Status::Unknown), "sans état renseigné".to_owned());
    parts.join(", ")
}

fn plural(n: usize) -> &'static str {
    if n > 1 { "s" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lateness_is_told_in_days_then_in_months() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let told = |due: &str, reference: &str| {
            let (due, reference) = (day(due), day(reference));
            timing(Timing::Late { days: reference.days_since(due) }, due, reference)
        };
        let words = |text: &str| Some(text.replace('_', "\u{a0}"));
        assert_eq!(
            told("2017-12-31", "2018-01-01"),
            words("en retard de 1_jour (échéance du 31/12/2017)")
        );
        assert_eq!(
            told("2016-01-31", "2016-02-28"),
            words("en retard de 28_jours (échéance du 31/01/2016)")
        );
        assert_eq!(
            told("2016-01-31", "2016-02-29"),
            words("en retard de 1_mois (échéance du 31/01/2016)")
        );
    }
}
