//! A chart of a dated series.

use analysis::plan::sparkline::{HEIGHT, WIDTH, sparkline};
use dom::{Element, svg};
use model::{Day, Governance};

/// The chart, with the target as a line; adjacent text says the same. `None` if there is nothing to draw.
pub fn series_drawing(
    series: &[(Day, f64)],
    target: Option<f64>,
    governance: &Governance,
) -> Option<Element> {
    let curve = sparkline(series, target, (governance.start, governance.end))?;
    let target_line = |y: f64| {
        let line = svg("line").class("but").attr("x1", "0").attr("x2", WIDTH);
        line.attr("y1", y).attr("y2", y)
    };
    let dot = |(x, y): &(f64, f64)| svg("circle").attr("cx", *x).attr("cy", *y).attr("r", "3");
    Some(
        svg("svg")
            .class("courbe")
            .attr("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
            .attr("aria-hidden", "true")
            .children(curve.target.map(target_line))
            .child(svg("polyline").attr("points", curve.polyline_points()))
            .children(curve.points.iter().map(dot)),
    )
}
