//! The pins of the services, clustered where they would overlap. Those of an answer come with it
//! (`sheets::answer_map`).

use super::AnswerMap;
use super::drawing::translate;
use crate::store::{Derived, Store};
use analysis::scene::pins::{Pin, PinCluster, cluster_pins, marker_path, pins};
use analysis::wording::labels::category_words;
use analysis::wording::naming::service_title;
use dom::{Element, Node, dynamic, event, svg};
use geometry::MapPoint;
use model::ServiceId;
use state::{Event, Intent};

/// The pins and clusters of the shown categories, or what `answer_map` draws for an answer.
pub fn service_pins(
    store: Store,
    settled_zoom: Derived<f64>,
    answer_map: impl Fn() -> Option<AnswerMap> + Send + 'static,
) -> Element {
    let markers = move || {
        if store.answer.with(Option::is_some) {
            let draw = answer_map().map(|map| map.layer);
            return draw.map(|draw| draw(store, settled_zoom.get())).unwrap_or_default();
        }
        let filter = store.pinned_categories.get();
        let pins = pins(store.dataset, |category| filter.contains(category));
        let groups = cluster_pins(&pins, settled_zoom.get());
        let marker =
            |group: &PinCluster<Pin<'static>>| marker(store, group.position, &group.members);
        groups.iter().map(marker).collect()
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

/// A marker that opens its services and keeps its size on screen. For a single service it is a link to its card;
/// Tab skips it, as the list of services has the same link.
pub fn marker_link(
    store: Store,
    class: &'static str,
    position: MapPoint,
    mut services: Vec<ServiceId>,
    drawing: Vec<Node>,
) -> Element {
    services.dedup();
    let count = services.len();
    let link = match services.as_slice() {
        [id] => svg("a").attr("href", store.card_link(id)).attr("data-structure", id.to_string()),
        _ => {
            let open = move |_| {
                store.dispatch(Event::IntentWithFocus(Intent::OpenGroup(services.clone())));
            };
            svg("g").attr("data-cluster", true).attr("data-count", count).on(event::CLICK, open)
        }
    };
    link.class(class)
        .attr("tabindex", "-1")
        .attr("transform", translate(position))
        .child(svg("g").class("constant").children(drawing))
}

fn service_marker(store: Store, position: MapPoint, pin: Pin<'static>) -> Element {
    let service = pin.service;
    let drawing = [
        svg("title").child(service_title(service)),
        svg("path").attr("d", marker_path(service.category)),
        svg("text").attr("y", "4").child(category_words(service.category).letter),
    ];
    marker_link(store, "repere", position, vec![service.id.clone()], drawing.map(Node::from).into())
        .attr("data-category", service.category.code())
}

fn cluster_marker(store: Store, position: MapPoint, members: &[Pin<'static>]) -> Element {
    let mut ids: Vec<ServiceId> = members.iter().map(|pin| pin.service.id.clone()).collect();
    ids.dedup();
    let count = ids.len();
    let drawing = [
        svg("title").child(format!("{count} services")),
        svg("circle").attr("r", "12"),
        svg("text").attr("y", "4").child(count.to_string()),
    ];
    marker_link(store, "repere groupe", position, ids, drawing.map(Node::from).into())
}
