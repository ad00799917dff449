//! A dated series as a small drawing; the words beside it say the same.

use leptos::prelude::*;

use analysis::plan::curve::{HEIGHT, WIDTH, curve};
use model::{Day, Governance};

/// The drawing; nothing where there is nothing to draw.
pub fn series_drawing(
    series: &[(Day, f64)],
    target: Option<f64>,
    governance: &Governance,
) -> Option<impl IntoView + use<>> {
    let curve = curve(series, target, (governance.start, governance.end))?;
    let aim = curve.target.map(|y| view! { <line class="but" x1="0" x2=WIDTH y1=y y2=y /> });
    let dot = |(x, y): &(f64, f64)| view! { <circle cx=*x cy=*y r="3" /> };
    let dots = curve.dots.iter().map(dot).collect_view();
    Some(view! {
        <svg class="courbe" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true">
            {aim}
            <polyline points=curve.line() />
            {dots}
        </svg>
    })
}
