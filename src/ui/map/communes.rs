//! The communes' outlines and names, fetched and drawn once the map is zoomed in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::files;
use crate::compute::commune_layer::{CommuneShape, commune_layer};
use crate::data::commune_outlines;
use crate::state::{Notice, Store};

/// From this zoom on the communes are shown.
const SHOWN_FROM: f64 = 2.0;
/// The published outlines, relative to the page.
const FILE: &str = "geodata/communes.geojson";

/// The layer; empty until the map is first zoomed in.
#[component]
pub fn Communes(store: Store, settled: RwSignal<f64>) -> impl IntoView {
    let shapes = RwSignal::new(Vec::<CommuneShape>::new());
    let asked = RwSignal::new(false);
    let close = Memo::new(move |_| settled.get() >= SHOWN_FROM);
    Effect::new(move |_| {
        if close.get() && !asked.get_untracked() {
            asked.set(true);
            spawn_local(async move {
                match load(store).await {
                    Some(layer) => shapes.set(layer),
                    None => {
                        asked.set(false); // the next zoom tries again
                        store.notices.update(|notices| {
                            if !notices.contains(&Notice::CommunesUnavailable) {
                                notices.push(Notice::CommunesUnavailable);
                            }
                        });
                    }
                }
            });
        }
    });
    let drawn = move || {
        shapes.with(|shapes| {
            shapes.iter().map(|shape| view! { <path d=shape.path.clone() /> }).collect_view()
        })
    };
    let names = move || {
        let zoom = settled.get();
        shapes.with(|shapes| {
            let fitting = shapes.iter().filter(|shape| shape.min_zoom <= zoom);
            fitting
                .map(|shape| {
                    let place = format!("translate({:.0} {:.0})", shape.centre.x, shape.centre.y);
                    view! { <g transform=place><text class="constant">{shape.name.clone()}</text></g> }
                })
                .collect_view()
        })
    };
    view! {
        <g class="communes" class:cache=move || !close.get() aria-hidden="true">
            {drawn}
            <g class="noms">{names}</g>
        </g>
    }
}

async fn load(store: Store) -> Option<Vec<CommuneShape>> {
    let text = files::text(FILE).await?;
    let outlines = commune_outlines(&text, &store.dataset.projection).ok()?;
    Some(commune_layer(store.dataset, &outlines))
}
