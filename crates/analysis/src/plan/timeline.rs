//! The plan as a timeline.

use super::filter::TrackedAction;
use super::late::due_day;
use model::{Day, Governance};

/// The bar of an action; both ends in percent of the schéma's period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineBar {
    /// Start of the bar.
    pub start_percent: f64,
    /// End of the bar, at the end of the due day.
    pub end_percent: f64,
    /// Whether a start date is known; otherwise the bar starts at the plan's first day.
    pub has_start: bool,
    /// Whether the due day is outside the schéma's period.
    pub is_outside: bool,
}

/// The position of a day, in percent of the schéma's period, limited to 0–100.
#[must_use]
pub fn percent_along(governance: &Governance, day: Day) -> f64 {
    let total = governance.end.days_since(governance.start) + 1;
    let passed = day.days_since(governance.start).clamp(0, total);
    100.0 * passed as f64 / total.max(1) as f64
}

/// The bar of an action: from its start (or that of the plan) to its due day.
#[must_use]
pub fn timeline_bar(governance: &Governance, tracked: &TrackedAction<'_>) -> TimelineBar {
    let due = due_day(tracked.axis, &tracked.record);
    let start = tracked.axis.calendar.start.filter(|start| *start <= due);
    let start_percent = percent_along(governance, start.unwrap_or(governance.start));
    // The due day belongs to the bar.
    let end_percent = due.next().map_or(100.0, |after| percent_along(governance, after));
    TimelineBar {
        start_percent: start_percent.min(end_percent),
        end_percent,
        has_start: start.is_some(),
        is_outside: due > governance.end || due < governance.start,
    }
}

/// The period of an action, in French.
#[must_use]
pub fn period_text(tracked: &TrackedAction<'_>) -> String {
    let due = due_day(tracked.axis, &tracked.record);
    match tracked.axis.calendar.start.filter(|start| *start <= due) {
        Some(start) => format!("du {start} au {due}"),
        None => format!("jusqu’au {due}"),
    }
}

/// The years of the schéma with their start, in percent.
#[must_use]
pub fn year_starts(governance: &Governance) -> Vec<(u16, f64)> {
    let years = governance.start.year()..=governance.end.year();
    years.filter_map(|y| Some((y, percent_along(governance, Day::new(y, 1, 1)?)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::filter::{Filter, matching_actions};
    use model::read::governance;
    use model::read::plan;
    use model::tracking::{Edit, Entry, Tracking};

    #[test]
    fn bars_run_from_the_calendar_to_the_due_day() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let governance = governance(&fixtures::geodata_text("gouvernance.json"))
            .expect("the committees are valid");
        let dataset = fixtures::dataset();
        let key = model::ActionKey::parse("4.1").expect("a key");
        let entries = [Entry::Action(key, Edit::Due(Day::parse("2021-01-01")))];
        let tracking = Tracking::from_entries(&entries);
        let all = matching_actions(&plan, dataset, &tracking, &Filter::default(), governance.start);
        let bar_of = |key: &str| {
            let tracked = all.iter().find(|f| f.action.key.to_string() == key).expect("the action");
            timeline_bar(&governance, tracked)
        };
        // The schéma has 1461 days; 2016 has 366.
        let two_years = 100.0 * 731.0 / 1461.0;
        assert_eq!(
            bar_of("1.1"),
            TimelineBar {
                start_percent: 0.0,
                end_percent: two_years,
                has_start: false,
                is_outside: false
            }
        );
        assert_eq!(bar_of("3.1"), TimelineBar { has_start: true, ..bar_of("1.1") });
        let late = bar_of("4.1");
        assert!(
            late.is_outside
                && late.end_percent == 100.0
                && (late.start_percent - 3100.0 / 1461.0).abs() < 1e-9
        );
        let starts: Vec<u16> = year_starts(&governance).iter().map(|(year, _)| *year).collect();
        assert_eq!(starts, [2016, 2017, 2018, 2019]);
        assert_eq!(year_starts(&governance)[1].1, 100.0 * 366.0 / 1461.0);
    }
}
