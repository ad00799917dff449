//! What is said of a change to whoever does not see it.

use std::time::Duration;

use super::sheets::{Announce, Sheets};
use crate::browser::turn::Debounce;
use crate::store::{Chunk, Store, Var, effect};
use dom::{Element, html};
use state::ViewState;

/// How long the state rests before it is told of: one sentence for what changes together.
const PAUSE: Duration = Duration::from_millis(150);

/// The live region. It is in the page from the start, or nobody would listen to it; its words come
/// with the sheets, for which the first touch of the page has asked.
pub fn announcer(store: Store, sheets: Chunk<Sheets>) -> Element {
    let said = Var::new(String::new());
    let told = Var::new(None::<ViewState>);
    let pause = Debounce::new(PAUSE);
    let tell = move |announcement: Announce| {
        let now = store.state.get_untracked();
        let answer = store.answer.get_untracked();
        let words = told.with_untracked(|before| {
            announcement(store.as_shown().dataset, before.as_ref()?, &now, answer.as_ref())
        });
        if let Some(words) = words {
            // The same words once more are a change only with another space at their end.
            said.update(|said| {
                *said = if *said == words { format!("{words}\u{a0}") } else { words };
            });
        }
        told.set(Some(now));
    };
    effect(move || {
        store.state.track();
        if !store.ready.get() {
            return;
        }
        // What the page opens with is read like any page.
        if told.with_untracked(Option::is_none) {
            return told.set(Some(store.state.get_untracked()));
        }
        let Some(sheets) = sheets.get() else { return };
        pause.call(move || tell(sheets.announcement));
    });
    html("p")
        .attr("id", "annonce")
        .class("hors-ecran")
        .attr("role", "status")
        .bind_text(move || said.get())
}
