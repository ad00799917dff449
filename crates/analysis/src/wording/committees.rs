//! The committees, their meetings and the aid for new places, in French.

use crate::grid::{Cell, Grid, Row};
use crate::plan::meetings::{Meeting, meetings};
use crate::wording::format::{NBSP, month_name, sentence_case, typeset, unrounded};
use model::{Committee, Day, FundingLever, Governance, SourceWords};

/// A month with its year: « mars 2017 ».
#[must_use]
pub fn month_text(day: Day) -> String {
    format!("{}{NBSP}{}", month_name(day), day.year())
}

/// The table of all meetings of the schéma: month, committee and years.
#[must_use]
pub fn timetable(governance: &Governance) -> Grid {
    let mut meetings = meetings(governance, governance.start);
    meetings.sort_by_key(|meeting| meeting.month.month());
    let is_same_row = |one: &Meeting<'_>, next: &Meeting<'_>| {
        one.month.month() == next.month.month() && one.committee.id == next.committee.id
    };
    let meeting_row = |all: &[Meeting<'_>]| {
        let first = all.first()?;
        let years: Vec<String> = all.iter().map(|m| m.month.year().to_string()).collect();
        let cells = [first.committee.name.clone(), years.join(", ")];
        Some(Row {
            row_header: Cell::text(sentence_case(month_name(first.month))),
            cells: cells.map(Cell::text).to_vec(),
        })
    };
    let Governance { start, end, .. } = governance;
    let caption = format!("Les {} réunions du schéma, du {start} au {end}", meetings.len());
    Grid {
        caption: typeset(&caption),
        column_headers: ["Mois", "Comité", "Années"].map(str::to_owned).to_vec(),
        rows: meetings.chunk_by(is_same_row).filter_map(meeting_row).collect(),
    }
}

/// The number of members, as announced and as listed.
#[must_use]
pub fn member_count_text(committee: &Committee, document: &SourceWords) -> String {
    let (announced, listed) = (committee.announced_members, committee.listed_members());
    if announced == listed {
        format!("{announced}{NBSP}membres annoncés, autant dans la liste.")
    } else {
        format!(
            "{announced}{NBSP}membres annoncés, {listed} dans la liste{NBSP}: {} se contredit.",
            document.subject
        )
    }
}

/// The amount of an aid, if the document gives one.
#[must_use]
pub fn amount_text(lever: &FundingLever) -> String {
    let words = |(euros, year)| {
        format!(
            "{}{NBSP}€ par place en {year}, sans les bonifications. ",
            unrounded(f64::from(euros))
        )
    };
    lever.euros_per_place.map(words).unwrap_or_default()
}
