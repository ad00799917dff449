//! Filtering the actions of the plan.

use std::collections::BTreeSet;

use super::late::{due_day, timing};
use super::scope::{TerritorialScope, action_scope};
use crate::search::tokens;
use model::tracking::{ActionState, Status, Tracking};
use model::{Action, Axis, Dataset, Day, Objective, Plan, PlanIndicator, Siren};

/// The criteria for actions, all of which must hold; the default accepts all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Only actions of this axis.
    pub axis: Option<u8>,
    /// Only actions with this status.
    pub status: Option<Status>,
    /// Only actions that concern this EPCI.
    pub territory: Option<Siren>,
    /// Only actions with this issue.
    pub issue: Option<Issue>,
    /// Only actions led by exactly this organisation.
    pub lead: Option<String>,
    /// Only actions due on or before this day.
    pub due_by: Option<Day>,
    /// Words that must occur in title, lead, partners or notes; accents and case are ignored.
    pub words: String,
}

impl Filter {
    /// The number of criteria in use.
    #[must_use]
    pub fn criteria_count(&self) -> usize {
        let Self { axis, status, territory, issue, lead, due_by, words } = self;
        let criteria = [
            axis.is_some(),
            status.is_some(),
            territory.is_some(),
            issue.is_some(),
            lead.is_some(),
            due_by.is_some(),
            !words.trim().is_empty(),
        ];
        criteria.into_iter().filter(|is_set| *is_set).count()
    }
}

/// An issue of an action: it is late, or an entry is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issue {
    /// It is late (see [`super::late`]).
    Late,
    /// No lead was entered.
    NoLead,
    /// No due date was entered; only the document's applies.
    NoDate,
    /// No indicator of its objectif has a value.
    NoValue,
}

impl Issue {
    /// All issues, in the order of the filter's list.
    pub const ALL: [Self; 4] = [Self::Late, Self::NoLead, Self::NoDate, Self::NoValue];

    /// The name in the URL.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Late => "retard",
            Self::NoLead => "pilote",
            Self::NoDate => "date",
            Self::NoValue => "mesure",
        }
    }

    /// Parses the name in the URL.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|issue| issue.code() == code)
    }

    /// Whether the action has this issue on the day `reference`.
    #[must_use]
    pub fn affects(self, tracked: &TrackedAction<'_>, tracking: &Tracking, reference: Day) -> bool {
        let TrackedAction { axis, record, .. } = tracked;
        match self {
            Self::Late => timing(axis, record, reference).is_late(),
            Self::NoLead => record.lead.is_empty(),
            Self::NoDate => record.due.is_none(),
            Self::NoValue => {
                let mut indicators = tracked.indicators();
                !indicators.any(|indicator| tracking.values(&indicator.id).next().is_some())
            }
        }
    }
}

/// An action of the plan with its entered state.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackedAction<'a> {
    /// The axis of the action.
    pub axis: &'a Axis,
    /// The objectif of the action.
    pub objective: &'a Objective,
    /// The action as the document prints it.
    pub action: &'a Action,
    /// Its state, from the entries.
    pub record: ActionState,
}

impl<'a> TrackedAction<'a> {
    /// The plan's indicators for its objectif.
    pub fn indicators(&self) -> impl Iterator<Item = &'a PlanIndicator> + use<'a> {
        let number = Some(self.objective.number);
        self.axis.indicators.iter().filter(move |indicator| indicator.objective == number)
    }

    /// The territories that it acts on.
    #[must_use]
    pub fn scope(&self, dataset: &Dataset) -> TerritorialScope {
        action_scope(dataset, self.objective, self.action, &self.record)
    }
}

/// The actions that pass the filter, in the plan's order.
pub fn matching_actions<'a>(
    plan: &'a Plan,
    dataset: &Dataset,
    tracking: &Tracking,
    filter: &Filter,
    reference: Day,
) -> Vec<TrackedAction<'a>> {
    let words = tokens(&filter.words);
    let matching_action = |(axis, objective, action): (&'a Axis, &'a Objective, &'a Action)| {
        let record = tracking.action_state(action.key);
        let tracked = TrackedAction { axis, objective, action, record };
        let has_issue = |issue: Issue| issue.affects(&tracked, tracking, reference);
        (passes(&tracked, dataset, filter, &words) && filter.issue.is_none_or(has_issue))
            .then_some(tracked)
    };
    plan.actions().filter_map(matching_action).collect()
}

