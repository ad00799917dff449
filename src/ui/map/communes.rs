//! The outlines and names of the communes, fetched and drawn once the map is zoomed in.

use super::drawing::translate;
use crate::store::{Derived, Store, Var, effect, memo};
use dom::{Element, dynamic, svg};
use geometry::LINE_HEIGHT;
use model::{CommuneName, CommuneOutline};
use small_std::to_fixed;

/// Communes are shown from this zoom on.
const MIN_ZOOM: f64 = 2.0;

/// The layer; empty until the map is first zoomed in.
pub fn communes(store: Store, settled_zoom: Derived<f64>) -> Element {
    // The layer stays once it has been shown.
    let is_wanted = Var::new(false);
    let zoomed_in = memo(move || settled_zoom.get() >= MIN_ZOOM);
    effect(move || {
        // An answer zooms the map by itself and must not fetch the outlines.
        let has_answer = store.answer.with(Option::is_some);
        // At each zoom: a failed fetch is retried.
        if settled_zoom.get() >= MIN_ZOOM && !has_answer {
            store.outline_tools.retry();
            if !is_wanted.get_untracked() {
                is_wanted.set(true);
            }
        }
    });
    let layer = move || if is_wanted.get() { store.outlines() } else { None };
    let paths = move || {
        layer().map(|(tools, outlines)| {
            let path = |c: &CommuneOutline| svg("path").attr("d", (tools.path)(&c.outline));
            outlines.communes.iter().map(path).collect::<Vec<_>>()
        })
    };
    let names = move || {
        let zoom = settled_zoom.get();
        layer().map(|(_, outlines)| {
            let names = outlines.communes.iter().filter_map(|commune| commune.name.as_ref());
            let shown = names.filter(|name| name.min_zoom <= zoom);
            shown.map(|name| commune_label(name, zoom)).collect::<Vec<_>>()
        })
    };
    svg("g")
        .class("communes")
        .bind_class("cache", move || !zoomed_in.get())
        .attr("aria-hidden", "true")
        .child(dynamic(paths))
        .child(svg("g").class("noms").attr("translate", "no").child(dynamic(names)))
}

/// A name, and what is counted in its commune once that has room too.
fn commune_label(name: &CommuneName, zoom: f64) -> Element {
    let text_line = |words: &String, offset: f64| {
        let offset = (offset > 0.0).then(|| format!("{}em", to_fixed(offset, 2)));
        svg("text").class("constant").attr("y", offset).child(words.clone())
    };
    let counts = name.counts.iter().filter(|counts| counts.min_zoom <= zoom).flat_map(|counts| {
        (0..).zip(&counts.lines).map(move |(rank, words)| {
            text_line(words, counts.offset + f64::from(rank) * LINE_HEIGHT).class("chiffres")
        })
    });
    svg("g")
        .attr("transform", translate(name.position))
        .child(text_line(&name.text, name.offset))
        .children(counts)
}
