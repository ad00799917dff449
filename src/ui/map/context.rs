//! What lies on the map and around it by which one knows where one is. The build draws it into the page's
//! HTML; it never changes, and the program, which has none of its lines yet, leaves it alone.

use crate::store::Store;
use analysis::scene::context::{MapSize, PAGE_STEP, PlacedName, RiverName, Side, Surroundings};
use dom::{Element, svg};
use small_std::fixed;

/// What goes under the territories, and what over them.
pub fn layers(store: Store) -> [Element; 2] {
    let tools = store.outline_tools.now().zip(store.dataset.outlines.get());
    let drawn = tools.and_then(|(tools, outlines)| (tools.surroundings)(store.dataset, outlines));
    let Surroundings { borders, rivers, towns, own_towns, names, river_names } =
        drawn.unwrap_or_default();
    let lines = |class: &'static str, d: String| {
        svg("path")
            .class(class)
            .attr("transform", format!("scale({})", fixed(PAGE_STEP, 0)))
            .attr("d", Some(d).filter(|d| !d.is_empty()))
    };
    let dots = |(smallest, d): (MapSize, String)| sized(lines("villes", d), smallest);
    let over = svg("g")
        .class("alentours")
        .attr("translate", "no")
        .child(lines("rivieres", rivers))
        .child(lines("villes dedans", own_towns))
        .children(towns.into_iter().map(dots))
        .children(names.iter().map(name))
        .children(river_names.iter().map(river_name));
    [lines("limites", borders), over].map(|own| own.attr("aria-hidden", "true"))
}

/// Shown on no smaller map.
fn sized(element: Element, smallest: MapSize) -> Element {
    match smallest {
        MapSize::Small => element,
        MapSize::Large => element.class("ecran-large"),
        MapSize::Wide => element.class("vaste"),
    }
}

fn name(placed: &PlacedName<'static>) -> Element {
    let name = placed.name;
    let (anchor, gap) = placed.side.anchor();
    let gap = (placed.side != Side::Middle).then(|| format!("{}em", fixed(gap, 1)));
    let text = svg("text")
        .attr("class", name.kind.is_area().then_some("departement"))
        .attr("x", fixed(name.point.x, 0).to_string())
        .attr("y", fixed(name.point.y, 0).to_string())
        .attr("dx", gap)
        .attr("text-anchor", (placed.side == Side::Left).then_some(anchor))
        .child(name.text);
    sized(text, placed.smallest)
}

fn river_name(own: &RiverName<'static>) -> Element {
    let (right, down) = own.direction;
    let [right, down, up] = [right, down, -down].map(|part| fixed(part, 2).to_string());
    let [x, y] = [own.point.x, own.point.y].map(|place| fixed(place, 0).to_string());
    let text = svg("text")
        .class("eau")
        .attr("transform", format!("matrix({right} {down} {up} {right} {x} {y})"))
        .attr("y", format!("{}em", fixed(own.offset, 1)))
        .child(own.text);
    sized(text, own.smallest)
}
