//! The map with its chooser, buttons, captions and legend.

pub mod base_map;
pub mod choosers;
mod communes;
mod controls;
pub mod drawing;
mod gestures;
pub mod legend;
pub mod pins;
mod territories;

use self::communes::communes;
use self::controls::{controls, map_choosers};
use self::drawing::{circles, features, patterns, scale_bar, territory_names, view_box};
use self::gestures::Gestures;
use self::pins::service_pins;
use self::territories::{Highlight, selection, territories};
use super::figures::chunk::FigureChunk;
use super::filters::{filters, hidden_notice};
use crate::browser::{page, scheduler};
use crate::store::{Derived, Store, Var, effect, memo};
use analysis::wording::toponym::with_de;
use dom::{Element, dynamic, event, html, island, lazy, svg};
use geometry::Bounds;
use small_std::to_fixed;
use state::{AnswerFraming, Viewport};

/// Id of the SVG element.
const DRAWING_ID: &str = "dessin";

/// Functions that show a family's answer on the map.
#[derive(Clone, Copy, Debug)]
pub struct AnswerMap {
    /// The elements of the answer at a zoom.
    pub layer: fn(Store, f64) -> Vec<Element>,
    /// The part of the map to show, in map units; `None` without an answer.
    pub bounds: fn(Store) -> Option<Bounds>,
}

/// The map's column. `deferred` is the same store two frames later ([`after_paint`](super::after_paint)), for the
/// texts, which `figures` render. `answer_map` shows an answer, once its chunk is loaded.
pub fn map_view(
    store: Store,
    deferred: Store,
    figures: FigureChunk,
    answer_map: impl Fn() -> Option<AnswerMap> + Copy + Send + 'static,
) -> Element {
    let gestures = Gestures::new(store);
    let highlight = Highlight { focused: Var::new(None), hovered: Var::new(None) };
    let title = move || {
        let answer = store.answer.with(|answer| {
            let home = answer.as_ref()?.home.map(|home| with_de(home.name));
            Some(format!("services autour {}", home.as_deref().unwrap_or("de vous")))
        });
        let subject = answer.or_else(|| Some(deferred.current_indicator()?.label.clone()));
        subject.map(|subject| format!("Carte\u{a0}: {subject}"))
    };
    let sentences = memo(move || {
        figures.live_views().map(|views| (views.territory_sentences)(deferred)).unwrap_or_default()
    });
    effect(move || set_transform(store.viewport.get()));
    effect(move || set_zoom_property(gestures.settled_zoom.get()));
    // An answer changes the layout, and so the size of the map's window: it is measured once all effects of the
    // answer have run.
    let mut follower = AnswerFraming::default();
    effect(move || {
        let answers = store.answer.with(Option::is_some);
        // Only an answer fetches this chunk.
        let bounds = if answers { answer_map().and_then(|map| (map.bounds)(store)) } else { None };
        if follower.update(answers) {
            scheduler::spawn_local(async move {
                scheduler::yield_now().await;
                if let Some(window) = gestures::window_rect() {
                    let projection = store.dataset.projection;
                    let (map, window) =
                        ((projection.width, projection.height), (window.width, window.height));
                    store.move_map(|_| Viewport::framing_answer(bounds, map, window));
                }
            });
        }
    });
    let window_and_controls = html("div")
        .class("cadre")
        .child(
            map_window(store, gestures)
                .child(lazy(move || map_svg(store, gestures, highlight, sentences, answer_map))),
        )
        .child(controls(store))
        .child(html("div").class("sur-carte").child(scale_bar(store)).child(hidden_notice(store)));
    html("section")
        .class("carte")
        .attr("id", "carte")
        .bind_class("reponse", move || store.answer.with(Option::is_some))
        .attr("aria-labelledby", "carte-titre")
        .child(html("h2").attr("id", "carte-titre").class("hors-ecran").bind_text(title))
        .child(map_choosers(store, figures))
        .children(captions(deferred, highlight, sentences, figures))
        .child(window_and_controls)
        .child(lazy(move || {
            let legend = island(move || Some((figures.views()?.legend)(deferred, figures)));
            html("div").class("cles").child(legend).child(filters(store))
        }))
}

