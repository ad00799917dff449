//! The answer on the map: home, and the services found, numbered as in the list.

use super::attributes::translate;
use super::pins::repere;
use crate::store::Store;
use analysis::nearby::around::Found;
use analysis::wording::answer::ranges;
use dom::{Element, Node, svg};
use geometry::{Bounds, MapPoint, cluster};
use model::ServiceId;
use state::Viewport;
use state::answer::Answer;

/// Width of a numbered mark and its name on the unzoomed map, in map units.
const REACH: f64 = 620.0;
/// How many of the nearest services the map frames with the home.
const FRAMED: usize = 4;

/// The home and the numbered services.
pub fn numbered(store: Store, zoom: f64) -> Node {
    let Some(answer) = store.answer.get() else { return Node::Fragment(Vec::new()) };
    let at = store.dataset.projection.project(answer.origin.point);
    // Above its point, where a service of the commune itself may stand.
    let house = svg("path").class("constant").attr("d", "M-8-20 0-28 8-20M-5.5-22V-13H5.5V-22");
    let home = svg("g")
        .class("domicile")
        .attr("data-home", true)
        .attr("transform", translate(at))
        .child(house);
    marks(store, &answer, zoom).into_iter().chain([home]).collect::<Vec<_>>().into()
}

/// Shows home and the nearest services; the whole map when there is no answer any more.
pub fn frame(store: Store, window: (f64, f64)) -> Viewport {
    let projection = store.dataset.projection;
    let framed = store.answer.with(|answer| {
        let answer = answer.as_ref()?;
        let nearest = answer.nearby.placed.iter().take(answer.shown.min(FRAMED));
        let points = nearest.map(|found| found.commune.point).chain([answer.origin.point]);
        Bounds::around(points.map(|point| projection.project(point)))
    });
    framed.map_or_else(Viewport::default, |bounds| {
        Viewport::framing(bounds, (projection.width, projection.height), window)
    })
}

fn marks(store: Store, answer: &Answer, zoom: f64) -> Vec<Element> {
    let pinned = store.pinned.get();
    // Each keeps the number that the list gives it, whatever the map's filter hides.
    let listed = answer.nearby.placed.iter().take(answer.shown).enumerate();
    let shown: Vec<(usize, &Found<'static>)> =
        listed.filter(|(_, found)| pinned.shows(found.service.category)).collect();
    let place = |found: &Found| store.dataset.projection.project(found.commune.point);
    let points: Vec<MapPoint> = shown.iter().map(|(_, found)| place(found)).collect();
    let groups = cluster(&points, REACH / zoom);
    groups
        .into_iter()
        .map(|group| {
            let members = group.members.iter().filter_map(|index| shown.get(*index));
            let members: Vec<(usize, &Found<'static>)> = members.copied().collect();
            mark(store, group.position, &members)
        })
        .collect()
}

fn mark(store: Store, at: MapPoint, members: &[(usize, &Found<'static>)]) -> Element {
    let numbers: Vec<usize> = members.iter().map(|(index, _)| index + 1).collect();
    let ids: Vec<ServiceId> = members.iter().map(|(_, found)| found.service.id.clone()).collect();
    let commune = members.first().map(|(_, found)| found.commune.name.as_str());
    let label = ranges(&numbers);
    let half = (4.0 + 3.2 * label.chars().count() as f64).max(9.0);
    let frame = svg("rect")
        .attr("x", -half)
        .attr("y", "-9")
        .attr("width", 2.0 * half)
        .attr("height", "18")
        .attr("rx", "9");
    let drawing = [
        frame,
        svg("text").attr("y", "4").child(label),
        svg("text").class("lieu").attr("y", "20").child(commune),
    ];
    repere(store, "repere numero", at, ids, drawing.map(Node::from).into())
}
