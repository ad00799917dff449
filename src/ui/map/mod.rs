//! The map and everything around it that belongs to it: chooser, buttons, captions, legend.

pub mod choosers;
mod communes;
pub mod context;
mod controls;
pub mod drawing;
mod gestures;
pub mod legend;
pub mod pins;
mod territories;

use self::communes::communes;
use self::controls::{choosers, controls};
use self::drawing::{circles, features, names, patterns, scale, view_box};
use self::gestures::Gestures;
use self::pins::service_pins;
use self::territories::{Highlight, selection, territories};
use super::figure_views::Figures;
use super::filters::{filters, hidden};
use crate::browser::{page, turn};
use crate::store::{Derived, Store, Var, effect, memo};
use analysis::wording::toponym::of;
use dom::{Element, dynamic, event, html, island, lazy, svg};
use geometry::Bounds;
use small_std::fixed;
use state::{AnswerFollower, Viewport};

/// The drawing in the page.
const DRAWING: &str = "dessin";

/// The functions that show a family's answer on the map.
#[derive(Clone, Copy, Debug)]
pub struct AnswerMap {
    /// What is drawn of it at a zoom.
    pub layer: fn(Store, f64) -> Vec<Element>,
    /// What of the map is to be in sight, in map units; `None` where there is no answer.
    pub bounds: fn(Store) -> Option<Bounds>,
}

/// The map's column. `read` is the same store, whose indicator, chart
/// and simulation follow two frames later ([`read_after`](super::read_after)): what is read of the map. `figures` write it.
/// `answer_map` shows an answer on it, once that part of the program is there.
pub fn map_view(
    store: Store,
    read: Store,
    figures: Figures,
    answer_map: impl Fn() -> Option<AnswerMap> + Copy + Send + 'static,
) -> Element {
    let gestures = Gestures::new(store);
    let highlight = Highlight { focused: Var::new(None), hovered: Var::new(None) };
    let title = move || {
        let answer = store.answer.with(|answer| {
            let home = answer.as_ref()?.home.map(|home| of(home.name));
            Some(format!("services autour {}", home.as_deref().unwrap_or("de vous")))
        });
        let shown = answer.or_else(|| Some(read.current_indicator()?.label.clone()));
        shown.map(|shown| format!("Carte\u{a0}: {shown}"))
    };
    let sentences =
        memo(move || figures.live_views().map(|views| (views.sentences)(read)).unwrap_or_default());
    effect(move || set_transform(store.viewport.get()));
    effect(move || set_zoom_property(gestures.settled_zoom.get()));
    // An answer leaves the map another window than the figures do: it is measured once all that follows from the
    // answer is set.
    let mut follower = AnswerFollower::default();
    effect(move || {
        let answers = store.answer.with(Option::is_some);
        // Its part is asked for by an answer alone.
        let bounds = if answers { answer_map().and_then(|own| (own.bounds)(store)) } else { None };
        if follower.follows(answers) {
            turn::run(async move {
                turn::next().await;
                if let Some(window) = gestures::window_rect() {
                    let whole = store.dataset.projection;
                    let (map, window) =
                        ((whole.width, whole.height), (window.width, window.height));
                    store.move_map(|_| Viewport::of_answer(bounds, map, window));
                }
            });
        }
    });
    let window_and_controls = html("div")
        .class("cadre")
        .child(
            window(store, gestures)
                .child(lazy(move || drawing(store, gestures, highlight, sentences, answer_map))),
        )
        .child(controls(store))
        .child(html("div").class("sur-carte").child(scale(store)).child(hidden(store)));
    html("section")
        .class("carte")
        .attr("id", "carte")
        .bind_class("reponse", move || store.answer.with(Option::is_some))
        .attr("aria-labelledby", "carte-titre")
        .child(html("h2").attr("id", "carte-titre").class("hors-ecran").bind_text(title))
        .child(choosers(store, figures))
        .children(captions(read, highlight, sentences, figures))
        .child(window_and_controls)
        .child(lazy(move || {
            let legend = island(move || Some((figures.views()?.legend)(read, figures)));
            html("div").class("cles").child(legend).child(filters(store))
        }))
}

