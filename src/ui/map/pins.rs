//! The services' pins, grouped where they would overlap.

use super::attributes::translate;
use leptos::ev;

use super::answer_pins::numbered;
use crate::browser::opener;
use crate::store::{Derived, Store};
use crate::ui::element::{Element, Node, svg, varying};
use analysis::scene::pins::{Pin, grouped, pins};
use analysis::wording::labels::wording;
use analysis::wording::naming::title;
use geometry::MapPoint;
use model::{Category, ServiceId};
use state::link::of_service;
use state::{Event, Intent};

/// Width of a pin and the gap around it on the unzoomed map, in map units.
const REACH: f64 = 430.0;

/// The path of a category's shape, in a box from −10 to 10: no two categories share both shape
/// and letter.
#[must_use]
pub fn shape(category: Category) -> &'static str {
    const DISC: &str = "M-10 0a10 10 0 1 1 20 0a10 10 0 1 1-20 0z";
    const SQUARE: &str = "M-9-9H9V9H-9z";
    const DIAMOND: &str = "M0-12L12 0 0 12-12 0z";
    const HEXAGON: &str = "M-5.5-10H5.5L11 0 5.5 10H-5.5L-11 0z";
    const HOUSE: &str = "M-9-3L0-12 9-3V10H-9z";
    match category {
        Category::Eaje => DISC,
        Category::Mam | Category::CentreSocial | Category::Circonscription => HOUSE,
        Category::Ram | Category::Laep => DIAMOND,
        Category::Reaap | Category::Clas => SQUARE,
        Category::Mediation | Category::EspaceRencontre => HEXAGON,
    }
}

/// The pins and groups of the shown categories.
pub fn service_pins(store: Store, settled: Derived<f64>) -> Element {
    let marks = move || {
        if store.answer.with(Option::is_some) {
            return numbered(store, settled.get());
        }
        let shown = store.pinned.get();
        let pins = pins(store.dataset, |category| shown.shows(category));
        let groups = grouped(&pins, REACH / settled.get());
        let marks = groups.into_iter().map(|group| {
            let members: Vec<Pin<'static>> =
                group.members.iter().filter_map(|index| pins.get(*index).copied()).collect();
            mark(store, group.position, &members)
        });
        marks.collect::<Vec<_>>().into()
    };
    svg("g")
        .class("reperes")
        .attr("translate", "no")
        .attr("aria-hidden", "true")
        .child(varying(marks))
}

fn mark(store: Store, position: MapPoint, members: &[Pin<'static>]) -> Element {
    match members {
        [pin] => single(store, position, *pin),
        _ => several(store, position, members),
    }
}

/// A mark at a point that opens the services that it stands for, and keeps its size on screen. That of
/// one service is a link to its card, which the list of services says too: Tab passes it over.
pub fn repere(
    store: Store,
    class: &'static str,
    at: MapPoint,
    mut services: Vec<ServiceId>,
    drawing: Vec<Node>,
) -> Element {
    services.dedup();
    let count = services.len();
    let mark = match services.as_slice() {
        [id] => svg("a")
            .attr("href", store.view.with_untracked(|state| of_service(state, id)))
            .attr("data-structure", id.to_string()),
        _ => {
            let open = move |event: ev::MouseEvent| {
                opener::pressed_by(&event);
                store.dispatch(Event::Followed(Intent::OpenGroup(services.clone())));
                opener::pressed(None);
            };
            svg("g").attr("data-cluster", true).attr("data-count", count).on(ev::click, open)
        }
    };
    mark.class(class)
        .attr("tabindex", "-1")
        .attr("transform", translate(at))
        .child(svg("g").class("constant").children(drawing))
}

fn single(store: Store, at: MapPoint, pin: Pin<'static>) -> Element {
    let service = pin.service;
    let drawing = [
        svg("title").child(title(service)),
        svg("path").attr("d", shape(service.category)),
        svg("text").attr("y", "4").child(wording(service.category).letter),
    ];
    repere(store, "repere", at, vec![service.id.clone()], drawing.map(Node::from).into())
        .attr("data-category", service.category.code())
}

fn several(store: Store, at: MapPoint, members: &[Pin<'static>]) -> Element {
    let mut ids: Vec<ServiceId> = members.iter().map(|pin| pin.service.id.clone()).collect();
    ids.dedup();
    let count = ids.len();
    let drawing = [
        svg("title").child(format!("{count} services")),
        svg("circle").attr("r", "12"),
        svg("text").attr("y", "4").child(count.to_string()),
    ];
    repere(store, "repere groupe", at, ids, drawing.map(Node::from).into())
}
