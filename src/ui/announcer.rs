//! What is said of a change to whoever does not see it, and the title of what is shown.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::parts::{Announce, Sheets};
use crate::browser::page;
use crate::store::{Chunk, Store, Var, effect};
use analysis::wording::labels::SITE;
use dom::{Element, html};
use state::ViewState;

/// How long the state rests before it is told of: one sentence for what changes together.
const PAUSE: Duration = Duration::from_millis(150);

/// The live region. It is in the page from the start, or nobody would listen to it; its words come
/// with the sheets, for which the first touch of the page has asked.
pub fn announcer(store: Store, sheets: Chunk<Sheets>) -> Element {
    let said = Var::new(String::new());
    let told = StoredValue::new(None::<ViewState>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let tell = move |announcement: Announce| {
        let now = store.view.get_untracked();
        let answer = store.answer.get_untracked();
        let words = told.with_value(|before| {
            announcement(store.dataset, before.as_ref()?, &now, answer.as_ref())
        });
        if let Some(words) = words {
            // The same words once more are a change only with another space at their end.
            said.update(|said| {
                *said = if *said == words { format!("{words}\u{a0}") } else { words };
            });
        }
        told.set_value(Some(now));
    };
    effect(move || {
        store.view.track();
        if !store.ready.get() {
            return;
        }
        // What the page opens with is read like any page.
        if told.with_value(Option::is_none) {
            return told.set_value(Some(store.view.get_untracked()));
        }
        let Some(sheets) = sheets.get() else { return };
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let tell = move || tell(sheets.announcement);
        timer.set_value(set_timeout_with_handle(tell, PAUSE).ok());
    });
    html("p")
        .attr("id", "annonce")
        .class("hors-ecran")
        .attr("role", "status")
        .text(move || said.get())
}

/// Has the title follow what is shown; the view that the page opens with keeps the page's own.
pub fn follow_title(store: Store, sheets: Chunk<Sheets>) {
    let own = page::title();
    effect(move || {
        let subject = store.view.with(|state| {
            // In another page's frame the title is that page's.
            let usual = ViewState { theme: state.theme, sort: state.sort, ..ViewState::default() };
            if state.embedded || *state == usual {
                return None;
            }
            (sheets.get()?.subject)(store.dataset, state, store.known_plan())
        });
        match subject {
            Some(subject) => page::set_title(&format!("{subject} – {SITE}")),
            None => page::set_title(&own),
        }
    });
}
