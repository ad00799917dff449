//! The latest values of the plan's indicators.

use super::input::is_plausible;
use crate::wording::format::unrounded;
use model::tracking::Tracking;
use model::{Axis, Day, Plan, PlanIndicator};

/// An indicator of the plan with its latest values.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorValues<'a> {
    /// Number of its axis.
    pub axis: u8,
    /// Its label, as printed.
    pub label: &'a str,
    /// The latest value and its day.
    pub latest: (Day, f64),
    /// The value before the latest, and its day.
    pub previous: Option<(Day, f64)>,
}

impl IndicatorValues<'_> {
    /// The values in French: « 13 au 01/03/2017 (12 au 01/05/2016) ».
    #[must_use]
    pub fn words(&self) -> String {
        let dated_value = |(day, value): (Day, f64)| format!("{} au {day}", unrounded(value));
        let previous = self.previous.map(|previous| format!(" ({})", dated_value(previous)));
        format!("{}{}", dated_value(self.latest), previous.unwrap_or_default())
    }
}

/// The indicators with a value on or before the day `reference`, in the plan's order.
#[must_use]
pub fn latest_values<'a>(
    plan: &'a Plan,
    tracking: &Tracking,
    reference: Day,
) -> Vec<IndicatorValues<'a>> {
    let indicator_values = |(axis, indicator): (&Axis, &'a PlanIndicator)| {
        let values = tracking
            .values(&indicator.id)
            .filter(|(day, value)| *day <= reference && is_plausible(*value));
        let mut newest_first = values.collect::<Vec<_>>().into_iter().rev();
        let latest = newest_first.next()?;
        let label = indicator.label.text.as_str();
        Some(IndicatorValues { axis: axis.number, label, latest, previous: newest_first.next() })
    };
    plan.indicators().filter_map(indicator_values).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::plan;
    use model::tracking::Entry;

    #[test]
    fn latest_values_stop_at_the_reference_day() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let day = |text: &str| Day::parse(text).expect("a day");
        let value = |id: &str, at: &str, value: f64| Entry::Value {
            indicator: id.into(),
            day: day(at),
            value: Some(value),
        };
        let tracking = Tracking::from_entries(&[
            value("axe2-nombre-clas", "2018-01-01", 9.0),
            value("axe1-nombre-ram", "2016-05-01", 12.0),
            value("axe1-nombre-ram", "2017-03-01", 13.5),
            value("axe1-nombre-ram", "2019-03-01", 16.0),
        ]);
        let all = latest_values(&plan, &tracking, day("2018-01-01"));
        let words: Vec<(u8, String)> = all.iter().map(|m| (m.axis, m.words())).collect();
        let ram = "13,5 au 01/03/2017 (12 au 01/05/2016)".to_owned();
        assert_eq!(words, [(1, ram), (2, "9 au 01/01/2018".to_owned())]);
        assert!(latest_values(&plan, &tracking, day("2016-04-30")).is_empty());
    }
}
