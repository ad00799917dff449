//! The coloured territories: one tab stop, arrows between neighbours.

use super::drawing::{Features, choropleth_class, css_class};
use crate::browser::page;
use crate::store::{Derived, Store, Var};
use analysis::scene::neighbours::{Step, step_from};
use dom::event::{self, KeyboardEvent};
use dom::{Element, dynamic, svg};
use geometry::Direction;
use model::{Territory, TerritoryId};
use state::link::{self, page_of};
use state::{Event, Intent};

/// How much a key zooms.
const KEY_ZOOM: f64 = 1.5;

/// What is pointed at or has the focus on the map, by its rank among the territories.
#[derive(Clone, Copy)]
pub struct Highlight {
    /// Which has the focus.
    pub focused: Var<Option<usize>>,
    /// Which is pointed at.
    pub hovered: Var<Option<usize>>,
}

/// The territories, drawn as `features`. `highlight` is told which has the focus and which is pointed at; `sentences`
/// are what each says.
pub fn territories(
    store: Store,
    features: Features,
    highlight: Highlight,
    sentences: Derived<Vec<String>>,
) -> Element {
    // Which territory Tab leads to. Without the program each link is a tab stop of its own.
    let stop = Var::new(0_usize);
    let shapes = move || shapes(store.as_shown(), features, highlight, sentences, stop);
    svg("g").class("territoires").child(dynamic(shapes))
}

/// Those of the dataset that is shown.
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
        highlighting(link, index, stop, highlight)
            .child(shape_of(store, features, index, territory))
    };
    store.dataset.territories.iter().enumerate().map(shape).collect()
}

/// The id of a territory's link.
fn link_id(territory: &Territory) -> String {
    format!("t-{}", territory.code())
}

/// What leads to a territory's sheet: without the program, to its page.
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
            store.dispatch(Event::Followed(Intent::Select(Some(siren))));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if let Some(key) = Key::read(&event) {
            event.prevent_default();
            act(store, key, index, &open);
        }
    };
    let tab_index = move || store.ready.get().then(|| if stop.get() == index { "0" } else { "-1" });
    svg("a")
        .attr("id", link_id(territory))
        .attr(
            "href",
            siren.map_or_else(
                || "#tableau".to_owned(),
                |siren| link::relative(store.root, &page_of(siren)),
            ),
        )
        .bind_attr("tabindex", tab_index)
        .on(event::KEYDOWN, on_key)
}

/// `link`, telling whether it has the focus or is pointed at.
fn highlighting(link: Element, index: usize, stop: Var<usize>, highlight: Highlight) -> Element {
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

fn shape_of(
    store: Store,
    features: Features,
    index: usize,
    territory: &'static Territory,
) -> Element {
    let style = move || features.with(|all| Some(all.get(index)?.style));
    // Written into the HTML by the build, where the browser's program finds it: that has no outlines yet.
    let outline = store.dataset.outlines.get().and_then(|outlines| outlines.of(&territory.id));
    let path = outline.zip(store.outline_tools.now()).map(|(outline, tools)| (tools.path)(outline));
    svg("path")
        .attr("data-epci", territory.siren().map(|siren| siren.to_string()))
        .attr("d", path)
        .bind_attr("class", move || Some(css_class("territoire", style()?)))
        .bind_attr("data-class", move || choropleth_class(style()?))
}

/// The outlines of the selected and of the focused territory, above their neighbours: copies of those
/// that the page draws.
pub fn selection(store: Store, highlight: Highlight) -> [Element; 2] {
    let outline = |territory: &Territory| page::attribute_in(&link_id(territory), "d");
    let selected = move || {
        let siren = store.state.with(|state| state.selected)?;
        outline(store.as_shown().dataset.territory(&TerritoryId::Epci(siren))?)
    };
    let focused =
        move || outline(store.as_shown().dataset.territories.get(highlight.focused.get()?)?);
    [
        svg("path").class("selection").bind_attr("d", selected),
        svg("path").class("vise").bind_attr("d", focused),
    ]
}

/// What a key does on the map.
enum Key {
    Step(Step),
    Open,
    Leave,
    Zoom(f64),
    Whole,
}

impl Key {
    fn read(event: &KeyboardEvent) -> Option<Self> {
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

fn act(store: Store, key: Key, index: usize, open: &dyn Fn()) {
    match key {
        Key::Step(step) => {
            let next = step_from(store.dataset, index, step);
            if let Some(territory) = store.dataset.territories.get(next) {
                page::focus(&link_id(territory));
                centre_on(store, territory);
            }
        }
        Key::Open => open(),
        Key::Leave => page::focus("tableau"),
        Key::Zoom(factor) => {
            store.move_map(|v| v.zoomed(factor, 0.5, 0.5));
            if let Some(territory) = store.dataset.territories.get(index) {
                centre_on(store, territory);
            }
        }
        Key::Whole => store.move_map(|_| state::Viewport::default()),
    }
}

/// Brings a territory into the middle of a zoomed map.
fn centre_on(store: Store, territory: &Territory) {
    let projection = store.dataset.projection;
    let centre = territory.drawing.centre;
    let (x, y) = (centre.x / projection.width, centre.y / projection.height);
    store.move_map(|viewport| viewport.centred(x, y));
}
