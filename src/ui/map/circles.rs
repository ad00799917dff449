//! Counts as circles, their area proportional to the value.

use leptos::prelude::*;

use crate::domain::Epci;
use crate::state::Store;

/// The circles; of radius 0, so unseen, for a rate.
#[component]
pub fn Circles(store: Store) -> impl IntoView {
    let circle = |territory: &'static Epci| {
        let centre = territory.drawing.centre;
        let radius = move || {
            let figure = store.current_indicator().and_then(|i| i.latest(&territory.id));
            figure.map_or(0.0, |f| store.chart.with(|chart| chart.radius(f.value))).round()
        };
        view! { <circle cx=centre.x cy=centre.y r=radius /> }
    };
    view! { <g class="cercles">{store.dataset.epci().map(circle).collect_view()}</g> }
}