/// The frame that the map moves in.
fn window(store: Store, gestures: Gestures) -> Element {
    html("div")
        .class("fenetre")
        .attr("id", gestures::WINDOW)
        .bind_class("agrandie", move || store.viewport.with(|viewport| viewport.zoom > 1.0))
        .on(event::WHEEL, move |event| gestures.wheel(&event))
        .on(event::POINTERDOWN, move |event| gestures.press(&event))
        .on(event::POINTERMOVE, move |event| gestures.drag(&event))
        .on(event::POINTERUP, move |event| gestures.release(&event))
        .on(event::POINTERCANCEL, move |event| gestures.release(&event))
        .on(event::DBLCLICK, move |event| gestures.double_click(&event))
}

fn drawing(
    store: Store,
    gestures: Gestures,
    highlight: Highlight,
    sentences: Derived<Vec<String>>,
    answer_map: impl Fn() -> Option<AnswerMap> + Send + 'static,
) -> Element {
    let features = features(store);
    let [beneath, above] = context::layers(store);
    svg("svg")
        .attr("id", DRAWING)
        .attr("data-map", true)
        .attr("viewBox", view_box(store.dataset))
        .attr("role", "group")
        .attr("aria-labelledby", "carte-titre")
        .attr("aria-describedby", "carte-aide")
        .bind_attr("data-glisse", move || gestures.dragging.get())
        .bind_attr("data-zoome", move || gestures.zooming.get())
        .child(patterns(gestures.settled_zoom))
        .child(beneath)
        .child(territories(store, features, highlight, sentences))
        .child(communes(store, gestures.settled_zoom))
        .child(above)
        .child(circles(store, features))
        .children(selection(store, highlight))
        .child(service_pins(store, gestures.settled_zoom, answer_map))
        .child(names(features, gestures.settled_zoom))
}

/// Moves the drawing. The move alone is left to the compositor; what must keep its size on
/// screen is redrawn once the gesture has settled.
fn set_transform(viewport: Viewport) {
    let Viewport { zoom, x, y } = viewport;
    let scale = fixed(zoom, 4);
    let transform = if viewport.is_whole() {
        String::new()
    } else {
        format!("translate({}%, {}%) scale({scale})", fixed(x * 100.0, 3), fixed(y * 100.0, 3))
    };
    page::style(DRAWING, "transform", &transform);
}

/// Tells the style sheet the zoom that sizes on screen are drawn for.
fn set_zoom_property(zoom: f64) {
    // The whole map's is left out, as in the HTML: all that is drawn would be styled anew.
    let value = if zoom == 1.0 { String::new() } else { fixed(zoom, 4).to_string() };
    page::style(DRAWING, "--zoom", &value);
}

/// The sentence of the département, and in its place that of the territory which is hovered or
/// focused. Before and without the program CSS alone chooses (`index.html`); the captions are in
/// the order of the territories.
fn captions(
    store: Store,
    highlight: Highlight,
    sentences: Derived<Vec<String>>,
    figures: Figures,
) -> [Element; 2] {
    let told = memo(move || highlight.hovered.get().or(highlight.focused.get()));
    let caption = move |index: usize| {
        html("p")
            .attr("data-tooltip", true)
            .attr("aria-hidden", "true")
            .bind_class("montre", move || told.get() == Some(index))
            .bind_text(move || sentences.with(|all| all.get(index).cloned()))
    };
    let whole = move || (figures.live_views()?.whole)(store);
    let sentence = html("p")
        .attr("data-sentence", true)
        .attr("aria-live", "polite")
        .bind_class("masque", move || told.get().is_some())
        .bind_text(whole);
    let help = "Flèches\u{a0}: territoire voisin. Entrée\u{a0}: ouvrir sa fiche. Plus, moins et zéro\u{a0}: \
        agrandir, réduire, tout voir. Échap : quitter la carte. Le tableau qui suit donne les \
        mêmes valeurs.";
    [
        html("div")
            .class("bulles")
            .child(dynamic(move || {
                let count = store.as_shown().dataset.territories.len();
                (0..count).map(caption).collect::<Vec<_>>()
            }))
            .child(sentence),
        html("p").attr("id", "carte-aide").class("hors-ecran").child(help),
    ]
}
