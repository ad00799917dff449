//! Differences between two states of the plan, and what is missing in one.

use super::filter::{Filter, Issue, matching_actions};
use crate::wording::format::typeset;
use crate::wording::plan as words;
use model::tracking::{Entry, Tracking};
use model::{ActionKey, Dataset, Day, Plan};

/// The changes of one action or of the indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionDiff {
    /// Number and title of the action, or « Indicateurs ».
    pub subject: String,
    /// Each changed field: before → after.
    pub changes: Vec<String>,
}

/// The differences between two states: actions in order, then indicators.
#[must_use]
pub fn diff(
    before: &Tracking,
    after: &Tracking,
    plan: &Plan,
    dataset: &Dataset,
) -> Vec<ActionDiff> {
    let mut diffs: Vec<ActionDiff> = Vec::new();
    for difference in before.field_diffs(after) {
        let subject = match &difference.after {
            Entry::Action(key, _) => {
                let title = plan.action(*key).map(|(_, _, action)| typeset(&action.title.text));
                format!("{key} {}", title.unwrap_or_default())
            }
            Entry::Value { .. } => "Indicateurs".to_owned(),
        };
        let change = words::difference_text(&difference, plan, dataset);
        match diffs.last_mut().filter(|last| last.subject == subject) {
            Some(last) => last.changes.push(change),
            None => diffs.push(ActionDiff { subject, changes: vec![change] }),
        }
    }
    diffs
}

/// For each issue, the actions that have it on the day `reference`.
#[must_use]
pub fn actions_by_issue(
    plan: &Plan,
    dataset: &Dataset,
    tracking: &Tracking,
    reference: Day,
) -> [(Issue, Vec<ActionKey>); 4] {
    Issue::ALL.map(|issue| {
        let filter = Filter { issue: Some(issue), ..Filter::default() };
        let matches = matching_actions(plan, dataset, tracking, &filter, reference);
        (issue, matches.iter().map(|tracked| tracked.action.key).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::plan;
    use model::tracking::{Edit, Status};

    #[test]
    fn changes_are_grouped_by_action() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let key = |text: &str| ActionKey::parse(text).expect("a key");
        let day = Day::parse("2018-01-01").expect("a day");
        let before = Tracking::from_entries(&[Entry::Action(key("1.3"), Edit::Lead("Caf".into()))]);
        let mut after = before.clone();
        for entry in [
            Entry::Action(key("1.3"), Edit::Status(Status::Done)),
            Entry::Action(key("1.3"), Edit::Lead(String::new())),
            Entry::Value { indicator: "axe1-nombre-ram".into(), day, value: Some(13.5) },
        ] {
            after.apply(&entry);
        }
        let diffs = diff(&before, &after, &plan, dataset);
        assert_eq!(diffs.len(), 2);
        assert!(diffs[0].subject.starts_with("1.3 Favoriser"));
        assert_eq!(
            diffs[0].changes,
            ["état\u{a0}: non renseigné → réalisée", "pilote\u{a0}: Caf → retiré"]
        );
        let ram = "Evolution du nombre de RAM, au 01/01/2018\u{a0}: non renseigné → 13,5";
        assert_eq!(diffs[1].changes, [ram]);
        assert!(diff(&after, &after, &plan, dataset).is_empty());
        let counts = actions_by_issue(&plan, dataset, &after, day).map(|(_, keys)| keys.len());
        // By then all actions of axes 1, 3 and 4 were due except 1.3; axis 2 is due a year later.
        assert_eq!(counts, [15, 24, 24, 20]);
    }
}
