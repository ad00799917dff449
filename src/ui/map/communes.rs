//! The communes' outlines and names, fetched and drawn once the map is zoomed in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::common::Later;
use crate::browser::files;
use crate::data::commune_drawings;
use crate::domain::CommuneDrawing;
use crate::state::{Notice, Store};

/// From this zoom on the communes are shown.
const SHOWN_FROM: f64 = 2.0;
/// What the build has drawn of them, relative to the page.
const FILE: &str = "communes-dessin.json";

/// The layer; empty until the map is first zoomed in.
#[component]
pub fn Communes(store: Store, settled: RwSignal<f64>) -> impl IntoView {
    let shapes = RwSignal::new(Vec::<CommuneDrawing>::new());
    let asked = RwSignal::new(false);
    let close = Memo::new(move |_| settled.get() >= SHOWN_FROM);
    Effect::new(move |_| {
        // A family's answer frames its own places, without any request.
        let framed = store.answer.with(Option::is_some);
        if settled.get() >= SHOWN_FROM && !framed && !asked.get_untracked() {
            asked.set(true);
            spawn_local(async move {
                match load().await {
                    Some(layer) => shapes.set(layer),
                    None => {
                        asked.set(false); // the next zoom tries again
                        store.notify(Notice::CommunesUnavailable);
                    }
                }
            });
        }
    });
    let drawn = move || {
        shapes.with(|shapes| {
            let paths = shapes.iter().map(|shape| view! { <path d=shape.path.clone() /> });
            Later((!shapes.is_empty()).then(|| paths.collect_view()))
        })
    };
    let names = move || {
        let zoom = settled.get();
        shapes.with(|shapes| {
            let labels = shapes.iter().filter_map(|shape| shape.label.as_ref());
            let names = labels.filter(|label| label.min_zoom <= zoom).map(|label| {
                let place = format!("translate({} {})", label.centre.x, label.centre.y);
                let name = label.lines.first().map(|line| line.text.clone());
                view! { <g transform=place><text class="constant">{name}</text></g> }
            });
            Later((!shapes.is_empty()).then(|| names.collect_view()))
        })
    };
    view! {
        <g class="communes" class:cache=move || !close.get() aria-hidden="true">
            {drawn}
            <g class="noms">{names}</g>
        </g>
    }
}

async fn load() -> Option<Vec<CommuneDrawing>> {
    commune_drawings(&files::text(FILE).await?).ok()
}
