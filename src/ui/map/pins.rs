//! The services' pins, grouped where they would overlap.

use super::attributes::translate;
use leptos::ev;

use super::answer_pins::numbered;
use crate::browser::page;
use crate::compute::pins::{Pin, grouped, pins};
use crate::compute::wording::wording;
use crate::domain::{Category, ServiceId};
use crate::geo::MapPoint;
use crate::state::{Derived, Intent, Store};
use crate::ui::element::{Element, Node, svg, varying};

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
        let shown = store.wanted.get();
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

/// A mark at a point that opens what it stands for, and keeps its size on screen.
pub fn repere(
    store: Store,
    class: &'static str,
    at: MapPoint,
    opens: Intent,
    drawing: Vec<Node>,
) -> Element {
    let open = move |_| {
        store.dispatch(opens.clone());
        page::focus_once_drawn("fiche-service");
    };
    svg("g")
        .class(class)
        .attr("transform", translate(at))
        .on(ev::click, open)
        .child(svg("g").class("constant").children(drawing))
}

fn single(store: Store, at: MapPoint, pin: Pin<'static>) -> Element {
    let service = pin.service;
    let drawing = [
        svg("title").child(service.name.as_str()),
        svg("path").attr("d", shape(service.category)),
        svg("text").attr("y", "4").child(wording(service.category).letter),
    ];
    let opens = Intent::OpenService(Some(service.id.clone()));
    repere(store, "repere", at, opens, drawing.map(Node::from).into())
        .attr("data-structure", service.id.to_string())
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
    repere(store, "repere groupe", at, Intent::OpenGroup(ids), drawing.map(Node::from).into())
        .attr("data-cluster", true)
        .attr("data-count", count)
}
