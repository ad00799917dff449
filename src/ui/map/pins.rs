//! The services' pins, and those of an answer with its home, grouped where they would overlap.

use super::drawing::translate;
use crate::store::{Derived, Store};
use analysis::nearby::around::Found;
use analysis::scene::pins::{Group, Pin, frame, grouped, half_badge, marker_path, numbered, pins};
use analysis::wording::answer::ranges;
use analysis::wording::labels::wording;
use analysis::wording::naming::title;
use dom::{Element, Node, dynamic, event, svg};
use geometry::MapPoint;
use model::ServiceId;
use state::answer::Answer;
use state::link::of_service;
use state::{Event, Intent, Viewport};

/// The pins and groups of the shown categories.
pub fn service_pins(store: Store, settled_zoom: Derived<f64>) -> Element {
    let markers = move || {
        if store.answer.with(Option::is_some) {
            return answer_layer(store, settled_zoom.get());
        }
        let shown = store.pinned.get();
        let pins = pins(store.dataset, |category| shown.shows(category));
        let groups = grouped(&pins, settled_zoom.get());
        let marker = |own: &Group<Pin<'static>>| marker(store, own.position, &own.members);
        groups.iter().map(marker).collect::<Vec<_>>().into()
    };
    svg("g")
        .class("reperes")
        .attr("translate", "no")
        .attr("aria-hidden", "true")
        .child(dynamic(markers))
}

fn marker(store: Store, position: MapPoint, members: &[Pin<'static>]) -> Element {
    match members {
        [pin] => service_marker(store, position, *pin),
        _ => cluster_marker(store, position, members),
    }
}

/// A marker that opens the services that it stands for, and keeps its size on screen. That of
/// one service is a link to its card, which the list of services says too: Tab passes it over.
fn marker_link(
    store: Store,
    class: &'static str,
    at: MapPoint,
    mut services: Vec<ServiceId>,
    drawing: Vec<Node>,
) -> Element {
    services.dedup();
    let count = services.len();
    let link = match services.as_slice() {
        [id] => svg("a")
            .attr("href", store.view.with_untracked(|state| of_service(state, id)))
            .attr("data-structure", id.to_string()),
        _ => {
            let open = move |_| {
                store.dispatch(Event::Followed(Intent::OpenGroup(services.clone())));
            };
            svg("g").attr("data-cluster", true).attr("data-count", count).on(event::CLICK, open)
        }
    };
    link.class(class)
        .attr("tabindex", "-1")
        .attr("transform", translate(at))
        .child(svg("g").class("constant").children(drawing))
}

fn service_marker(store: Store, at: MapPoint, pin: Pin<'static>) -> Element {
    let service = pin.service;
    let drawing = [
        svg("title").child(title(service)),
        svg("path").attr("d", marker_path(service.category)),
        svg("text").attr("y", "4").child(wording(service.category).letter),
    ];
    marker_link(store, "repere", at, vec![service.id.clone()], drawing.map(Node::from).into())
        .attr("data-category", service.category.code())
}

fn cluster_marker(store: Store, at: MapPoint, members: &[Pin<'static>]) -> Element {
    let mut ids: Vec<ServiceId> = members.iter().map(|pin| pin.service.id.clone()).collect();
    ids.dedup();
    let count = ids.len();
    let drawing = [
        svg("title").child(format!("{count} services")),
        svg("circle").attr("r", "12"),
        svg("text").attr("y", "4").child(count.to_string()),
    ];
    marker_link(store, "repere groupe", at, ids, drawing.map(Node::from).into())
}

/// The home and the numbered services.
fn answer_layer(store: Store, zoom: f64) -> Node {
    let Some(answer) = store.answer.get() else { return Node::Fragment(Vec::new()) };
    let at = store.dataset.projection.project(answer.origin.point);
    // Above its point, where a service of the commune itself may stand.
    let house = svg("path").class("constant").attr("d", "M-8-20 0-28 8-20M-5.5-22V-13H5.5V-22");
    let home = svg("g")
        .class("domicile")
        .attr("data-home", true)
        .attr("transform", translate(at))
        .child(house);
    answer_markers(store, &answer, zoom).into_iter().chain([home]).collect::<Vec<_>>().into()
}

/// The viewport that shows the home and the nearest services; the whole map when there is no answer any more.
pub fn viewport_for_answer(store: Store, window: (f64, f64)) -> Viewport {
    let projection = store.dataset.projection;
    let framed = store.answer.with(|answer| {
        let answer = answer.as_ref()?;
        let listed = answer.nearby.placed.get(..answer.shown).unwrap_or(&answer.nearby.placed);
        frame(answer.origin.point, listed, &projection)
    });
    framed.map_or_else(Viewport::default, |bounds| {
        Viewport::framing(bounds, (projection.width, projection.height), window)
    })
}

fn answer_markers(store: Store, answer: &Answer, zoom: f64) -> Vec<Element> {
    let pinned = store.pinned.get();
    // Each keeps the number that the list gives it, whatever the map's filter hides.
    let listed = answer.nearby.placed.iter().take(answer.shown).enumerate();
    let shown: Vec<(usize, &Found<'static>)> =
        listed.filter(|(_, found)| pinned.shows(found.service.category)).collect();
    let groups = numbered(&shown, &store.dataset.projection, zoom);
    groups.iter().map(|own| answer_marker(store, own.position, &own.members)).collect()
}

fn answer_marker(store: Store, at: MapPoint, members: &[(usize, &Found<'static>)]) -> Element {
    let numbers: Vec<usize> = members.iter().map(|(index, _)| index + 1).collect();
    let ids: Vec<ServiceId> = members.iter().map(|(_, found)| found.service.id.clone()).collect();
    let commune = members.first().map(|(_, found)| found.commune.name.as_str());
    let label = ranges(&numbers);
    let half = half_badge(&label);
    let ground = svg("rect")
        .attr("x", -half)
        .attr("y", "-9")
        .attr("width", 2.0 * half)
        .attr("height", "18")
        .attr("rx", "9");
    let drawing = [
        ground,
        svg("text").attr("y", "4").child(label),
        svg("text").class("lieu").attr("y", "20").child(commune),
    ];
    marker_link(store, "repere numero", at, ids, drawing.map(Node::from).into())
}
