//! The coloured territories: one tab stop, arrow keys between neighbours.

use super::drawing::{Features, choropleth_class, css_class};
use crate::browser::page;
use crate::store::{Derived, Store, Var};
use analysis::scene::keyboard::{Step, step_from};
use dom::event::{self, KeyboardEvent};
use dom::{Element, dynamic, svg};
use geometry::Direction;
use model::{Territory, TerritoryId};
use state::link::{self, territory_path};
use state::{Event, Intent};

/// Zoom factor of a key.
const KEY_ZOOM: f64 = 1.5;

/// The focused and the hovered territory of the map, by index.
#[derive(Clone, Copy)]
pub struct Highlight {
    pub focused: Var<Option<usize>>,
    pub hovered: Var<Option<usize>>,
}

/// The territories, drawn as `features`. Sets `highlight` when one is focused or hovered; `sentences` are their
/// accessible names.
pub fn territories(
    store: Store,
    features: Features,
    highlight: Highlight,
    sentences: Derived<Vec<String>>,
) -> Element {
    // Index of the territory that Tab reaches. Without the program each link is a tab stop.
    let stop = Var::new(0_usize);
    let shapes = move || shapes(store.with_shown_dataset(), features, highlight, sentences, stop);
    svg("g").class("territoires").child(dynamic(shapes))
}

/// The territories of the shown dataset.
fn shapes(
    store: Store,
    features: Features,
    highlight: Highlight,
    sentences: Derived<Vec<String>>,
    stop: Var<usize>,
) -> Vec<Element> {
    let shape = |(index, territory): (usize, &'static Territory)| {
        let sentence = move || sentences.with(|all| all.get(index).cloned());
        let link = territory_link(store, index, territory, stop).bind_attr("aria-label", sentence);
        track_highlight(link, index, stop, highlight)
            .child(territory_shape(store, features, index, territory))
    };
    store.dataset.territories.iter().enumerate().map(shape).collect()
}

/// Id of a territory's link.
fn link_id(territory: &Territory) -> String {
    format!("t-{}", territory.code())
}

/// The link that opens a territory's sheet; without the program it leads to its page.
fn territory_link(
    store: Store,
    index: usize,
    territory: &'static Territory,
    stop: Var<usize>,
) -> Element {
    let siren = territory.siren();
    let open = move || {
        stop.set(index);
        if let Some(siren) = siren {
            store.dispatch(Event::IntentWithFocus(Intent::Select(Some(siren))));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if let Some(command) = MapCommand::from_event(&event) {
            event.prevent_default();
            run_command(store, command, index, &open);
        }
    };
    let tab_index =
        move || store.is_ready.get().then(|| if stop.get() == index { "0" } else { "-1" });
    svg("a")
        .attr("id", link_id(territory))
        .attr(
            "href",
            siren.map_or_else(
                || "#tableau".to_owned(),
                |siren| link::relative_url(store.root, &territory_path(siren)),
            ),
        )
        .bind_attr("tabindex", tab_index)
        .on(event::KEYDOWN, on_key)
}

/// `link`, with listeners that set whether it is focused or hovered.
fn track_highlight(link: Element, index: usize, stop: Var<usize>, highlight: Highlight) -> Element {
    let Highlight { focused, hovered } = highlight;
    link.on(event::FOCUS, move |_| {
        stop.set(index);
        focused.set(Some(index));
    })
    .on(event::BLUR, move |_| focused.set(None))
    .on(event::POINTERMOVE, move |_| {
        if hovered.get_untracked() != Some(index) {
            hovered.set(Some(index));
        }
    })
    .on(event::POINTERLEAVE, move |_| hovered.set(None))
}

fn territory_shape(
    store: Store,
    features: Features,
    index: usize,
    territory: &'static Territory,
) -> Element {
    let style = move || features.with(|all| Some(all.get(index)?.style));
    // The build writes the outline into the HTML; hydration keeps it, as the browser has no outlines yet.
    let outline = store.dataset.outlines.get().and_then(|o| o.outline_of(&territory.id));
    let path = outline.zip(store.outline_tools.get_untracked()).map(|(o, tools)| (tools.path)(o));
    svg("path")
        .attr("data-epci", territory.siren().map(|siren| siren.to_string()))
        .attr("d", path)
        .bind_attr("class", move || Some(css_class("territoire", style()?)))
        .bind_attr("data-class", move || choropleth_class(style()?))
}

/// The outlines of the selected and of the focused territory, above their neighbours. Their `d` is copied from
/// the page.
pub fn selection(store: Store, highlight: Highlight) -> [Element; 2] {
    let outline = |territory: &Territory| page::first_child_attribute(&link_id(territory), "d");
    let selected = move || {
        let siren = store.state.with(|state| state.selected)?;
        outline(store.with_shown_dataset().dataset.territory(&TerritoryId::Epci(siren))?)
    };
    let focused = move || {
        outline(store.with_shown_dataset().dataset.territories.get(highlight.focused.get()?)?)
    };
    [
        svg("path").class("selection").bind_attr("d", selected),
        svg("path").class("vise").bind_attr("d", focused),
    ]
}

/// A key command on the map.
enum MapCommand {
    Step(Step),
    Open,
    Leave,
    Zoom(f64),
    Whole,
}

impl MapCommand {
    fn from_event(event: &KeyboardEvent) -> Option<Self> {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return None;
        }
        Some(match event.key().as_str() {
            "ArrowUp" => Self::Step(Step::Towards(Direction::North)),
            "ArrowDown" => Self::Step(Step::Towards(Direction::South)),
            "ArrowRight" => Self::Step(Step::Towards(Direction::East)),
            "ArrowLeft" => Self::Step(Step::Towards(Direction::West)),
            "Home" => Self::Step(Step::First),
            "End" => Self::Step(Step::Last),
            "Enter" | " " => Self::Open,
            "Escape" => Self::Leave,
            "+" | "=" => Self::Zoom(KEY_ZOOM),
            "-" => Self::Zoom(1.0 / KEY_ZOOM),
            "0" => Self::Whole,
            _ => return None,
        })
    }
}

fn run_command(store: Store, command: MapCommand, index: usize, open: &dyn Fn()) {
    match command {
        MapCommand::Step(step) => {
            let next = step_from(store.dataset, index, step);
            if let Some(territory) = store.dataset.territories.get(next) {
                page::focus(&link_id(territory));
                centre_on(store, territory);
            }
        }
        MapCommand::Open => open(),
        MapCommand::Leave => page::focus("tableau"),
        MapCommand::Zoom(factor) => {
            store.move_map(|v| v.zoomed(factor, 0.5, 0.5));
            if let Some(territory) = store.dataset.territories.get(index) {
                centre_on(store, territory);
            }
        }
        MapCommand::Whole => store.move_map(|_| state::Viewport::default()),
    }
}

/// Centres a zoomed map on a territory.
fn centre_on(store: Store, territory: &Territory) {
    let projection = store.dataset.projection;
    let centre = territory.layout.centre;
    let (x, y) = (centre.x / projection.width, centre.y / projection.height);
    store.move_map(|viewport| viewport.centred(x, y));
}
