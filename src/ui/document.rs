//! Effects on the document outside the page's own elements: the title, attributes of `<html>`, and the link to
//! the whole map.

use super::figures::chunk::FigureChunk;
use super::sheets::SheetViews;
use crate::browser::page;
use crate::store::{Chunk, Store, effect};
use analysis::wording::family_words::ReadingLevel;
use analysis::wording::labels::SITE_NAME;
use state::{ThemeChoice, ViewState, link};

/// Makes the title follow the view. The default view keeps the title of its HTML.
pub fn follow_title(store: Store, sheets: Chunk<SheetViews>) {
    let page_title = page::title();
    effect(move || {
        let subject = store.state.with(|state| {
            // In a frame, the embedding page has the title.
            let usual = ViewState { theme: state.theme, sort: state.sort, ..ViewState::default() };
            if state.is_embedded || *state == usual {
                return None;
            }
            let title = sheets.get_or_request()?.page_title;
            title(store.with_shown_dataset().dataset, state, store.loaded_plan())
        });
        match subject {
            Some(subject) => page::set_title(&format!("{subject} – {SITE_NAME}")),
            None => page::set_title(&page_title),
        }
    });
}

/// Sets attributes of `<html>`: the theme, the reading level, and that the figures follow the state.
pub fn follow_attributes(store: Store, figures: FigureChunk) {
    effect(move || {
        if figures.are_live() {
            page::set_root_attribute("data-chiffres", "");
        }
    });
    effect(move || match store.state.with(|state| state.theme) {
        ThemeChoice::Auto => page::remove_root_attribute("data-theme"),
        ThemeChoice::Light => page::set_root_attribute("data-theme", "clair"),
        ThemeChoice::Dark => page::set_root_attribute("data-theme", "sombre"),
    });
    effect(move || match store.state.with(|state| state.reading) {
        ReadingLevel::Full => page::remove_root_attribute("data-lecture"),
        ReadingLevel::Easy => page::set_root_attribute("data-lecture", "facile"),
    });
}

/// Makes the link « Carte entière » of an embed open what the embed shows.
pub fn follow_whole_map_link(store: Store) {
    effect(move || {
        let state = store.state.with(ViewState::without_embedding);
        page::set_href(
            "carte-entiere",
            &link::relative_url(store.root, &link::address(&state, store.dataset)),
        );
    });
}
