//! The state of the plan, in French.

use crate::plan::late::Timing;
use crate::plan::progress::Progress;
use crate::wording::format::{NBSP, counted, unrounded};
use model::tracking::{Edit, Entry, FieldDiff, Priority, Status};
use model::{Dataset, Day, Plan, Siren, TerritoryId};

/// The label of a status.
#[must_use]
pub fn status_label(status: Status) -> &'static str {
    match status {
        Status::Unknown => "non renseigné",
        Status::Upcoming => "à venir",
        Status::Underway => "en cours",
        Status::Paused => "en pause",
        Status::Done => "réalisée",
        Status::Abandoned => "abandonnée",
    }
}

/// The symbol of a status, so that meaning does not depend on colour alone.
#[must_use]
pub fn status_symbol(status: Status) -> &'static str {
    match status {
        Status::Unknown => "?",
        Status::Upcoming => "○",
        Status::Underway => "◐",
        Status::Paused => "‖",
        Status::Done => "●",
        Status::Abandoned => "×",
    }
}

/// The label of a priority.
#[must_use]
pub fn priority_label(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "haute",
        Priority::Normal => "normale",
        Priority::Low => "basse",
    }
}

/// How an action relates to its due day; `None` if there is nothing to say.
#[must_use]
pub fn timing_text(timing: Timing, due: Day, reference: Day) -> Option<String> {
    let [brief, rest] = timing_parts(timing, due, reference)?;
    Some(format!("{brief}{rest}"))
}

/// The text of [`timing_text`] in two parts: a short one, and the rest of the sentence.
#[must_use]
pub fn timing_parts(timing: Timing, due: Day, reference: Day) -> Option<[String; 2]> {
    let since = || match reference.months_since(due) {
        0 => counted(usize::try_from(reference.days_since(due)).unwrap_or(0), "jour"),
        months => duration_text(months),
    };
    match timing {
        Timing::Closed => None,
        Timing::Ahead => Some([format!("échéance{NBSP}: {due}"), String::new()]),
        Timing::Soon => Some([format!("échéance proche{NBSP}: {due}"), String::new()]),
        Timing::Late { without_status, .. } => {
            let silent = if without_status { ", état non renseigné" } else { "" };
            let rest = format!(" (échéance du {due}{silent})");
            Some([format!("en retard de {}", since()), rest])
        }
    }
}

/// A duration in months, or in whole years from two years on: « 23 mois », « 8 ans ». Short, so that the line
/// wraps as in the prerendered page; the exact day is beside it.
fn duration_text(months: u32) -> String {
    // « mois » is invariable.
    match months / 12 {
        0 | 1 => format!("{months}{NBSP}mois"),
        years => format!("{years}{NBSP}ans"),
    }
}

/// An entry, worded for the history.
#[must_use]
pub fn entry_text(entry: &Entry, plan: &Plan, dataset: &Dataset) -> String {
    let nothing = match entry {
        Entry::Value { .. } => "valeur retirée",
        Entry::Action(..) => "retiré",
    };
    let value = value_text(entry, dataset);
    format!("{}{NBSP}: {}", field_label(entry, plan), value.as_deref().unwrap_or(nothing))
}

/// A changed field: « pilote : Caf → Msa ».
#[must_use]
pub fn difference_text(difference: &FieldDiff, plan: &Plan, dataset: &Dataset) -> String {
    let text_or =
        |value: Option<String>, nothing: &str| value.unwrap_or_else(|| nothing.to_owned());
    let before = text_or(value_text(&difference.before, dataset), "non renseigné");
    let after = text_or(value_text(&difference.after, dataset), "retiré");
    format!("{}{NBSP}: {before} → {after}", field_label(&difference.after, plan))
}

