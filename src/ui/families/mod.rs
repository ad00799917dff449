//! The families' way in: a need, an age, a place; then what is near.

mod answer;
mod childminders;
mod device;
mod place;
mod questions;
mod take_away;

use leptos::prelude::*;

use self::answer::AnswerView;
use self::place::Place;
use self::questions::{Ages, Needs};
use crate::state::{Store, View};

/// The finder; nothing in the other views.
#[component]
pub fn Finder(store: Store) -> impl IntoView {
    let shown = Memo::new(move |_| store.view.with(|state| state.view == View::Families));
    move || {
        shown.get().then(|| {
            view! {
                <section class="famille" aria-labelledby="famille-titre">
                    <h2 id="famille-titre">"Trouver un service près de chez vous"</h2>
                    <Needs store=store />
                    <Ages store=store />
                    <Place store=store />
                    <AnswerView store=store />
                </section>
            }
        })
    }
}
