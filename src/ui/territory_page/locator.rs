//! The département in small: where the territory lies, and the way to the others. Decoration
//! for whoever points: the same links stand in the text.

use leptos::either::Either;
use leptos::prelude::*;

use super::ROOT;
use crate::domain::{Dataset, Epci};
use crate::geo::reduced;
use crate::state::link::page_of;

/// Map units to one of this drawing.
const STEP: f64 = 16.0;

/// The map: this territory hatched, outlined and named.
#[component]
pub fn Locator(dataset: &'static Dataset, territory: &'static Epci) -> impl IntoView {
    let projection = dataset.projection;
    let view_box = format!("0 0 {:.0} {:.0}", projection.width / STEP, projection.height / STEP);
    let shape = |other: &'static Epci| {
        let path = view! { <path d=reduced(&other.drawing.path, STEP) /> };
        match other.siren() {
            Some(siren) => Either::Left(view! {
                <a href=format!("{ROOT}{}", page_of(siren)) tabindex="-1">
                    <title>{other.name.as_str()}</title>
                    {path}
                </a>
            }),
            None => Either::Right(path),
        }
    };
    let others = dataset.territories.iter().filter(|other| other.id != territory.id);
    let own = reduced(&territory.drawing.path, STEP);
    let centre = territory.drawing.label.as_ref().map_or(territory.drawing.centre, |l| l.centre);
    let mark = format!("translate({:.0} {:.0})", centre.x / STEP, centre.y / STEP);
    view! {
        <svg class="situation" viewBox=view_box aria-hidden="true">
            <defs>
                <pattern id="ici" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect width="9" height="9" />
                    <path d="M0 0V9" />
                </pattern>
            </defs>
            {others.map(shape).collect_view()}
            <path class="ici" d=own />
            <g transform=mark><text>{territory.short_name.as_str()}</text></g>
        </svg>
    }
}
