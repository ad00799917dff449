//! The base map. The build draws it into the page's HTML and it never changes; the program, which does not load
//! its lines, leaves it alone.

use crate::store::Store;
use analysis::scene::base_map::{
    BaseMapDrawing, LabelAnchor, MapSize, PAGE_STEP, PlacedName, RiverName,
};
use dom::{Element, svg};
use model::{Dataset, Outlines};
use small_std::to_fixed;

/// The layers below and above the territories.
pub fn layers(store: Store) -> [Element; 2] {
    let tools = store.outline_tools.get_untracked().zip(store.dataset.outlines.get());
    let layers = tools.and_then(|(tools, outlines)| tools.base_map?(store.dataset, outlines));
    layers.unwrap_or_else(|| [svg("path"), svg("g")])
}

/// The base map of the page; `None` if the data have none.
pub fn on_page(dataset: &Dataset, outlines: &Outlines) -> Option<[Element; 2]> {
    Some(draw_base_map(BaseMapDrawing::for_page(dataset, outlines)?, PAGE_STEP, 1.0))
}

/// Draws `base_map`. A unit of the drawing is `step` map units; a unit of its lines, `line_step` of these.
pub fn draw_base_map(base_map: BaseMapDrawing<'_>, line_step: f64, step: f64) -> [Element; 2] {
    let BaseMapDrawing { borders, rivers, towns, towns_on_map: own_towns, names, river_names } =
        base_map;
    let line_path = |class: &'static str, d: String| {
        let scale = (line_step > 1.0).then(|| format!("scale({})", to_fixed(line_step, 0)));
        svg("path").class(class).attr("transform", scale).attr("d", d)
    };
    let town_dots = |(smallest, d): (MapSize, String)| min_size(line_path("villes", d), smallest);
    let overlay = svg("g")
        .class("alentours")
        .attr("translate", "no")
        .child(line_path("rivieres", rivers))
        .child(line_path("villes dedans", own_towns))
        .children(towns.into_iter().map(town_dots))
        .children(names.iter().map(|label| place_name(label, step)))
        .children(river_names.iter().map(|label| river_name(label, step)));
    [line_path("limites", borders), overlay].map(|layer| layer.attr("aria-hidden", "true"))
}

/// Adds the class that hides `element` on maps smaller than `smallest`.
fn min_size(element: Element, smallest: MapSize) -> Element {
    match smallest {
        MapSize::Small => element,
        MapSize::Large => element.class("ecran-large"),
        MapSize::Wide => element.class("vaste"),
    }
}

fn place_name(placed_name: &PlacedName<'_>, step: f64) -> Element {
    let name = placed_name.name;
    let (anchor, gap) = placed_name.anchor.text_anchor();
    let gap =
        (placed_name.anchor != LabelAnchor::Middle).then(|| format!("{}em", to_fixed(gap, 1)));
    let text = svg("text")
        .attr("class", name.kind.is_area().then_some("departement"))
        .attr("x", to_fixed(name.point.x / step, 0).to_string())
        .attr("y", to_fixed(name.point.y / step, 0).to_string())
        .attr("dx", gap)
        .attr("text-anchor", (placed_name.anchor == LabelAnchor::Left).then_some(anchor))
        .child(name.text.to_owned());
    min_size(text, placed_name.smallest_map)
}

fn river_name(river: &RiverName<'_>, step: f64) -> Element {
    let (right, down) = river.direction;
    let [right, down, up] = [right, down, -down].map(|value| to_fixed(value, 2).to_string());
    let [x, y] = [river.point.x, river.point.y].map(|value| to_fixed(value / step, 0).to_string());
    let text = svg("text")
        .class("eau")
        .attr("transform", format!("matrix({right} {down} {up} {right} {x} {y})"))
        .attr("y", format!("{}em", to_fixed(river.offset, 1)))
        .child(river.text.to_owned());
    min_size(text, river.smallest_map)
}
