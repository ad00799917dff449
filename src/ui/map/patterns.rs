//! Hatches for priority territories for missing values and for those only summed up: colour is never alone.

use leptos::prelude::*;

use crate::compute::classes::COUNTS;

/// The patterns, referred to by `style.css`.
#[component]
pub fn Patterns() -> impl IntoView {
    let hatch = |class: usize| {
        view! {
            <pattern
                id=format!("hachures-{class}")
                width="150"
                height="150"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <rect class="fond" data-class=class width="150" height="150" />
                <path class="trait" d="M0 0V150" />
            </pattern>
        }
    };
    view! {
        <defs>
            {(0..COUNTS.1).map(hatch).collect_view()}
            <pattern id="sans-valeur" width="130" height="130" patternUnits="userSpaceOnUse">
                <rect class="fond" width="130" height="130" />
                <circle class="point" cx="65" cy="65" r="16" />
            </pattern>
            <pattern id="ensemble" width="260" height="260" patternUnits="userSpaceOnUse">
                <rect class="fond" width="260" height="260" />
                <path class="maille" d="M0 130H260M130 0V260" />
            </pattern>
        </defs>
    }
}