/// The label of the field that an entry sets.
#[must_use]
pub fn field_label(entry: &Entry, plan: &Plan) -> String {
    let name = match entry {
        Entry::Value { indicator, day, .. } => {
            return format!("{}, au {day}", plan.entry_label(indicator).unwrap_or(indicator));
        }
        Entry::Action(_, edit) => match edit {
            Edit::Status(_) => "état",
            Edit::Lead(_) => "pilote",
            Edit::Partners(_) => "autres partenaires",
            Edit::Territories(_) => "territoires",
            Edit::Due(_) => "échéance",
            Edit::Priority(_) => "priorité",
            Edit::Budget(_) => "budget",
            Edit::Notes(_) => "notes",
        },
    };
    name.to_owned()
}

/// The value that an entry sets, in French; `None` if it is empty.
fn value_text(entry: &Entry, dataset: &Dataset) -> Option<String> {
    let edit = match entry {
        Entry::Value { value, .. } => return value.map(unrounded),
        Entry::Action(_, edit) => edit,
    };
    let value = match edit {
        Edit::Status(value) => Some(status_label(*value).to_owned()),
        Edit::Lead(words) | Edit::Notes(words) => Some(words.clone()),
        Edit::Partners(partners) => Some(partners.join(", ")),
        Edit::Territories(list) => Some(territory_names(list, dataset)),
        Edit::Due(due) => due.map(|due| due.to_string()),
        Edit::Priority(value) => value.map(|value| priority_label(value).to_owned()),
        Edit::Budget(budget) => budget.map(euros_text),
    };
    value.filter(|value| !value.is_empty())
}

/// An amount in whole euros.
#[must_use]
pub fn euros_text(amount: u32) -> String {
    format!("{}{NBSP}€", unrounded(f64::from(amount)))
}

/// The names of territories, separated by commas.
#[must_use]
pub fn territory_names(sirens: &[Siren], dataset: &Dataset) -> String {
    let name = |s: &Siren| dataset.territory(&TerritoryId::Epci(*s)).map(|e| e.name.as_str());
    sirens.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}

/// A summary of the progress, in one line.
#[must_use]
pub fn progress_text(progress: &Progress) -> String {
    let (done, total) = progress.done_of_open();
    let mut parts = vec![match progress.count(Status::Abandoned) {
        0 => format!("{} sur {total}", counted(done, "réalisée")),
        n => format!("{} sur {total} ({})", counted(done, "réalisée"), counted(n, "abandonnée")),
    }];
    let mut push_count = |n: usize, words: String| {
        if n > 0 {
            parts.push(format!("{n}{NBSP}{words}"));
        }
    };
    push_count(progress.count(Status::Underway), "en cours".to_owned());
    // Mentioned only if some of the late actions have no status, but not all; otherwise another count already
    // says so.
    let without_status = match progress.late_without_status {
        n if n > 0 && n < progress.late => format!(", dont {n} sans état renseigné"),
        _ => String::new(),
    };
    push_count(progress.late, format!("en retard{without_status}"));
    push_count(progress.count(Status::Unknown), "sans état renseigné".to_owned());
    parts.join("\u{202f}; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lateness_is_in_days_then_months_then_years() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let late_text = |due: &str, reference: &str| {
            let (due, reference) = (day(due), day(reference));
            let timing = Timing::Late { days: reference.days_since(due), without_status: false };
            super::timing_text(timing, due, reference)
        };
        let words = |text: &str| Some(text.replace('_', "\u{a0}"));
        assert_eq!(
            late_text("2017-12-31", "2018-01-01"),
            words("en retard de 1_jour (échéance du 31/12/2017)")
        );
        assert_eq!(
            late_text("2016-01-31", "2016-02-28"),
            words("en retard de 28_jours (échéance du 31/01/2016)")
        );
        assert_eq!(
            late_text("2016-01-31", "2016-02-29"),
            words("en retard de 1_mois (échéance du 31/01/2016)")
        );
        assert_eq!(
            late_text("2017-12-31", "2026-11-26"),
            words("en retard de 8_ans (échéance du 31/12/2017)")
        );
    }
}
