//! The answer on the map: the home, distance rings, and the services with the numbers of the list.

use super::super::map::AnswerMap;
use super::super::map::drawing::translate;
use super::super::map::pins::marker_link;
use crate::store::Store;
use analysis::nearby::around::NearbyService;
use analysis::scene::pins::{FramedPlaces, badge_half_width, cluster_numbered, framed_places};
use analysis::scene::rings::{Ring, rings};
use analysis::wording::answer::number_ranges;
use dom::{Element, Node, svg};
use geometry::MapPoint;
use model::ServiceId;
use small_std::to_fixed;
use state::answer::Answer;

/// The functions that show the answer of a store.
pub const ANSWER_MAP: AnswerMap = AnswerMap {
    layer,
    bounds: |store| store.answer.with(|answer| Some(frame(store, answer.as_ref()?).bounds)),
};

/// The elements of the answer; none without one.
fn layer(store: Store, zoom: f64) -> Vec<Element> {
    let Some(answer) = store.answer.get() else { return Vec::new() };
    let home = store.dataset.projection.project(answer.origin.point);
    let rings = rings(&store.dataset.projection, home, &frame(store, &answer), zoom);
    let ring_elements = rings.map(|distance_ring| ring(distance_ring, home));
    let markers = markers(store, &answer, zoom);
    let ring_elements = svg("g").class("anneaux").children(ring_elements.into_iter().flatten());
    [ring_elements].into_iter().chain(markers).chain([home_marker(&answer, home)]).collect()
}

fn frame(store: Store, answer: &Answer) -> FramedPlaces {
    let listed = answer.nearby.placed.get(..answer.shown_count).unwrap_or(&answer.nearby.placed);
    framed_places(answer.origin.point, listed, &store.dataset.projection)
}

fn ring(ring: Ring, home: MapPoint) -> [Element; 2] {
    let [x, y, radius] = [home.x, home.y, ring.radius].map(|n| to_fixed(n, 0).to_string());
    let circle = svg("circle").attr("cx", x).attr("cy", y).attr("r", radius);
    let words = svg("text").class("constant").attr("y", "3").child(ring.label());
    [circle, svg("g").attr("transform", translate(ring.label_position)).child(words)]
}

/// The home with its name, drawn above its point to leave room for a service of the same commune.
fn home_marker(answer: &Answer, position: MapPoint) -> Element {
    let name = answer.home.map_or("Vous", |home| home.name);
    let drawing = svg("g")
        .class("constant")
        .child(svg("path").attr("d", "M-8-20 0-28 8-20M-5.5-22V-13H5.5V-22"))
        .child(svg("text").class("lieu").attr("y", "-32").child(name));
    svg("g")
        .class("domicile")
        .attr("data-home", true)
        .attr("transform", translate(position))
        .child(drawing)
}

fn markers(store: Store, answer: &Answer, zoom: f64) -> Vec<Element> {
    let filter = store.pinned_categories.get();
    // Markers keep the numbers of the list, whatever the filter hides.
    let candidates = answer.nearby.placed.iter().take(answer.shown_count).enumerate();
    let visible: Vec<(usize, &NearbyService<'static>)> =
        candidates.filter(|(_, nearby)| filter.contains(nearby.service.category)).collect();
    let groups = cluster_numbered(&visible, &store.dataset.projection, zoom);
    groups.iter().map(|group| marker(store, answer, group.position, &group.members)).collect()
}

fn marker(
    store: Store,
    answer: &Answer,
    position: MapPoint,
    members: &[(usize, &NearbyService<'static>)],
) -> Element {
    let numbers: Vec<usize> = members.iter().map(|(index, _)| index + 1).collect();
    let ids: Vec<ServiceId> = members.iter().map(|(_, nearby)| nearby.service.id.clone()).collect();
    // The home's commune is already named.
    let commune = members.first().map(|(_, nearby)| nearby.commune.name.as_str());
    let commune = commune.filter(|name| answer.home.is_none_or(|home| home.name != *name));
    let label = number_ranges(&numbers);
    let half_width = badge_half_width(&label);
    let background = svg("rect")
        .attr("x", -half_width)
        .attr("y", "-9")
        .attr("width", 2.0 * half_width)
        .attr("height", "18")
        .attr("rx", "9");
    let drawing = [
        background,
        svg("text").attr("y", "4").child(label),
        svg("text").class("lieu").attr("y", "20").child(commune),
    ];
    marker_link(store, "repere numero", position, ids, drawing.map(Node::from).into())
}
