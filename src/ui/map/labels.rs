//! The territories' names, where they fit.

use leptos::prelude::*;

use crate::compute::labels::{LINE_HEIGHT, Label, labels};
use crate::state::Store;

/// The names. They are decoration: each territory already says its own.
#[component]
pub fn Labels(store: Store, settled: RwSignal<f64>) -> impl IntoView {
    let names = labels(store.dataset)
        .into_iter()
        .flatten()
        .map(|label| view! { <Name label=label settled=settled /> })
        .collect_view();
    view! { <g class="etiquettes" aria-hidden="true">{names}</g> }
}

#[component]
fn Name(label: Label, settled: RwSignal<f64>) -> impl IntoView {
    let Label { lines, centre, min_zoom } = label;
    // The middle of the letters lies about a third of their height above the baseline.
    let first = -LINE_HEIGHT * (lines.len() as f64 - 1.0) / 2.0 + LINE_HEIGHT * 0.3;
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(rank, line)| {
            let y = (first + rank as f64 * LINE_HEIGHT).round();
            view! { <text y=y>{line}</text> }
        })
        .collect_view();
    view! {
        <g transform=format!("translate({:.0} {:.0})", centre.x, centre.y)>
            <g class="constant" class:cache=move || settled.get() < min_zoom>{lines}</g>
        </g>
    }
}
