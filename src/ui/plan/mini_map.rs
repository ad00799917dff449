//! A small map that highlights territories; adjacent text names them.

use leptos::prelude::*;

use super::super::map::drawing::static_territory;
use super::super::map::legend::entry_list;
use super::super::slot::{embedded, rebuilt};
use crate::store::Store;
use analysis::scene::{Feature, Scene};
use model::Siren;

/// A map that highlights territories, and its legend. `label` names them. Empty until the outlines are loaded.
#[component]
pub fn MiniMap(store: Store, marked: Signal<Vec<Siren>>, label: Signal<String>) -> impl IntoView {
    let projection = store.dataset.projection;
    let scene = move || marked.with(|marked| Scene::with_highlights(store.dataset, marked));
    let shapes = move || {
        let (tools, outlines) = store.outlines()?;
        let shape = |feature: &Feature<'static>| {
            let outline = outlines.outline_of(&feature.territory.id);
            embedded(static_territory(feature, outline.map(|outline| (tools.path)(outline))))
        };
        Some(scene().features.iter().map(shape).collect_view())
    };
    view! {
        <figure>
            <svg class="petite-carte" role="img" aria-label=label
                viewBox=format!("0 0 {:.0} {:.0}", projection.width, projection.height)>
                {rebuilt(shapes)}
            </svg>
            {rebuilt(move || embedded(entry_list(&scene().legend)))}
        </figure>
    }
}
