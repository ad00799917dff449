//! What lies on the map and around it by which one knows where one is. The build draws it into the page's
//! HTML; it never changes, and the program, which has none of its lines yet, leaves it alone.

use crate::store::Store;
use analysis::scene::context::{MapSize, PAGE_STEP, PlacedName, RiverName, Side, Surroundings};
use dom::{Element, svg};
use model::{Dataset, Outlines};
use small_std::fixed;

/// What goes under the territories, and what over them. The browser's program has none of it, nor the code that draws
/// it: it finds the two as the build wrote them.
pub fn layers(store: Store) -> [Element; 2] {
    let tools = store.outline_tools.now().zip(store.dataset.outlines.get());
    let drawn = tools.and_then(|(tools, outlines)| tools.surroundings?(store.dataset, outlines));
    drawn.unwrap_or_else(|| [svg("path"), svg("g")])
}

/// Draws them for the page; `None` where the data have nothing of it.
pub fn on_page(dataset: &Dataset, outlines: &Outlines) -> Option<[Element; 2]> {
    Some(drawn(Surroundings::on_page(dataset, outlines)?, PAGE_STEP, 1.0))
}

/// The same of a drawing whose lines are in units of `line_step` of its own, each of them `step` map units.
pub fn drawn(own: Surroundings<'_>, line_step: f64, step: f64) -> [Element; 2] {
    let Surroundings { borders, rivers, towns, own_towns, names, river_names } = own;
    let lines = |class: &'static str, d: String| {
        let scale = (line_step > 1.0).then(|| format!("scale({})", fixed(line_step, 0)));
        svg("path").class(class).attr("transform", scale).attr("d", d)
    };
    let dots = |(smallest, d): (MapSize, String)| sized(lines("villes", d), smallest);
    let over = svg("g")
        .class("alentours")
        .attr("translate", "no")
        .child(lines("rivieres", rivers))
        .child(lines("villes dedans", own_towns))
        .children(towns.into_iter().map(dots))
        .children(names.iter().map(|own| name(own, step)))
        .children(river_names.iter().map(|own| river_name(own, step)));
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

fn name(placed: &PlacedName<'_>, step: f64) -> Element {
    let name = placed.name;
    let (anchor, gap) = placed.side.anchor();
    let gap = (placed.side != Side::Middle).then(|| format!("{}em", fixed(gap, 1)));
    let text = svg("text")
        .attr("class", name.kind.is_area().then_some("departement"))
        .attr("x", fixed(name.point.x / step, 0).to_string())
        .attr("y", fixed(name.point.y / step, 0).to_string())
        .attr("dx", gap)
        .attr("text-anchor", (placed.side == Side::Left).then_some(anchor))
        .child(name.text.to_owned());
    sized(text, placed.smallest)
}

fn river_name(own: &RiverName<'_>, step: f64) -> Element {
    let (right, down) = own.direction;
    let [right, down, up] = [right, down, -down].map(|part| fixed(part, 2).to_string());
    let [x, y] = [own.point.x, own.point.y].map(|place| fixed(place / step, 0).to_string());
    let text = svg("text")
        .class("eau")
        .attr("transform", format!("matrix({right} {down} {up} {right} {x} {y})"))
        .attr("y", format!("{}em", fixed(own.offset, 1)))
        .child(own.text.to_owned());
    sized(text, own.smallest)
}
