//! The families' way in: a need, an age, a place; then what is near.

mod aloud;
mod answer;
mod childminders;
mod device;
mod memory;
mod place;
mod questions;
mod shortlist;
mod take_away;

use leptos::prelude::*;

pub use self::answer::Told;
pub use self::memory::Memory;
pub use self::shortlist::Shortlist;

use self::answer::AnswerView;
use self::place::Place;
use self::questions::{Ages, Needs};
use super::common::{Chunk, Later};
use super::sheets::Sheets;
use crate::compute::family_words::{age, need};
use crate::state::{Store, View};

/// The finder; nothing in the other views.
#[component]
pub fn Finder(store: Store, sheets: Chunk<Sheets>) -> impl IntoView {
    let shown = Memo::new(move |_| store.view.with(|state| state.view == View::Families));
    // The questions fold once they are answered, and leave the screen to the answer.
    let answered = Memo::new(move |_| store.answer.with(Option::is_some));
    let question = move || {
        if !answered.get() {
            return "De quoi avez-vous besoin, et où ?".to_owned();
        }
        let (sought, years) = store.view.with(|state| (state.need, state.age));
        let parts = [sought.map(need), years.map(age), Some("modifier la recherche")];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let memory = memory::remember(store);
    let listed = Memo::new(move |_| store.view.with(|state| !state.shortlist.is_empty()));
    let kept = move || {
        Later(if listed.get() { sheets.get().map(|s| (s.list)(store, memory)) } else { None })
    };
    move || {
        shown.get().then(|| {
            view! {
                <section class="famille" aria-labelledby="famille-titre">
                    <h2 id="famille-titre">"Trouver un service près de chez vous"</h2>
                    <details class="questions" open=move || !answered.get()>
                        <summary>{question}</summary>
                        <Needs store=store />
                        <Ages store=store />
                        <Place store=store />
                    </details>
                    <AnswerView store=store sheets=sheets />
                    {kept}
                </section>
            }
        })
    }
}
