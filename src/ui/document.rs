//! What follows the state outside the page's own elements: the title, the attributes of `<html>`, a link
//! that the early script writes.

use super::figure_views::Figures;
use super::sheets::Sheets;
use crate::browser::page;
use crate::store::{Chunk, Store, effect};
use analysis::wording::family_words::Reading;
use analysis::wording::labels::SITE;
use state::{ThemeChoice, ViewState, link};

/// Has the title follow what is shown; the view that the page opens with keeps the page's own.
pub fn follow_title(store: Store, sheets: Chunk<Sheets>) {
    let own = page::title();
    effect(move || {
        let subject = store.state.with(|state| {
            // In another page's frame the title is that page's.
            let usual = ViewState { theme: state.theme, sort: state.sort, ..ViewState::default() };
            if state.embedded || *state == usual {
                return None;
            }
            (sheets.get()?.subject)(store.as_shown().dataset, state, store.known_plan())
        });
        match subject {
            Some(subject) => page::set_title(&format!("{subject} – {SITE}")),
            None => page::set_title(&own),
        }
    });
}

/// Marks on `<html>` the theme, the way of reading, and that the figures follow the state.
pub fn follow_marks(store: Store, figures: Figures) {
    effect(move || {
        if figures.are_live() {
            page::mark("data-chiffres", "");
        }
    });
    effect(move || match store.state.with(|state| state.theme) {
        ThemeChoice::Auto => page::unmark("data-theme"),
        ThemeChoice::Light => page::mark("data-theme", "clair"),
        ThemeChoice::Dark => page::mark("data-theme", "sombre"),
    });
    effect(move || match store.state.with(|state| state.reading) {
        Reading::Full => page::unmark("data-lecture"),
        Reading::Easy => page::mark("data-lecture", "facile"),
    });
}

/// From an embed, the whole map opens on what the embed shows.
pub fn follow_whole_map_link(store: Store) {
    effect(move || {
        let whole = store.state.with(ViewState::unembedded);
        page::set_href(
            "carte-entiere",
            &link::relative(store.root, &link::address(&whole, store.dataset)),
        );
    });
}
