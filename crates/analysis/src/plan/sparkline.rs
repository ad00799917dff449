//! A time series as a small line chart.

use model::Day;

/// Width of the drawing, in units of its viewBox.
pub const WIDTH: f64 = 200.0;
/// Height of the drawing, in the units of its viewBox.
pub const HEIGHT: f64 = 48.0;
/// Margin on every side: half a dot.
const MARGIN: f64 = 5.0;

/// A line chart of [`WIDTH`] by [`HEIGHT`]; its vertical axis starts at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Sparkline {
    /// The points, the oldest first.
    pub points: Vec<(f64, f64)>,
    /// The vertical position of the target, if there is one.
    pub target: Option<f64>,
}

impl Sparkline {
    /// The line through the dots, for the attribute `points` of an SVG `<polyline>`.
    #[must_use]
    pub fn polyline_points(&self) -> String {
        let points = self.points.iter().map(|(x, y)| format!("{x:.1},{y:.1}"));
        points.collect::<Vec<_>>().join(" ")
    }
}

/// Draws `series` over the days `from` to `to`, or a longer period if needed; `None` without any point.
#[must_use]
pub fn sparkline(
    series: &[(Day, f64)],
    target: Option<f64>,
    (from, to): (Day, Day),
) -> Option<Sparkline> {
    let (first, last) = (series.first()?.0.min(from), series.last()?.0.max(to));
    let values = series.iter().map(|(_, value)| *value);
    let top = values.chain(target).fold(0.0, f64::max);
    let bottom = series.iter().map(|(_, value)| *value).fold(0.0, f64::min);
    let days = last.days_since(first).max(1) as f64;
    let height = if top > bottom { top - bottom } else { 1.0 };
    let y = |value: f64| HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * (value - bottom) / height;
    let x = |day: Day| MARGIN + (WIDTH - 2.0 * MARGIN) * day.days_since(first) as f64 / days;
    Some(Sparkline {
        points: series.iter().map(|(day, value)| (x(*day), y(*value))).collect(),
        target: target.map(y),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_placed_by_day_and_value() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let years = (day("2016-01-01"), day("2019-12-31"));
        assert_eq!(sparkline(&[], Some(3.0), years), None);
        let one = sparkline(&[(day("2016-01-01"), 0.0)], None, years).expect("a curve");
        assert_eq!((one.polyline_points().as_str(), one.target), ("5.0,43.0", None));
        let series = [(day("2016-01-01"), 12.0), (day("2019-12-31"), 16.0)];
        let two = sparkline(&series, Some(16.0), years).expect("a curve");
        assert_eq!((two.polyline_points().as_str(), two.target), ("5.0,14.5 195.0,5.0", Some(5.0)));
        let longer = [(day("2011-12-31"), 0.0), (day("2021-12-31"), 0.0)];
        assert_eq!(
            sparkline(&longer, None, years).expect("a curve").polyline_points(),
            "5.0,43.0 195.0,43.0"
        );
    }
}
