//! The committees in French.

use crate::grid::{Cell, Grid, Line};
use crate::plan::meetings::{Meeting, meetings};
use crate::wording::format::{NBSP, month_name, printed, sentence_case, typeset};
use model::{Committee, Day, Governance, Lever, SourceWords};

/// A month and its year: « mars 2017 ».
#[must_use]
pub fn month(day: Day) -> String {
    format!("{}{NBSP}{}", month_name(day), day.year())
}

/// All meetings of the schéma as a table: which committee meets in a month, and in which years.
#[must_use]
pub fn timetable(governance: &Governance) -> Grid {
    let mut meetings = meetings(governance, governance.start);
    meetings.sort_by_key(|own| own.month.month());
    let together = |one: &Meeting<'_>, next: &Meeting<'_>| {
        one.month.month() == next.month.month() && one.committee.id == next.committee.id
    };
    let line = |all: &[Meeting<'_>]| {
        let first = all.first()?;
        let years: Vec<String> = all.iter().map(|own| own.month.year().to_string()).collect();
        let cells = [first.committee.name.clone(), years.join(", ")];
        Some(Line {
            head: Cell::words(sentence_case(month_name(first.month))),
            cells: cells.map(Cell::words).to_vec(),
        })
    };
    let Governance { start, end, .. } = governance;
    let caption = format!("Les {} réunions du schéma, du {start} au {end}", meetings.len());
    Grid {
        caption: typeset(&caption),
        heads: ["Mois", "Comité", "Années"].map(str::to_owned).to_vec(),
        lines: meetings.chunk_by(together).filter_map(line).collect(),
    }
}

/// How many members a committee has, by what `document` announces and by its list.
#[must_use]
pub fn members(committee: &Committee, document: &SourceWords) -> String {
    let (announced, listed) = (committee.announced, committee.listed());
    if announced == listed {
        format!("{announced}{NBSP}membres annoncés, autant dans la liste.")
    } else {
        format!(
            "{announced}{NBSP}membres annoncés, {listed} dans la liste{NBSP}: {} se contredit.",
            document.subject
        )
    }
}

/// What a lever is worth, where the document says so.
#[must_use]
pub fn amount(lever: &Lever) -> String {
    let words = |(euros, year)| {
        format!(
            "{}{NBSP}€ par place en {year}, sans les bonifications. ",
            printed(f64::from(euros))
        )
    };
    lever.euros_per_place.map(words).unwrap_or_default()
}
