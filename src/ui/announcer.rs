//! Announces changes of the view to screen readers.

use std::time::Duration;

use super::sheets::{AnnounceFn, SheetViews};
use crate::browser::scheduler::Debounce;
use crate::store::{Chunk, Store, Var, effect};
use dom::{Element, html};
use state::ViewState;

/// Pause after a change before it is announced, so that simultaneous changes make one sentence.
const ANNOUNCEMENT_DELAY: Duration = Duration::from_millis(150);

/// The live region. It is in the page from the start, as screen readers ignore regions added later. Its wording
/// is in the chunk of the sheets, which the first touch of the page fetches.
pub fn announcer(store: Store, sheets: Chunk<SheetViews>) -> Element {
    let text = Var::new(String::new());
    let announced_state = Var::new(None::<ViewState>);
    let delay = Debounce::new(ANNOUNCEMENT_DELAY);
    let announce = move |announcement: AnnounceFn| {
        let current = store.state.get_untracked();
        let answer = store.answer.get_untracked();
        let sentence = announced_state.with_untracked(|previous| {
            let dataset = store.with_shown_dataset().dataset;
            announcement(dataset, previous.as_ref()?, &current, answer.as_ref())
        });
        if let Some(sentence) = sentence {
            // A repeated sentence needs a trailing space to count as a change.
            text.update(|text| {
                *text = if *text == sentence { format!("{sentence}\u{a0}") } else { sentence };
            });
        }
        announced_state.set(Some(current));
    };
    effect(move || {
        store.state.track();
        if !store.is_ready.get() {
            return;
        }
        // The initial view is read like any page.
        if announced_state.with_untracked(Option::is_none) {
            return announced_state.set(Some(store.state.get_untracked()));
        }
        let Some(sheets) = sheets.get_or_request() else { return };
        delay.call(move || announce(sheets.announcement));
    });
    html("p")
        .attr("id", "annonce")
        .class("hors-ecran")
        .attr("role", "status")
        .bind_text(move || text.get())
}
