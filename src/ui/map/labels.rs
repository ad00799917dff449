//! The territories' names, where they fit.

use leptos::prelude::*;

use crate::geo::{LINE_HEIGHT, Label};
use crate::state::Store;

/// The names. They are decoration: each territory already says its own.
#[component]
pub fn Labels(store: Store, settled: RwSignal<f64>) -> impl IntoView {
    let names = store
        .dataset
        .territories
        .iter()
        .filter_map(|territory| territory.drawing.label.as_ref())
        .map(|label| view! { <Name label=label settled=settled /> })
        .collect_view();
    view! { <g class="etiquettes" aria-hidden="true">{names}</g> }
}

#[component]
fn Name(label: &'static Label, settled: RwSignal<f64>) -> impl IntoView {
    let (lines, centre, min_zoom) = (&label.lines, label.centre, label.min_zoom);
    // The middle of the letters lies about a third of their height above the baseline.
    let first = LINE_HEIGHT * (0.3 - (lines.len() as f64 - 1.0) / 2.0);
    let lines = lines
        .iter()
        .enumerate()
        .map(|(rank, line)| {
            let y = format!("{:.2}em", first + rank as f64 * LINE_HEIGHT);
            view! { <text y=y textLength=format!("{}em", line.width) lengthAdjust="spacingAndGlyphs">{line.text.as_str()}</text> }
        })
        .collect_view();
    view! {
        <g transform=format!("translate({:.0} {:.0})", centre.x, centre.y)>
            <g class="constant" class:cache=move || settled.get() < min_zoom>{lines}</g>
        </g>
    }
}
