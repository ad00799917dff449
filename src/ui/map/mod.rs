//! The map and everything around it that belongs to it: chooser, buttons, captions, legend.

mod answer_pins;
mod circles;
mod communes;
mod controls;
mod gestures;
mod labels;
mod legend;
mod patterns;
pub mod pins;
mod territories;

use leptos::prelude::*;
use leptos::svg::Svg;

use self::circles::Circles;
use self::communes::Communes;
use self::controls::{Chooser, Controls};
use self::gestures::Gestures;
use self::labels::Labels;
use self::legend::Legend;
use self::patterns::Patterns;
use self::pins::Pins;
use self::territories::{Selection, Territories};
use super::filters::Filters;
use crate::compute::sentence::{of_departement, of_territory};
use crate::compute::simulation::report::rate;
use crate::domain::Epci;
use crate::state::{Store, Viewport};

/// The map's column.
#[component]
pub fn MapView(store: Store) -> impl IntoView {
    let svg = NodeRef::<Svg>::new();
    let gestures = Gestures::new(store, svg);
    let aimed = RwSignal::new(None);
    let pointed = RwSignal::new(None);
    let projection = store.dataset.projection;
    let view_box = format!("0 0 {:.0} {:.0}", projection.width, projection.height);
    let title = move || store.current_indicator().map(|i| format!("Carte : {}", i.label));
    let told = Memo::new(move |_| pointed.get().or(aimed.get()));
    let sentences = Memo::new(move |_| sentences(store));
    Effect::new(move |_| apply(svg, store.viewport.get(), None));
    // A new answer is framed; the map stays as it is while there is none.
    Effect::new(move |answered: Option<bool>| {
        let answers = store.answer.with(Option::is_some);
        if (answers || answered == Some(true))
            && let Some((_, _, width, height)) = gestures.frame()
        {
            store.viewport.set(answer_pins::frame(store, (width, height)));
        }
        answers
    });
    Effect::new(move |_| apply(svg, store.viewport.get_untracked(), Some(gestures.settled.get())));
    view! {
        <section
            class="carte"
            class:reponse=move || store.answer.with(Option::is_some)
            aria-labelledby="carte-titre"
        >
            <h2 id="carte-titre" class="hors-ecran">{title}</h2>
            <Chooser store=store />
            <Captions store=store sentences=sentences told=told />
            <div class="cadre">
                <div
                    class="fenetre"
                    class:agrandie=move || store.viewport.with(|viewport| viewport.zoom > 1.0)
                    on:wheel=move |event| gestures.wheel(&event)
                    on:pointerdown=move |event| gestures.press(&event)
                    on:pointermove=move |event| gestures.drag(&event)
                    on:pointerup=move |event| gestures.release(&event)
                    on:pointercancel=move |event| gestures.release(&event)
                    on:dblclick=move |event| gestures.double_click(&event)
                >
                    <svg
                        node_ref=svg
                        data-map
                        viewBox=view_box
                        role="group"
                        aria-labelledby="carte-titre"
                        aria-describedby="carte-aide"
                        data-glisse=move || gestures.dragging.get().then_some("")
                    >
                        <Patterns />
                        <Territories store=store aimed=aimed pointed=pointed sentences=sentences />
                        <Communes store=store settled=gestures.settled />
                        <Circles store=store />
                        <Selection store=store aimed=aimed />
                        <Labels store=store settled=gestures.settled />
                        <Pins store=store settled=gestures.settled />
                    </svg>
                </div>
                <Controls store=store />
            </div>
            <div class="cles">
                <Legend store=store />
                <Filters store=store />
            </div>
        </section>
    }
}

/// Moves the drawing. The move alone is left to the compositor; what must keep its size on
/// screen is redrawn once the gesture has settled.
fn apply(svg: NodeRef<Svg>, viewport: Viewport, settled_zoom: Option<f64>) {
    let Some(svg) = svg.get_untracked() else { return };
    let Viewport { zoom, x, y } = viewport;
    let transform = if viewport.is_whole() {
        String::new()
    } else {
        format!("translate({:.3}%, {:.3}%) scale({zoom:.4})", x * 100.0, y * 100.0)
    };
    crate::browser::page::style(&svg, "transform", &transform);
    if let Some(zoom) = settled_zoom {
        crate::browser::page::style(&svg, "--zoom", &format!("{zoom:.4}"));
    }
}

/// What each territory says of itself, in their order.
fn sentences(store: Store) -> Vec<String> {
    let sentence = |territory: &Epci| {
        let sentence = of_territory(store.dataset, store.current_indicator()?, territory);
        let outcome =
            store.simulated.with(|s| s.as_ref()?.of(territory.siren()?).map(|o| rate(o.rate)));
        Some(match outcome {
            Some(rate) => format!("{sentence} Dans le scénario\u{a0}: {rate}."),
            None => sentence,
        })
    };
    store.dataset.territories.iter().map(|t| sentence(t).unwrap_or_default()).collect()
}

/// The sentence of the département, and in its place that of the territory which is hovered or
/// focused: `told`. Before and without the program CSS alone chooses (`index.html`); the captions are in the order of the territories.
#[component]
fn Captions(
    store: Store,
    sentences: Memo<Vec<String>>,
    told: Memo<Option<usize>>,
) -> impl IntoView {
    let caption = |index: usize| {
        let sentence = move || sentences.with(|all| all.get(index).cloned());
        let shown = move || told.get() == Some(index);
        view! { <p data-tooltip aria-hidden="true" class:montre=shown>{sentence}</p> }
    };
    let captions = (0..store.dataset.territories.len()).map(caption).collect_view();
    let whole = move || {
        let whole = of_departement(store.dataset, store.current_indicator()?);
        let supposed = store.simulated.with(|s| s.as_ref().map(|s| s.whole.map(|w| rate(w.rate))));
        Some(match supposed.flatten() {
            Some(rate) => format!("{whole} La carte montre le scénario\u{a0}: {rate} pour les 16."),
            None => whole,
        })
    };
    view! {
        <div class="bulles">
            {captions}
            <p data-sentence aria-live="polite" class:masque=move || told.get().is_some()>{whole}</p>
        </div>
        <p id="carte-aide" class="hors-ecran">
            "Flèches : territoire voisin. Entrée : ouvrir sa fiche. Plus, moins et zéro : agrandir, \
            réduire, tout voir. Échap : quitter la carte. Le tableau qui suit donne les mêmes valeurs."
        </p>
    }
}