/// The window in which the map moves.
fn map_window(store: Store, gestures: Gestures) -> Element {
    html("div")
        .class("fenetre")
        .attr("id", gestures::WINDOW_ID)
        .bind_class("agrandie", move || store.viewport.with(|viewport| viewport.zoom > 1.0))
        .on(event::WHEEL, move |event| gestures.wheel(&event))
        .on(event::POINTERDOWN, move |event| gestures.press(&event))
        .on(event::POINTERMOVE, move |event| gestures.drag(&event))
        .on(event::POINTERUP, move |event| gestures.release(&event))
        .on(event::POINTERCANCEL, move |event| gestures.release(&event))
        .on(event::DBLCLICK, move |event| gestures.double_click(&event))
}

fn map_svg(
    store: Store,
    gestures: Gestures,
    highlight: Highlight,
    sentences: Derived<Vec<String>>,
    answer_map: impl Fn() -> Option<AnswerMap> + Send + 'static,
) -> Element {
    let features = features(store);
    let [layer_below, layer_above] = base_map::layers(store);
    svg("svg")
        .attr("id", DRAWING_ID)
        .attr("data-map", true)
        .attr("viewBox", view_box(store.dataset))
        .attr("role", "group")
        .attr("aria-labelledby", "carte-titre")
        .attr("aria-describedby", "carte-aide")
        .bind_attr("data-glisse", move || gestures.is_dragging.get())
        .bind_attr("data-zoome", move || gestures.is_zooming.get())
        .child(patterns(gestures.settled_zoom))
        .child(layer_below)
        .child(territories(store, features, highlight, sentences))
        .child(communes(store, gestures.settled_zoom))
        .child(layer_above)
        .child(circles(store, features))
        .children(selection(store, highlight))
        .child(service_pins(store, gestures.settled_zoom, answer_map))
        .child(territory_names(features, gestures.settled_zoom))
}

/// Moves the drawing by a transform, which the compositor does alone; whatever keeps its size on screen is
/// redrawn once the gesture has settled.
fn set_transform(viewport: Viewport) {
    let Viewport { zoom, x, y } = viewport;
    let zoom = to_fixed(zoom, 4);
    let transform = if viewport.is_whole() {
        String::new()
    } else {
        format!("translate({}%, {}%) scale({zoom})", to_fixed(x * 100.0, 3), to_fixed(y * 100.0, 3))
    };
    page::set_style(DRAWING_ID, "transform", &transform);
}

/// Sets `--zoom`, the zoom for which the style sheet draws sizes on screen.
fn set_zoom_property(zoom: f64) {
    // Absent at zoom 1, as in the HTML: setting it would restyle the whole drawing.
    let value = if zoom == 1.0 { String::new() } else { to_fixed(zoom, 4).to_string() };
    page::set_style(DRAWING_ID, "--zoom", &value);
}

/// The sentence of the département, or that of the hovered or focused territory, in the order of the
/// territories. Until the program runs, CSS alone chooses (`index.html`).
fn captions(
    store: Store,
    highlight: Highlight,
    sentences: Derived<Vec<String>>,
    figures: FigureChunk,
) -> [Element; 2] {
    let active = memo(move || highlight.hovered.get().or(highlight.focused.get()));
    let caption = move |index: usize| {
        html("p")
            .attr("data-tooltip", true)
            .attr("aria-hidden", "true")
            .bind_class("montre", move || active.get() == Some(index))
            .bind_text(move || sentences.with(|all| all.get(index).cloned()))
    };
    let summary = move || (figures.live_views()?.departement_sentence)(store);
    let sentence = html("p")
        .attr("data-sentence", true)
        .attr("aria-live", "polite")
        .bind_class("masque", move || active.get().is_some())
        .bind_text(summary);
    let help = "Flèches\u{a0}: territoire voisin. Entrée\u{a0}: ouvrir sa fiche. Plus, moins et zéro\u{a0}: \
        agrandir, réduire, tout voir. Échap : quitter la carte. Le tableau qui suit donne les \
        mêmes valeurs.";
    [
        html("div")
            .class("bulles")
            .child(dynamic(move || {
                let count = store.with_shown_dataset().dataset.territories.len();
                (0..count).map(caption).collect::<Vec<_>>()
            }))
            .child(sentence),
        html("p").attr("id", "carte-aide").class("hors-ecran").child(help),
    ]
}
