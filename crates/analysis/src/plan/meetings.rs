//! Meetings of the committees. The document gives months without days, and so does the site.

use model::{Committee, Day, Governance};

/// A meeting of a committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting<'a> {
    /// The committee that meets.
    pub committee: &'a Committee,
    /// First day of the month of the meeting.
    pub month: Day,
}

/// The meetings of all committees from the month of `reference` to the end of the schéma, by month.
#[must_use]
pub fn meetings(governance: &Governance, reference: Day) -> Vec<Meeting<'_>> {
    let start = reference.max(governance.start);
    let mut month = Day::new(start.year(), start.month(), 1);
    let mut meetings = Vec::new();
    while let Some(first) = month.filter(|first| *first <= governance.end) {
        let committees = governance.committees.iter().filter(|c| c.months.contains(&first.month()));
        meetings.extend(committees.map(|committee| Meeting { committee, month: first }));
        month = first.next_month();
    }
    meetings
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::governance;

    #[test]
    fn meetings_run_from_the_month_of_the_reference_to_the_end_of_the_schema() {
        let governance = governance(&fixtures::geodata_text("gouvernance.json"))
            .expect("the committees are valid");
        let meetings_from = |reference: &str| -> Vec<String> {
            let all = meetings(&governance, Day::parse(reference).expect("a day"));
            all.iter().map(|m| format!("{} {}", m.committee.id, m.month.iso())).collect()
        };
        assert_eq!(meetings_from("1999-01-01").len(), 20, "5 a year, 4 years");
        assert_eq!(
            meetings_from("2019-03-31")[..3],
            ["cdsf 2019-03-01", "ctsf 2019-05-01", "financeurs 2019-06-01"]
        );
        assert_eq!(meetings_from("2019-11-30"), ["ctsf 2019-11-01"]);
        assert_eq!(meetings_from("2019-12-01"), [""; 0]);
        assert_eq!(meetings_from("2026-11-24"), [""; 0]);
    }
}
