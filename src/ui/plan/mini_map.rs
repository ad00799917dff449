//! A small map of the territories that something is about. Its words stand beside it.

use leptos::prelude::*;

use super::super::slot::rebuilt;
use crate::store::Store;
use geometry::Outline;
use model::{Siren, TerritoryId};

/// The map: those of `marked` are hatched. `label` says which they are. Empty until the outlines are
/// there.
#[component]
pub fn MiniMap(store: Store, marked: Signal<Vec<Siren>>, label: Signal<String>) -> impl IntoView {
    let projection = store.dataset.projection;
    let shapes = move || {
        let (tools, outlines) = store.outlines()?;
        let shape = |(id, outline): &'static (TerritoryId, Outline)| {
            let concerned = move || match id {
                TerritoryId::Epci(siren) => marked.with(|all| all.contains(siren)),
                _ => false,
            };
            view! { <path class:concerne=concerned d=(tools.path)(outline) /> }
        };
        Some(outlines.territories.iter().map(shape).collect_view())
    };
    view! {
        <svg class="petite-carte" role="img" aria-label=label
            viewBox=format!("0 0 {:.0} {:.0}", projection.width, projection.height)>
            <defs>
                <pattern id="concerne" width="300" height="300" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)">
                    <rect class="fond" width="300" height="300" />
                    <path class="trait" d="M0 0V300" />
                </pattern>
            </defs>
            {rebuilt(shapes)}
        </svg>
    }
}
