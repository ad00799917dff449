//! The answer on the map: home, and the services found, numbered as in the list.

use leptos::prelude::*;

use super::pins::show_card;
use crate::compute::answer::ranges;
use crate::domain::{Commune, ServiceId};
use crate::geo::{Bounds, MapPoint, cluster};
use crate::state::{Answer, Intent, Store, Viewport};

/// Width of a numbered mark and its name on the unzoomed map, in map units.
const REACH: f64 = 620.0;
/// How many of the nearest services the map frames with the home.
const FRAMED: usize = 4;

/// The home and the numbered services.
pub fn numbered(store: Store, zoom: f64) -> impl IntoView {
    let answer = store.answer.get();
    let marks = answer.as_ref().map(|answer| marks(store, answer, zoom));
    let home = answer.map(|answer| {
        let at = store.dataset.projection.project(answer.origin.point);
        view! {
            <g class="domicile" data-home transform=place(at)>
                // Above its point, where a service of the commune itself may stand.
                <path class="constant" d="M-8-20 0-28 8-20M-5.5-22V-13H5.5V-22" />
            </g>
        }
    });
    view! { {marks} {home} }
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

fn marks(store: Store, answer: &Answer, zoom: f64) -> impl IntoView + use<> {
    let shown: Vec<(ServiceId, &'static Commune)> = answer
        .nearby
        .placed
        .iter()
        .take(answer.shown)
        .map(|found| (found.service.id.clone(), found.commune))
        .collect();
    let points: Vec<MapPoint> =
        shown.iter().map(|(_, commune)| store.dataset.projection.project(commune.point)).collect();
    let groups = cluster(&points, REACH / zoom);
    groups
        .into_iter()
        .map(|group| {
            let members = group.members.iter().filter_map(|index| shown.get(*index));
            let ids: Vec<ServiceId> = members.map(|(id, _)| id.clone()).collect();
            let numbers: Vec<usize> = group.members.iter().map(|index| index + 1).collect();
            let name = group.members.first().and_then(|index| shown.get(*index));
            mark(store, group.position, &numbers, ids, name.map(|(_, commune)| *commune))
        })
        .collect_view()
}

fn mark(
    store: Store,
    at: MapPoint,
    numbers: &[usize],
    ids: Vec<ServiceId>,
    commune: Option<&'static Commune>,
) -> impl IntoView + use<> {
    let label = ranges(numbers);
    let half = 4.0 + 3.2 * label.chars().count() as f64;
    let several = ids.len() > 1;
    let single = ids.first().filter(|_| !several).map(ToString::to_string);
    let count = several.then_some(ids.len());
    let open = move |_| {
        let only = ids.first().filter(|_| !several).cloned();
        show_card(
            store,
            only.map_or_else(|| Intent::OpenGroup(ids.clone()), |id| Intent::OpenService(Some(id))),
        );
    };
    view! {
        <g
            class="repere numero"
            transform=place(at)
            data-structure=single
            data-cluster=several.then_some("")
            data-count=count
            on:click=open
        >
            <g class="constant">
                <rect x=-half.max(9.0) y="-9" width=2.0 * half.max(9.0) height="18" rx="9" />
                <text y="4">{label}</text>
                <text class="lieu" y="20">{commune.map(|commune| commune.name.clone())}</text>
            </g>
        </g>
    }
}

fn place(at: MapPoint) -> String {
    format!("translate({:.0} {:.0})", at.x, at.y)
}
