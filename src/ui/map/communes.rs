//! The communes' outlines and names, fetched and drawn once the map is zoomed in.

use super::drawing::translate;
use crate::store::{Derived, Store, Var, effect, memo};
use dom::{Element, dynamic, svg};
use geometry::LINE_HEIGHT;
use model::{CommuneName, CommuneOutline};
use small_std::fixed;

/// From this zoom on the communes are shown.
const SHOWN_FROM: f64 = 2.0;

/// The layer; empty until the map is first zoomed in.
pub fn communes(store: Store, settled_zoom: Derived<f64>) -> Element {
    // Once wanted, the outlines stay.
    let wanted = Var::new(false);
    let zoomed_in = memo(move || settled_zoom.get() >= SHOWN_FROM);
    effect(move || {
        // A family's answer frames its own places, without any request.
        let framed = store.answer.with(Option::is_some);
        // At each zoom: what could not be fetched is asked for again.
        if settled_zoom.get() >= SHOWN_FROM && !framed {
            store.outline_tools.retry();
            if !wanted.get_untracked() {
                wanted.set(true);
            }
        }
    });
    let layer = move || if wanted.get() { store.outlines() } else { None };
    let drawn = move || {
        layer().map(|(tools, outlines)| {
            let path = |own: &CommuneOutline| svg("path").attr("d", (tools.path)(&own.outline));
            outlines.communes.iter().map(path).collect::<Vec<_>>()
        })
    };
    let names = move || {
        let zoom = settled_zoom.get();
        layer().map(|(_, outlines)| {
            let names = outlines.communes.iter().filter_map(|commune| commune.name.as_ref());
            let shown = names.filter(|name| name.min_zoom <= zoom);
            shown.map(|name| label(name, zoom)).collect::<Vec<_>>()
        })
    };
    svg("g")
        .class("communes")
        .bind_class("cache", move || !zoomed_in.get())
        .attr("aria-hidden", "true")
        .child(dynamic(drawn))
        .child(svg("g").class("noms").attr("translate", "no").child(dynamic(names)))
}

/// A name, and what is counted in its commune once that has room too.
fn label(name: &CommuneName, zoom: f64) -> Element {
    let line = |words: &String, below: f64| {
        let below = (below > 0.0).then(|| format!("{}em", fixed(below, 2)));
        svg("text").class("constant").attr("y", below).child(words.clone())
    };
    let counts = name.counts.iter().filter(|own| own.min_zoom <= zoom).flat_map(|own| {
        (0..).zip(&own.lines).map(move |(rank, words)| {
            line(words, own.offset + f64::from(rank) * LINE_HEIGHT).class("chiffres")
        })
    });
    svg("g")
        .attr("transform", translate(name.position))
        .child(line(&name.text, name.offset))
        .children(counts)
}
