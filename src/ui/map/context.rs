//! What lies on the map and around it by which one knows where one is. The build draws it into the page's
//! HTML; it never changes, and the program, which has none of its lines yet, leaves it alone.

use crate::store::Store;
use analysis::scene::context::{PAGE_STEP, PlacedName, Side, Surroundings};
use dom::{Element, svg};
use model::Labels;
use small_std::fixed;

/// What goes under the territories, and what over them.
pub fn layers(store: Store) -> [Element; 2] {
    let tools = store.outline_tools.now().zip(store.dataset.outlines.get());
    let drawn = tools.and_then(|(tools, outlines)| {
        let territories = store.dataset.all_territories.iter();
        let labels: Vec<&Labels> = territories.map(|own| &own.drawing.labels).collect();
        (tools.surroundings)(&labels, outlines, &store.dataset.projection)
    });
    let Surroundings { borders, rivers, towns, own_towns, names } = drawn.unwrap_or_default();
    let lines = |class: &'static str, d: String| {
        svg("path")
            .class(class)
            .attr("transform", format!("scale({})", fixed(PAGE_STEP, 0)))
            .attr("d", Some(d).filter(|d| !d.is_empty()))
    };
    let over = svg("g")
        .class("alentours")
        .attr("translate", "no")
        .child(lines("rivieres", rivers))
        .child(lines("villes", towns))
        .child(lines("villes dedans", own_towns))
        .children(names.iter().map(name));
    [lines("limites", borders), over].map(|own| own.attr("aria-hidden", "true"))
}

fn name(placed: &PlacedName<'static>) -> Element {
    let name = placed.name;
    let (anchor, gap) = placed.side.anchor();
    let gap = (placed.side != Side::Middle).then(|| format!("{}em", fixed(gap, 1)));
    svg("text")
        .attr("class", name.kind.is_area().then_some("departement"))
        .attr("class", (!placed.fits_smaller).then_some("ecran-large"))
        .attr("x", fixed(name.point.x, 0).to_string())
        .attr("y", fixed(name.point.y, 0).to_string())
        .attr("dx", gap)
        .attr("text-anchor", (placed.side == Side::Left).then_some(anchor))
        .child(name.text)
}
