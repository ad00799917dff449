//! Figures over the years as a bar chart starting at zero.

use crate::statistics::series::Series;
use model::PartialDate;

/// Width of the drawing, in units of its viewBox.
pub const WIDTH: f64 = 320.0;
/// Height of the drawing, in units of its viewBox.
pub const HEIGHT: f64 = 128.0;
/// Margin above the bars, for the first and the last figure.
pub const HEAD: f64 = 24.0;
/// Margin below the bars, for the years.
pub const FOOT: f64 = 22.0;
/// Width of a bar, as a share of its year's slot.
const FILLED: f64 = 0.72;

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
    let room = WIDTH / f64::from(last - first + 1);
    let top = series.points.iter().map(|point| point.value).fold(0.0, f64::max);
    let scale = if top > 0.0 { (HEIGHT - HEAD - FOOT) / top } else { 0.0 };
    let left = |date: PartialDate| f64::from(date.year() - first) * room;
    let bars = series.points.iter().map(|point| {
        let height = point.value * scale;
        let x = left(point.date) + room * (1.0 - FILLED) / 2.0;
        Bar { x, y: HEIGHT - FOOT - height, width: room * FILLED, height }
    });
    // In the middle of the gap: a year without a figure belongs to neither publication.
    let between = |(a, b): &(PartialDate, PartialDate)| (left(*a) + room + left(*b)) / 2.0;
    Some(BarChart {
        bars: bars.collect(),
        source_changes: series.breaks().iter().map(between).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::series::Point;
    use model::{Publication, SourceId, Unit};

    #[test]
    fn a_year_without_a_figure_keeps_its_room_and_zero_has_no_height() {
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
        let drawn = bar_chart(&series(all)).expect("bars");
        let room = WIDTH / 4.0;
        let lefts: Vec<f64> = drawn.bars.iter().map(|bar| (bar.x / room).floor()).collect();
        assert_eq!(lefts, [0.0, 2.0, 3.0], "nothing stands in the place of 2012");
        let heights: Vec<f64> = drawn.bars.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [41.0, 0.0, 82.0], "twice as much is twice as high");
        assert!(drawn.bars.iter().all(|bar| bar.y + bar.height == HEIGHT - FOOT));
        assert_eq!(drawn.source_changes, [3.0 * room]);
    }
}
