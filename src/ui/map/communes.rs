//! The communes' outlines and names, fetched and drawn once the map is zoomed in.

use super::attributes::translate;
use leptos::task::spawn_local;

use crate::browser::files;
use crate::store::{Derived, Store, Var, effect, memo};
use crate::ui::element::{Element, svg, varying};
use model::read::commune_drawings;
use model::{CommuneDrawing, CommuneName};
use state::Notice;

/// From this zoom on the communes are shown.
const SHOWN_FROM: f64 = 2.0;
/// What the build has drawn of them, relative to the page.
const FILE: &str = "communes-dessin.csv";

/// The layer; empty until the map is first zoomed in.
pub fn communes(store: Store, settled: Derived<f64>) -> Element {
    let shapes = Var::new(Vec::<CommuneDrawing>::new());
    let asked = Var::new(false);
    let close = memo(move || settled.get() >= SHOWN_FROM);
    effect(move || {
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
        let path = |shape: &CommuneDrawing| svg("path").attr("d", shape.path.clone());
        shapes.with(|shapes| shapes.iter().map(path).collect::<Vec<_>>())
    };
    let name_at_its_place = |name: &CommuneName| {
        let words = svg("text").class("constant").child(name.text.clone());
        svg("g").attr("transform", translate(name.centre)).child(words)
    };
    let names = move || {
        let zoom = settled.get();
        shapes.with(|shapes| {
            let names = shapes.iter().filter_map(|shape| shape.name.as_ref());
            names.filter(|name| name.min_zoom <= zoom).map(name_at_its_place).collect::<Vec<_>>()
        })
    };
    svg("g")
        .class("communes")
        .toggle("cache", move || !close.get())
        .attr("aria-hidden", "true")
        .child(varying(drawn))
        .child(svg("g").class("noms").attr("translate", "no").child(varying(names)))
}

async fn load() -> Option<Vec<CommuneDrawing>> {
    commune_drawings(&files::text(FILE).await?).ok()
}