/// The organisations that lead an action, sorted, without duplicates.
#[must_use]
pub fn lead_names(plan: &Plan, tracking: &Tracking) -> Vec<String> {
    let leads = plan.actions().map(|(_, _, action)| tracking.action_state(action.key).lead);
    let leads: BTreeSet<String> = leads.filter(|lead| !lead.is_empty()).collect();
    leads.into_iter().collect()
}

fn passes(
    tracked: &TrackedAction<'_>,
    dataset: &Dataset,
    filter: &Filter,
    words: &[String],
) -> bool {
    let TrackedAction { axis, record, .. } = tracked;
    let concerns = |siren| tracked.scope(dataset).sirens().contains(&siren);
    filter.axis.is_none_or(|number| number == axis.number)
        && filter.status.is_none_or(|status| status == record.status)
        && filter.lead.as_ref().is_none_or(|lead| *lead == record.lead)
        && filter.due_by.is_none_or(|day| due_day(axis, record) <= day)
        && filter.territory.is_none_or(concerns)
        && (words.is_empty() || text_matches(tracked, words) || filter.words.trim() == key(tracked))
}

/// Whether each of `words` is the beginning of a word in the action's texts.
fn text_matches(tracked: &TrackedAction<'_>, words: &[String]) -> bool {
    let ActionState { lead, partners, notes, .. } = &tracked.record;
    let title = &tracked.action.title.text;
    let text_words = tokens(&format!("{title} {lead} {} {notes}", partners.join(" ")));
    words.iter().all(|word| text_words.iter().any(|token| token.starts_with(word.as_str())))
}

fn key(tracked: &TrackedAction<'_>) -> String {
    tracked.action.key.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::ActionKey;
    use model::read::plan;
    use model::tracking::{Edit, Entry};

    #[test]
    fn filters_narrow_each_other() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let key = |text: &str| ActionKey::parse(text).expect("a key");
        let reference = Day::parse("2018-01-01").expect("a day");
        let ram =
            Entry::Value { indicator: "axe1-nombre-ram".into(), day: reference, value: Some(13.0) };
        let tracking = Tracking::from_entries(&[
            Entry::Action(key("1.3"), Edit::Status(Status::Done)),
            Entry::Action(key("1.4"), Edit::Lead("Conseil départemental, Mme Écuyer".into())),
            ram,
        ]);
        let keys = |filter: Filter| -> Vec<String> {
            matching_actions(&plan, dataset, &tracking, &filter, reference)
                .iter()
                .map(key_of)
                .collect()
        };
        fn key_of(tracked: &TrackedAction<'_>) -> String {
            super::key(tracked)
        }
        let words = |text: &str| Filter { words: text.into(), ..Filter::default() };
        assert_eq!(keys(Filter::default()).len(), 24);
        assert_eq!(keys(words("ECUYER conseil")), ["1.4"]);
        assert_eq!(keys(words("4.2")), ["4.2"]);
        assert_eq!(keys(words("médiation")), ["2.5"]);
        let lead = Some("Conseil départemental, Mme Écuyer".to_owned());
        assert_eq!(lead_names(&plan, &tracking), ["Conseil départemental, Mme Écuyer"]);
        assert_eq!(keys(Filter { lead, ..Filter::default() }), ["1.4"]);
        let due_by = |text: &str| Filter { due_by: Day::parse(text), ..Filter::default() };
        assert_eq!(keys(due_by("2016-06-29")), [""; 0]);
        assert_eq!(keys(due_by("2016-06-30")), ["4.1", "4.2", "4.3", "4.4"]);
        let priority = crate::plan::scope::priority_territories(dataset)[0];
        let filter = Filter { territory: Some(priority), ..Filter::default() };
        assert_eq!(keys(filter), ["1.1", "1.2"], "as the document says");
        let first = Filter { axis: Some(1), ..Filter::default() };
        assert_eq!(keys(Filter { status: Some(Status::Done), ..first.clone() }), ["1.3"]);
        let overdue = keys(Filter { issue: Some(Issue::Late), ..first.clone() });
        assert!(overdue.len() == 8 && !overdue.contains(&"1.3".to_owned()), "{overdue:?}");
        assert_eq!(keys(Filter { issue: Some(Issue::NoLead), ..first.clone() }).len(), 8);
        let unmeasured = keys(Filter { issue: Some(Issue::NoValue), ..first });
        assert_eq!(unmeasured, ["1.1", "1.2", "1.7", "1.8", "1.9"]);
    }

    #[test]
    fn criteria_count_ignores_blank_words() {
        assert_eq!(Filter { words: "  ".into(), ..Filter::default() }.criteria_count(), 0);
        let filter = Filter { words: "ram".into(), axis: Some(2), ..Filter::default() };
        assert_eq!(filter.criteria_count(), 2);
    }
}
