//! The plan's targets in figures, compared with the known values.

use super::input::is_plausible;
use super::late::is_past;
use crate::wording::format::{NBSP, agree_unit, on_date, unrounded, with_unit};
use model::tracking::Tracking;
use model::{
    ActionKey, Day, Figure, Indicator, IndicatorId, PartialDate, Plan, PlanTarget, Source,
    TerritoryId, Unit,
};

/// A known value of a target's figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DatedValue {
    /// Its day; 1 January for a figure dated by its year.
    pub day: Day,
    /// The value, in the target's unit.
    pub value: f64,
    /// The date as printed; `None` for an entered value.
    pub printed_date: Option<PartialDate>,
}

/// A target with its known values.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackedTarget<'a> {
    /// What is counted: « RAM ».
    pub label: &'a str,
    /// The smallest value that reaches the target, in `unit`.
    pub threshold: f64,
    /// The unit of the values.
    pub unit: &'a Unit,
    /// Deadline: the last day of the axis that pursues it.
    pub deadline: Option<Day>,
    /// The lines that contain the target.
    pub source: &'a Source,
    /// The source of the printed values.
    pub figure_source: &'a Source,
    /// The id under which values are entered.
    pub entry_id: &'a str,
    /// The actions that pursue it.
    pub actions: &'a [ActionKey],
    /// The known values up to the reference date, the oldest first.
    pub series: Vec<DatedValue>,
}

impl TrackedTarget<'_> {
    /// The latest known value.
    #[must_use]
    pub fn latest_value(&self) -> Option<DatedValue> {
        self.series.last().copied()
    }

    /// Whether the target is reached; `None` without a known value.
    #[must_use]
    pub fn is_reached(&self) -> Option<bool> {
        self.latest_value().map(|latest| latest.value >= self.threshold)
    }

    /// Whether the deadline has passed and the target is not known to be reached.
    #[must_use]
    pub fn is_late(&self, reference: Day) -> bool {
        self.deadline.is_some_and(|d| is_past(d, reference)) && self.is_reached() != Some(true)
    }

    /// The target in French: « 16 structures au 31/12/2017 ».
    #[must_use]
    pub fn target_text(&self) -> String {
        let threshold = with_unit(self.threshold, self.unit);
        self.deadline.map_or(threshold.clone(), |deadline| format!("{threshold} au {deadline}"))
    }

    /// The present state in French: « 12 structures en 2016, il en manque 4 ».
    #[must_use]
    pub fn status_text(&self, reference: Day) -> String {
        let Some(latest) = self.latest_value() else {
            let late = if self.is_late(reference) { ", en retard" } else { "" };
            let subject = &self.figure_source.publication.words.subject;
            return format!("{subject} n’en donne aucune valeur, aucune n’est saisie{late}");
        };
        let date_text = match latest.printed_date {
            Some(date) => {
                format!("{}, selon {}", on_date(date), self.figure_source.publication.words.subject)
            }
            None => format!("au {}, valeur saisie", latest.day),
        };
        let value = with_unit(latest.value, self.unit);
        // The document prints at most two decimals.
        let gap = ((self.threshold - latest.value) * 100.0).round() / 100.0;
        let missing = match self.unit {
            Unit::Percent => format!("à {}{NBSP}{}", unrounded(gap), agree_unit(gap, "points")),
            _ => format!("il en manque {}", unrounded(gap)),
        };
        match (self.is_reached(), self.is_late(reference)) {
            (Some(true), _) => format!("{value} {date_text}{NBSP}: atteint"),
            (_, true) => format!("{value} {date_text}{NBSP}: {missing}, en retard"),
            _ => format!("{value} {date_text}{NBSP}: {missing}"),
        }
    }
}

