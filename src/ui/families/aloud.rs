//! « Lire à voix haute »: the answer, read by the device; absent where it has no French voice.

use leptos::prelude::*;

use super::super::slot::rebuilt;
use crate::browser::speech;
use crate::store::{Store, Var, effect};
use analysis::wording::answer::spoken;

/// The button, which also stops.
#[component]
pub fn Aloud(store: Store) -> impl IntoView {
    let able = Var::new(false);
    let reading = Var::new(false);
    // The page may have changed its answer when the browser speaks: then nobody listens.
    effect(move || {
        speech::on_voice(move |voice| {
            able.set(voice);
        });
    });
    on_cleanup(speech::stop);
    let press = move |_| {
        if reading.get_untracked() {
            reading.set(false);
            return speech::stop();
        }
        let sentences = store.answer.with_untracked(|answer| {
            answer.as_ref().map(|own| {
                let asked = own.asked(store.today());
                spoken(store.dataset, store.dataset.contacts(), &own.nearby, own.shown, &asked)
            })
        });
        reading.set(true);
        speech::say(&sentences.unwrap_or_default(), move || {
            reading.set(false);
        });
    };
    let words = move || if reading.get() { "Arrêter la lecture" } else { "Lire à voix haute" };
    rebuilt(move || {
        able.get().then(|| {
            view! { <button type="button" data-control="voix" on:click=press prop:textContent=words></button> }
        })
    })
}
