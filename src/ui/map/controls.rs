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
    let option = |id: &&'static str| {
        let id = *id;
        let indicator = store.dataset.indicator(id)?;
        let selected = move || store.indicator.with(|current| current.as_str() == id);
        Some(view! { <option value=id prop:selected=selected>{indicator.label.clone()}</option> })
    };
    let group = |(theme, ids): (&'static str, &'static [&'static str])| {
        view! { <optgroup label=theme>{ids.iter().map(option).collect_view()}</optgroup> }
    };
    view! {
        <label class="choix">
            <span>"Sur la carte"</span>
            <select data-control="indicateur" on:change=choose>
                {ON_OFFER.map(group).collect_view()}
            </select>
        </label>
    }
}

/// What a button does to the viewport.
#[derive(Clone, Copy)]
enum Move {
    Zoom(f64),
    Pan(f64, f64),
    Whole,
}

/// The buttons: words, sign, effect.
const BUTTONS: [(&str, &str, Move); 7] = [
    ("Agrandir", "+", Move::Zoom(CLICK_ZOOM)),
    ("Réduire", "−", Move::Zoom(1.0 / CLICK_ZOOM)),
    ("Voir tout le département", "⤢", Move::Whole),
    ("Vers le nord", "↑", Move::Pan(0.0, CLICK_MOVE)),
    ("Vers l’ouest", "←", Move::Pan(CLICK_MOVE, 0.0)),
    ("Vers l’est", "→", Move::Pan(-CLICK_MOVE, 0.0)),
    ("Vers le sud", "↓", Move::Pan(0.0, -CLICK_MOVE)),
];

/// Zoom and move buttons. Those that would do nothing on the whole map are disabled.
#[component]
pub fn Controls(store: Store) -> impl IntoView {
    let whole = Memo::new(move |_| store.viewport.with(|v| v.is_whole()));
    let button = move |(words, sign, effect): (&'static str, &'static str, Move)| {
        let press = move |_| {
            store.viewport.update(|v| {
                *v = match effect {
                    Move::Zoom(factor) => v.zoomed(factor, 0.5, 0.5),
                    Move::Pan(dx, dy) => v.panned(dx, dy),
                    Move::Whole => Viewport::default(),
                }
            });
        };
        let idle = move || whole.get() && !matches!(effect, Move::Zoom(factor) if factor > 1.0);
        let pans = matches!(effect, Move::Pan(..));
        view! {
            <button type="button" class:pas=pans aria-label=words title=words disabled=idle on:click=press>
                {sign}
            </button>
        }
    };
    view! {
        <div class="commandes" role="group" aria-label="Déplacer la carte">
            {BUTTONS.map(button).collect_view()}
        </div>
    }
}
