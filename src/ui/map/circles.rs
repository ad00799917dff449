//! Counts as circles, their area proportional to the value.

use crate::store::Store;
use dom::{Element, svg};
use model::Epci;

/// The circles; of radius 0, so unseen, for a rate.
pub fn circles(store: Store) -> Element {
    let circle = |territory: &'static Epci| {
        let centre = territory.drawing.centre;
        let radius = move || {
            let figure = store.current_indicator().and_then(|i| i.latest(&territory.id));
            figure.map_or(0.0, |f| store.chart.with(|chart| chart.radius(f.value))).round()
        };
        svg("circle").attr("cx", centre.x).attr("cy", centre.y).bind("r", radius)
    };
    svg("g").class("cercles").children(store.dataset.territories.iter().map(circle))
}
