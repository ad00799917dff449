//! Figures over the years as a bar chart starting at zero.

use crate::statistics::series::Series;
use model::PartialDate;

/// Width of the drawing, in units of its viewBox.
pub const WIDTH: f64 = 320.0;
/// Height of the drawing, in units of its viewBox.
pub const HEIGHT: f64 = 128.0;
/// Margin above the bars, for the first and the last figure.
pub const TOP_MARGIN: f64 = 24.0;
/// Margin below the bars, for the years.
pub const BOTTOM_MARGIN: f64 = 22.0;
/// Width of a bar, as a share of its year's slot.
const BAR_SHARE: f64 = 0.72;

/// A bar chart of [`WIDTH`] by [`HEIGHT`]. All years have slots of equal width, even without a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct BarChart {
    /// A bar for each figure, the oldest first.
    pub bars: Vec<Bar>,
    /// Horizontal positions at which the publication changes.
    pub source_changes: Vec<f64>,
}

/// A bar of the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Width of the bar.
    pub width: f64,
    /// Height of the bar; 0 for a zero.
    pub height: f64,
}

/// Draws a series; `None` without any figure.
#[must_use]
pub fn bar_chart(series: &Series<'_>) -> Option<BarChart> {
    let (first, last) = (series.points.first()?.date.year(), series.points.last()?.date.year());
    let slot_width = WIDTH / f64::from(last - first + 1);
    let highest = series.points.iter().map(|point| point.value).fold(0.0, f64::max);
    let scale = if highest > 0.0 { (HEIGHT - TOP_MARGIN - BOTTOM_MARGIN) / highest } else { 0.0 };
    let slot_left = |date: PartialDate| f64::from(date.year() - first) * slot_width;
    let bars = series.points.iter().map(|point| {
        let height = point.value * scale;
        let x = slot_left(point.date) + slot_width * (1.0 - BAR_SHARE) / 2.0;
        Bar { x, y: HEIGHT - BOTTOM_MARGIN - height, width: slot_width * BAR_SHARE, height }
    });
    // In the middle of the gap: a year without a figure belongs to neither publication.
    let gap_middle =
        |(a, b): &(PartialDate, PartialDate)| (slot_left(*a) + slot_width + slot_left(*b)) / 2.0;
    Some(BarChart {
        bars: bars.collect(),
        source_changes: series.source_changes().iter().map(gap_middle).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::series::Point;
    use model::{Publication, SourceId, Unit};

    #[test]
    fn years_without_figure_keep_their_slot_and_zero_has_no_height() {
        let (first, other) = (
            Publication::default(),
            Publication { id: SourceId::new("other"), ..Publication::default() },
        );
        let point =
            |year, value, publication| Point { date: PartialDate::Year(year), value, publication };
        let series = |points| Series {
            id: "x",
            label: "x",
            unit: &Unit::Percent,
            points,
            missing_dates: Vec::new(),
        };
        assert_eq!(bar_chart(&series(Vec::new())), None);
        let all =
            vec![point(2011, 50.0, &first), point(2013, 0.0, &first), point(2014, 100.0, &other)];
        let chart = bar_chart(&series(all)).expect("bars");
        let slot_width = WIDTH / 4.0;
        let lefts: Vec<f64> = chart.bars.iter().map(|bar| (bar.x / slot_width).floor()).collect();
        assert_eq!(lefts, [0.0, 2.0, 3.0], "nothing stands in the place of 2012");
        let heights: Vec<f64> = chart.bars.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [41.0, 0.0, 82.0], "twice as much is twice as high");
        assert!(chart.bars.iter().all(|bar| bar.y + bar.height == HEIGHT - BOTTOM_MARGIN));
        assert_eq!(chart.source_changes, [3.0 * slot_width]);
    }
}
