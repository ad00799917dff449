//! The chooser of the indicator, and buttons that replace pinch, drag and wheel. The choosers of découpage and
//! date are in `choosers.rs`, in another chunk.

use crate::store::{Store, memo};
use crate::ui::figures::chunk::FigureChunk;
use dom::{Element, dynamic, event, html, island};
use model::{Group, IndicatorId};
use state::{Intent, Viewport};

/// Zoom factor of a click.
const CLICK_ZOOM: f64 = 1.8;
/// Distance of a click's move, in map widths or heights.
const CLICK_MOVE: f64 = 0.3;

/// The choosers of what the map shows: the indicator, then those of `figures`.
pub fn map_choosers(store: Store, figures: FigureChunk) -> Element {
    html("div")
        .class("choix-carte")
        .child(indicators(store))
        .child(island(move || Some((figures.views()?.choosers)(store, figures))))
}

fn indicators(store: Store) -> Element {
    let choose = move |event| {
        let id = store.dataset.catalogue.stored_choice(&event::field_value(&event));
        store.dispatch(Intent::ShowIndicator(id));
    };
    let option = move |id: &'static IndicatorId| {
        let indicator = store.with_shown_dataset().dataset.indicator(id.as_str())?;
        let selected = move || store.indicator.with(|current| current == id);
        let option = html("option").attr("value", id.as_str()).bind_prop("selected", selected);
        Some(option.child(indicator.label.as_str()))
    };
    let group = move |group: &'static Group| {
        let options = group.indicators.iter().filter_map(option);
        html("optgroup").attr("label", group.title.as_str()).children(options)
    };
    let select = html("select").attr("data-control", "indicateur").on(event::CHANGE, choose);
    html("label").class("choix").child(html("span").child("Sur la carte")).child(select.child(
        dynamic(move || {
            let groups = store.with_shown_dataset().dataset.offered_groups();
            groups.into_iter().map(group).collect::<Vec<_>>()
        }),
    ))
}

/// The effect of a button on the viewport.
#[derive(Clone, Copy)]
enum Move {
    Zoom(f64),
    Pan(f64, f64),
    Whole,
}

/// The buttons: label, sign, effect.
const BUTTONS: [(&str, &str, Move); 7] = [
    ("Agrandir", "+", Move::Zoom(CLICK_ZOOM)),
    ("Réduire", "−", Move::Zoom(1.0 / CLICK_ZOOM)),
    ("Voir tout le département", "⤢", Move::Whole),
    ("Vers le nord", "↑", Move::Pan(0.0, CLICK_MOVE)),
    ("Vers l’ouest", "←", Move::Pan(CLICK_MOVE, 0.0)),
    ("Vers l’est", "→", Move::Pan(-CLICK_MOVE, 0.0)),
    ("Vers le sud", "↓", Move::Pan(0.0, -CLICK_MOVE)),
];

/// The buttons for zooming and moving. While the whole map is shown only « Agrandir » is enabled.
pub fn controls(store: Store) -> Element {
    let is_whole = memo(move || store.viewport.with(|v| v.is_whole()));
    let button = move |(label, sign, change): (&'static str, &'static str, Move)| {
        let press = move |_| {
            store.move_map(|v| match change {
                Move::Zoom(factor) => v.zoomed(factor, 0.5, 0.5),
                Move::Pan(dx, dy) => v.panned(dx, dy),
                Move::Whole => Viewport::default(),
            });
        };
        let is_disabled =
            move || is_whole.get() && !matches!(change, Move::Zoom(factor) if factor > 1.0);
        html("button")
            .attr("type", "button")
            .attr("class", matches!(change, Move::Pan(..)).then_some("pas"))
            .attr("aria-label", label)
            .attr("title", label)
            .bind_attr("disabled", is_disabled)
            .on(event::CLICK, press)
            .child(sign)
    };
    html("div")
        .class("commandes")
        .attr("role", "group")
        .attr("aria-label", "Déplacer la carte")
        .children(BUTTONS.map(button))
}
