//! An answer on the map: the home, rings of distance around it, and the services under the numbers of the list.

use super::super::map::AnswerMap;
use super::super::map::drawing::translate;
use super::super::map::pins::marker_link;
use crate::store::Store;
use analysis::nearby::around::NearbyService;
use analysis::scene::pins::{Framed, framed, half_badge, numbered};
use analysis::scene::rings::{Ring, rings};
use analysis::wording::answer::ranges;
use dom::{Element, Node, svg};
use geometry::MapPoint;
use model::ServiceId;
use small_std::fixed;
use state::answer::Answer;

/// The functions that show the answer of a store.
pub const ANSWER_MAP: AnswerMap = AnswerMap {
    layer,
    bounds: |store| store.answer.with(|answer| Some(framed_by(store, answer.as_ref()?).bounds)),
};

/// What is drawn of the answer; nothing where there is none.
fn layer(store: Store, zoom: f64) -> Vec<Element> {
    let Some(answer) = store.answer.get() else { return Vec::new() };
    let home = store.dataset.projection.project(answer.origin.point);
    let rings = rings(&store.dataset.projection, home, &framed_by(store, &answer), zoom);
    let around = rings.map(|own| ring(own, home));
    let markers = markers(store, &answer, zoom);
    let around = svg("g").class("anneaux").children(around.into_iter().flatten());
    [around].into_iter().chain(markers).chain([house(&answer, home)]).collect()
}

fn framed_by(store: Store, answer: &Answer) -> Framed {
    let listed = answer.nearby.placed.get(..answer.shown).unwrap_or(&answer.nearby.placed);
    framed(answer.origin.point, listed, &store.dataset.projection)
}

fn ring(own: Ring, home: MapPoint) -> [Element; 2] {
    let [x, y, radius] = [home.x, home.y, own.radius].map(|length| fixed(length, 0).to_string());
    let circle = svg("circle").attr("cx", x).attr("cy", y).attr("r", radius);
    let words = svg("text").class("constant").attr("y", "3").child(own.label());
    [circle, svg("g").attr("transform", translate(own.label_at)).child(words)]
}

/// The home, above its point, where a service of the commune itself may stand, with its name.
fn house(answer: &Answer, at: MapPoint) -> Element {
    let name = answer.home.map_or("Vous", |home| home.name);
    let drawing = svg("g")
        .class("constant")
        .child(svg("path").attr("d", "M-8-20 0-28 8-20M-5.5-22V-13H5.5V-22"))
        .child(svg("text").class("lieu").attr("y", "-32").child(name));
    svg("g")
        .class("domicile")
        .attr("data-home", true)
        .attr("transform", translate(at))
        .child(drawing)
}

fn markers(store: Store, answer: &Answer, zoom: f64) -> Vec<Element> {
    let pinned = store.pinned.get();
    // Each keeps the number that the list gives it, whatever the map's filter hides.
    let listed = answer.nearby.placed.iter().take(answer.shown).enumerate();
    let shown: Vec<(usize, &NearbyService<'static>)> =
        listed.filter(|(_, found)| pinned.shows(found.service.category)).collect();
    let groups = numbered(&shown, &store.dataset.projection, zoom);
    groups.iter().map(|own| marker(store, answer, own.position, &own.members)).collect()
}

fn marker(
    store: Store,
    answer: &Answer,
    at: MapPoint,
    members: &[(usize, &NearbyService<'static>)],
) -> Element {
    let numbers: Vec<usize> = members.iter().map(|(index, _)| index + 1).collect();
    let ids: Vec<ServiceId> = members.iter().map(|(_, found)| found.service.id.clone()).collect();
    // The home says its own name.
    let commune = members.first().map(|(_, found)| found.commune.name.as_str());
    let commune = commune.filter(|name| answer.home.is_none_or(|home| home.name != *name));
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
