//! The base map. The build draws it into the page's HTML and it never changes; the program, which does not load
//! its lines, leaves it alone.

use crate::store::Store;
use analysis::scene::context::{MapSize, PAGE_STEP, PlacedName, RiverName, Side, Surroundings};
use dom::{Element, svg};
use small_std::fixed;

/// The layers below and above the territories.
pub fn layers(store: Store) -> [Element; 2] {
    let tools = store.outline_tools.now().zip(store.dataset.outlines.get());
    let surroundings =
        tools.and_then(|(tools, outlines)| (tools.surroundings)(store.dataset, outlines));
    let Surroundings { borders, rivers, towns, own_towns, names, river_names } =
        surroundings.unwrap_or_default();
    let lines = |class: &'static str, d: String| {
        svg("path")
            .class(class)
            .attr("transform", format!("scale({})", fixed(PAGE_STEP, 0)))
            .attr("d", Some(d).filter(|d| !d.is_empty()))
    };
    let dots = |(smallest, d): (MapSize, String)| sized(lines("villes", d), smallest);
    let overlay = svg("g")
        .class("alentours")
        .attr("translate", "no")
        .child(lines("rivieres", rivers))
        .child(lines("villes dedans", own_towns))
        .children(towns.into_iter().map(dots))
        .children(names.iter().map(name))
        .children(river_names.iter().map(river_name));
    [lines("limites", borders), overlay].map(|layer| layer.attr("aria-hidden", "true"))
}

/// Adds the class that hides `element` on maps smaller than `smallest`.
fn sized(element: Element, smallest: MapSize) -> Element {
    match smallest {
        MapSize::Small => element,
        MapSize::Large => element.class("ecran-large"),
        MapSize::Wide => element.class("vaste"),
    }
}

fn name(placed_name: &PlacedName<'static>) -> Element {
    let name = placed_name.name;
    let (anchor, gap) = placed_name.side.anchor();
    let gap = (placed_name.side != Side::Middle).then(|| format!("{}em", fixed(gap, 1)));
    let text = svg("text")
        .attr("class", name.kind.is_area().then_some("departement"))
        .attr("x", fixed(name.point.x, 0).to_string())
        .attr("y", fixed(name.point.y, 0).to_string())
        .attr("dx", gap)
        .attr("text-anchor", (placed_name.side == Side::Left).then_some(anchor))
        .child(name.text);
    sized(text, placed_name.smallest)
}

fn river_name(river: &RiverName<'static>) -> Element {
    let (right, down) = river.direction;
    let [right, down, up] = [right, down, -down].map(|part| fixed(part, 2).to_string());
    let [x, y] = [river.point.x, river.point.y].map(|place| fixed(place, 0).to_string());
    let text = svg("text")
        .class("eau")
        .attr("transform", format!("matrix({right} {down} {up} {right} {x} {y})"))
        .attr("y", format!("{}em", fixed(river.offset, 1)))
        .child(river.text);
    sized(text, river.smallest)
}