/// The targets of the plan on the day `reference`; `figures` are the published indicators.
#[must_use]
pub fn targets<'a>(
    plan: &'a Plan,
    figures: &'a [Indicator],
    tracking: &Tracking,
    reference: Day,
) -> Vec<TrackedTarget<'a>> {
    let dated_target = |plan_target: &'a PlanTarget| {
        let target = find_indicator(figures, &plan_target.target_indicator)?;
        let figure = target.latest_figure(&TerritoryId::Departement)?;
        let end = |key: &ActionKey| plan.action(*key).map(|(axis, ..)| axis.calendar.end);
        let deadline = plan_target.actions.first().and_then(end);
        let printed_indicator =
            plan_target.initial_indicator.as_ref().and_then(|id| find_indicator(figures, id));
        let mut series: Vec<DatedValue> =
            printed_indicator.into_iter().flat_map(printed_points).collect();
        let entered = tracking.values(&plan_target.entry_id).filter(|(_, v)| is_plausible(*v));
        series.extend(entered.map(|(day, value)| DatedValue { day, value, printed_date: None }));
        series.retain(|point| point.day <= reference);
        series.sort_by_key(|point| point.day);
        Some(TrackedTarget {
            label: &plan_target.label,
            threshold: figure.value,
            unit: &target.unit,
            deadline,
            source: &target.source,
            figure_source: printed_indicator.map_or(&target.source, |indicator| &indicator.source),
            entry_id: &plan_target.entry_id,
            actions: &plan_target.actions,
            series,
        })
    };
    plan.targets.iter().filter_map(dated_target).collect()
}

fn find_indicator<'a>(figures: &'a [Indicator], id: &IndicatorId) -> Option<&'a Indicator> {
    figures.iter().find(|indicator| indicator.id == *id)
}

fn printed_points(indicator: &Indicator) -> impl Iterator<Item = DatedValue> {
    let figures = indicator.figures.iter().filter(|f| f.territory == TerritoryId::Departement);
    figures.filter_map(|figure: &Figure| {
        Some(DatedValue {
            day: figure.date.first_day()?,
            value: figure.value,
            printed_date: Some(figure.date),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::progress::progress;
    use model::read::{plan, published_indicators};
    use model::tracking::{Entry, Status};

    #[test]
    fn targets_follow_entered_values_up_to_the_reference_day() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let figures = published_indicators(&fixtures::geodata_text("indicateurs.json"), dataset)
            .expect("the indicators are valid");
        let day = |text: &str| Day::parse(text).expect("a day");
        let nothing = Tracking::default();
        let rows_at = |tracking: &Tracking, reference: &str| -> Vec<(f64, Option<f64>, bool)> {
            let all = targets(&plan, &figures, tracking, day(reference));
            let row = |t: &TrackedTarget<'_>| {
                (
                    t.threshold,
                    t.latest_value().map(|latest| latest.value),
                    t.is_late(day(reference)),
                )
            };
            all.iter().map(row).collect()
        };
        let latest_values = [None, Some(12.0), None, Some(1.0)];
        let thresholds = [70.0, 16.0, 10.0, 3.0];
        let labels = targets(&plan, &figures, &nothing, day("2017-12-31"));
        assert_eq!(labels[1].label, "RAM");
        let rows = rows_at(&nothing, "2017-12-31");
        assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), thresholds);
        assert_eq!(rows.iter().map(|row| row.1).collect::<Vec<_>>(), latest_values);
        assert!(rows.iter().all(|row| !row.2), "the last day is a good one");
        let late: Vec<bool> = rows_at(&nothing, "2018-01-01").iter().map(|row| row.2).collect();
        assert_eq!(late, [true, true, true, false], "axis 2 ends in 2018");
        let value = |id: &str, at: &str, value: f64| Entry::Value {
            indicator: id.into(),
            day: day(at),
            value: Some(value),
        };
        let entered = Tracking::from_entries(&[
            value("axe1-nombre-ram", "2017-06-30", 16.0),
            value("axe1-nombre-ram", "2018-06-30", 15.0),
            value("laep", "2018-01-01", 2.0),
        ]);
        let all = targets(&plan, &figures, &entered, day("2018-01-01"));
        assert_eq!(
            (all[1].latest_value().map(|n| n.value), all[1].is_reached()),
            (Some(16.0), Some(true))
        );
        assert_eq!(all[1].series.len(), 2, "nothing from after the reference date");
        assert_eq!(all[3].latest_value().map(|n| n.value), Some(2.0));
        assert_eq!(
            all[3].status_text(day("2018-01-01")),
            "2\u{a0}structures au 01/01/2018, valeur saisie\u{a0}: il en manque 1"
        );
        let overall = progress(plan.actions(), &nothing, day("2018-01-01"));
        assert_eq!((overall.count(Status::Done), overall.total()), (0, 24));
    }
}
