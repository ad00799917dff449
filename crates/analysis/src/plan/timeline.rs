//! The plan along its years.

use super::filter::Found;
use super::late::due;
use model::{Day, Governance};

/// The period of an action; both ends in percent of the schéma's own time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Where it begins.
    pub from: f64,
    /// Where its due day ends.
    pub to: f64,
    /// Whether a start date is known; otherwise the bar starts at the plan's first day.
    pub dated: bool,
    /// Whether its due day lies outside the schéma's time.
    pub beyond: bool,
}

/// Where a day stands in the schéma's time, in percent; never outside.
#[must_use]
pub fn place(governance: &Governance, day: Day) -> f64 {
    let whole = governance.end.days_since(governance.start) + 1;
    let passed = day.days_since(governance.start).clamp(0, whole);
    100.0 * passed as f64 / whole.max(1) as f64
}

/// The period of an action: from its start, or that of the plan, to its due date.
#[must_use]
pub fn span(governance: &Governance, found: &Found<'_>) -> Span {
    let due = due(found.axis, &found.record);
    let start = found.axis.calendar.start.filter(|start| *start <= due);
    let from = place(governance, start.unwrap_or(governance.start));
    // The due day is the last good one: its bar ends with it.
    let to = due.next().map_or(100.0, |after| place(governance, after));
    Span {
        from: from.min(to),
        to,
        dated: start.is_some(),
        beyond: due > governance.end || due < governance.start,
    }
}

/// When an action runs, in words.
#[must_use]
pub fn told(found: &Found<'_>) -> String {
    let due = due(found.axis, &found.record);
    match found.axis.calendar.start.filter(|start| *start <= due) {
        Some(start) => format!("du {start} au {due}"),
        None => format!("jusqu’au {due}"),
    }
}

/// The schéma's years and where each begins, in percent.
#[must_use]
pub fn years(governance: &Governance) -> Vec<(u16, f64)> {
    let years = governance.start.year()..=governance.end.year();
    years.filter_map(|year| Some((year, place(governance, Day::new(year, 1, 1)?)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::filter::{Filter, found};
    use model::read::governance;
    use model::read::plan;
    use model::tracking::{Edit, Entry, Tracking};

    #[test]
    fn bars_run_from_the_calendar_to_the_due_day() {
        let plan = plan(&fixtures::text("plan.json")).expect("the plan is valid");
        let governance =
            governance(&fixtures::text("gouvernance.json")).expect("the committees are valid");
        let dataset = fixtures::dataset();
        let key = model::ActionKey::parse("4.1").expect("a key");
        let entries = [Entry::Action(key, Edit::Due(Day::parse("2021-01-01")))];
        let tracking = Tracking::of(&entries);
        let all = found(&plan, dataset, &tracking, &Filter::default(), governance.start);
        let of = |key: &str| {
            let own = all.iter().find(|f| f.action.key.to_string() == key).expect("the action");
            span(&governance, own)
        };
        // 1461 days; 2016 has 366.
        let two_years = 100.0 * 731.0 / 1461.0;
        assert_eq!(of("1.1"), Span { from: 0.0, to: two_years, dated: false, beyond: false });
        assert_eq!(of("3.1"), Span { dated: true, ..of("1.1") });
        let late = of("4.1");
        assert!(late.beyond && late.to == 100.0 && (late.from - 3100.0 / 1461.0).abs() < 1e-9);
        let starts: Vec<u16> = years(&governance).iter().map(|(year, _)| *year).collect();
        assert_eq!(starts, [2016, 2017, 2018, 2019]);
        assert_eq!(years(&governance)[1].1, 100.0 * 366.0 / 1461.0);
    }
}
