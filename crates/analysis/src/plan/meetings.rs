//! When the committees meet. The document gives months, and no days: neither do we.

use model::{Committee, Day, Governance};

/// The next meeting of a committee, by the months that the document sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting<'a> {
    /// The committee that meets.
    pub committee: &'a Committee,
    /// The first day of its month.
    pub month: Day,
}

/// The meetings of all committees from the month of `reference` to the end of the schéma, in
/// the order of their months.
#[must_use]
pub fn meetings(governance: &Governance, reference: Day) -> Vec<Meeting<'_>> {
    let from = reference.max(governance.start);
    let mut month = Day::new(from.year(), from.month(), 1);
    let mut meetings = Vec::new();
    while let Some(first) = month.filter(|first| *first <= governance.end) {
        let held = governance.committees.iter().filter(|c| c.months.contains(&first.month()));
        meetings.extend(held.map(|committee| Meeting { committee, month: first }));
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
        let governance =
            governance(&fixtures::text("gouvernance.json")).expect("the committees are valid");
        let from = |reference: &str| -> Vec<String> {
            let all = meetings(&governance, Day::parse(reference).expect("a day"));
            all.iter().map(|m| format!("{} {}", m.committee.id, m.month.iso())).collect()
        };
        assert_eq!(from("1999-01-01").len(), 20, "5 a year, 4 years");
        assert_eq!(
            from("2019-03-31")[..3],
            ["cdsf 2019-03-01", "ctsf 2019-05-01", "financeurs 2019-06-01"]
        );
        assert_eq!(from("2019-11-30"), ["ctsf 2019-11-01"]);
        assert_eq!(from("2019-12-01"), [""; 0]);
        assert_eq!(from("2026-11-24"), [""; 0]);
    }
}
