//! The indicator chooser, and buttons for whoever does not pinch, drag or turn a wheel.

use leptos::prelude::*;

use crate::compute::chart::ON_OFFER;
use crate::domain::IndicatorId;
use crate::state::{Intent, Store, Viewport};

/// How much a click zooms.
const CLICK_ZOOM: f64 = 1.8;
/// How far a click moves, in map widths or heights.
const CLICK_MOVE: f64 = 0.3;

/// The chooser of what the map shows.
#[component]
pub fn Chooser(store: Store) -> impl IntoView {
    let choose = move |event| {
        store.dispatch(Intent::ShowIndicator(IndicatorId::new(&event_target_value(&event))));
    };
    let option = |id: &'static str| {
        let indicator = store.dataset.indicator(id)?;
        let selected = move || store.indicator.with(|current| current.as_str() == id);
        Some(view! { <option value=id prop:selected=selected>{indicator.label.clone()}</option> })
    };
    view! {
        <label class="choix">
            <span>"Sur la carte"</span>
            <select data-control="indicateur" on:change=choose>
                {ON_OFFER.map(option).collect_view()}
            </select>
        </label>
    }
}

/// Zoom and move buttons.
#[component]
pub fn Controls(store: Store) -> impl IntoView {
    let zoom = move |factor: f64| store.viewport.update(|v| *v = v.zoomed(factor, 0.5, 0.5));
    let pan = move |dx: f64, dy: f64| store.viewport.update(|v| *v = v.panned(dx, dy));
    let whole = Memo::new(move |_| store.viewport.with(|v| v.is_whole()));
    let arrow = move |class, words, sign, dx, dy| {
        view! {
            <button type="button" class=class aria-label=words title=words disabled=whole on:click=move |_| pan(dx, dy)>
                {sign}
            </button>
        }
    };
    view! {
        <div class="commandes" role="group" aria-label="Déplacer la carte">
            <button type="button" aria-label="Agrandir" title="Agrandir" on:click=move |_| zoom(CLICK_ZOOM)>"+"</button>
            <button type="button" aria-label="Réduire" title="Réduire" disabled=whole on:click=move |_| zoom(1.0 / CLICK_ZOOM)>"−"</button>
            <button
                type="button"
                aria-label="Voir tout le département"
                title="Voir tout le département"
                disabled=whole
                on:click=move |_| store.viewport.set(Viewport::default())
            >
                "⤢"
            </button>
            {arrow("pas", "Vers le nord", "↑", 0.0, CLICK_MOVE)}
            {arrow("pas", "Vers l’ouest", "←", CLICK_MOVE, 0.0)}
            {arrow("pas", "Vers l’est", "→", -CLICK_MOVE, 0.0)}
            {arrow("pas", "Vers le sud", "↓", 0.0, -CLICK_MOVE)}
        </div>
    }
}
