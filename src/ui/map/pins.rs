//! The services' pins, grouped where they would overlap.

use leptos::either::Either;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::super::common::Later;
use super::answer_pins::numbered;
use crate::browser::page;
use crate::compute::pins::{Pin, grouped, pins};
use crate::compute::wording::wording;
use crate::domain::{Category, ServiceId};
use crate::geo::MapPoint;
use crate::state::{Intent, Store};

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
#[component]
pub fn Pins(store: Store, settled: RwSignal<f64>) -> impl IntoView {
    let marks = move || {
        if store.answer.with(Option::is_some) {
            return Either::Left(Later(Some(numbered(store, settled.get()))));
        }
        let shown = store.wanted.get();
        let pins = pins(store.dataset, |category| shown.shows(category));
        let groups = grouped(&pins, REACH / settled.get());
        let marks = groups.into_iter().map(|group| {
            let members: Vec<Pin<'static>> =
                group.members.iter().filter_map(|index| pins.get(*index).copied()).collect();
            mark(store, group.position, &members)
        });
        Either::Right(marks.collect_view())
    };
    view! { <g class="reperes" aria-hidden="true">{marks}</g> }
}

fn mark(store: Store, position: MapPoint, members: &[Pin<'static>]) -> impl IntoView + use<> {
    let place = format!("translate({:.0} {:.0})", position.x, position.y);
    match members {
        [pin] => Either::Left(single(store, place, *pin)),
        _ => Either::Right(several(store, place, members)),
    }
}

fn single(store: Store, place: String, pin: Pin<'static>) -> impl IntoView {
    let service = pin.service;
    let open = move |_: MouseEvent| show_card(store, Intent::OpenService(Some(service.id.clone())));
    view! {
        <g
            class="repere"
            transform=place
            data-structure=service.id.to_string()
            data-category=service.category.code()
            on:click=open
        >
            <g class="constant">
                <title>{service.name.clone()}</title>
                <path d=shape(service.category) />
                <text y="4">{wording(service.category).letter}</text>
            </g>
        </g>
    }
}

fn several(store: Store, place: String, members: &[Pin<'static>]) -> impl IntoView + use<> {
    let mut ids: Vec<ServiceId> = members.iter().map(|pin| pin.service.id.clone()).collect();
    ids.dedup();
    let count = ids.len();
    let open = move |_: MouseEvent| show_card(store, Intent::OpenGroup(ids.clone()));
    view! {
        <g class="repere groupe" transform=place data-cluster data-count=count on:click=open>
            <g class="constant">
                <title>{format!("{count} services")}</title>
                <circle r="12" />
                <text y="4">{count}</text>
            </g>
        </g>
    }
}

/// Opens a card where it is seen.
pub fn show_card(store: Store, intent: Intent) {
    store.dispatch(intent);
    page::focus_once_drawn("fiche-service");
}
