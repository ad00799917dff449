//! Shares the answer: read aloud, by link, or printed.

use leptos::prelude::*;

use super::super::slot::rebuilt;
use crate::browser::{effects, page};
use crate::store::{Store, Var, effect, memo};
use analysis::wording::answer::spoken_sentences;
use state::answer_tools::{AnswerTools, AnswerToolsEvent};
use state::{Event, codec};

/// The buttons, and the outcome of sharing.
#[component]
pub fn AnswerToolbar(store: Store) -> impl IntoView {
    let state = Var::new(AnswerTools::default());
    effect(move || dispatch(state, AnswerToolsEvent::Opened));
    on_cleanup(move || dispatch(state, AnswerToolsEvent::Closed));
    // Not from the address bar: in a frame it is that of an embed, and may not follow the view.
    let share_url = move || {
        let query = store.state.with(|state| codec::write(&state.for_sharing(), store.dataset));
        format!("{}{query}", page::site_url())
    };
    let share_link = move |_| dispatch(state, AnswerToolsEvent::Share(untrack(share_url)));
    let message = move || state.with(|state| state.share_message(&share_url()));
    let lacks_home = store.answer.with_untracked(|a| a.as_ref().is_some_and(|a| a.home.is_none()));
    let position_note = lacks_home.then(|| {
        view! {
            <p class="discret">
                "Le lien partagé ne dit pas où vous êtes\u{a0}: la personne qui l’ouvre devra indiquer sa \
                commune."
            </p>
        }
    });
    view! {
        <div class="emporter">
            <ReadAloudButton store=store state=state />
            <button type="button" data-control="partager" on:click=share_link>"Partager le lien"</button>
            <button type="button" data-control="imprimer" on:click=move |_| store.dispatch(Event::Print)>"Imprimer"</button>
            {position_note}
            <p role="status" prop:textContent=message></p>
        </div>
    }
}

/// « Lire à voix haute », which also stops; absent without a French voice on the device.
#[component]
fn ReadAloudButton(store: Store, state: Var<AnswerTools>) -> impl IntoView {
    let has_voice = memo(move || state.with(|state| state.has_voice));
    let toggle_reading = move |_| {
        let sentences = store.answer.with_untracked(|answer| {
            answer.as_ref().map(|answer| {
                let query = answer.question(store.today());
                spoken_sentences(
                    store.dataset,
                    store.dataset.contacts(),
                    &answer.nearby,
                    answer.shown_count,
                    &query,
                )
            })
        });
        dispatch(state, AnswerToolsEvent::ReadAloud(sentences.unwrap_or_default()));
    };
    let words = move || match state.with(|state| state.is_reading) {
        true => "Arrêter la lecture",
        false => "Lire à voix haute",
    };
    rebuilt(move || {
        has_voice.get().then(|| {
            view! { <button type="button" data-control="voix" on:click=toggle_reading prop:textContent=words></button> }
        })
    })
}

/// Applies an event, then runs its effects. The speech may end after the view is gone; the event is then
/// dropped.
pub(super) fn dispatch(state: Var<AnswerTools>, event: AnswerToolsEvent) {
    if state.is_disposed() {
        return;
    }
    for effect in state.update(|state| state.update(event)).unwrap_or_default() {
        effects::run_answer_tools(effect, move |event| dispatch(state, event));
    }
}
