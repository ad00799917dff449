//! The committees in French.

use crate::grid::{Cell, Grid, Line};
use crate::plan::meetings::{Meeting, meetings};
use crate::wording::format::{NBSP, month_name, printed, typeset};
use model::{Committee, Day, Governance, Lever};

/// A month and its year: « mars 2017 ».
#[must_use]
pub fn month(day: Day) -> String {
    format!("{}{NBSP}{}", month_name(day), day.year())
}

/// All meetings of the schéma as a table.
#[must_use]
pub fn timetable(governance: &Governance) -> Grid {
    let meetings = meetings(governance, governance.start);
    let line = |meeting: &Meeting<'_>| Line {
        head: Cell::number(
            f64::from(meeting.month.year()) * 12.0 + f64::from(meeting.month.month()),
            month(meeting.month),
        ),
        cells: vec![Cell::words(&meeting.committee.name), Cell::words("non précisé")],
    };
    let Governance { start, end, .. } = governance;
    let caption = format!("Les {} réunions du schéma, du {start} au {end}", meetings.len());
    Grid {
        caption: typeset(&caption),
        heads: ["Mois", "Comité", "Jour"].map(str::to_owned).to_vec(),
        lines: meetings.iter().map(line).collect(),
    }
}

/// How many members a committee has, by its announcement and by its list.
#[must_use]
pub fn members(committee: &Committee) -> String {
    let (announced, listed) = (committee.announced, committee.listed());
    if announced == listed {
        format!("{announced}{NBSP}membres annoncés, autant dans la liste.")
    } else {
        format!(
            "{announced}{NBSP}membres annoncés, {listed} dans la liste{NBSP}: le document se contredit."
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
