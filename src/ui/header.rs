//! The top of the page.

use leptos::prelude::*;

use crate::compute::family_words::Reading;
use crate::state::{Intent, Store, ThemeChoice, View};

/// The choices of the theme menu: value, words, choice.
const THEMES: [(&str, &str, ThemeChoice); 3] = [
    ("auto", "Comme l’appareil", ThemeChoice::Auto),
    ("clair", "Clair", ThemeChoice::Light),
    ("sombre", "Sombre", ThemeChoice::Dark),
];

/// Title and theme.
#[component]
pub fn Header(store: Store) -> impl IntoView {
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some((_, _, theme)) = THEMES.iter().find(|(value, _, _)| *value == chosen) {
            store.dispatch(Intent::SetTheme(*theme));
        }
    };
    let options = THEMES.map(|(value, words, theme)| {
        let selected = move || store.view.with(|state| state.theme == theme);
        view! { <option value=value prop:selected=selected>{words}</option> }
    });
    let current =
        move |own: View| move || store.view.with(|state| state.view == own).then_some("page");
    let easy = move || store.view.with(|state| state.reading == Reading::Easy);
    let read = move |_| {
        let next = if easy() { Reading::Full } else { Reading::Easy };
        store.dispatch(Intent::Read(next));
    };
    view! {
        <header class="tete">
            <div>
                <h1>"Carte des services aux familles"</h1>
                <p class="sous-titre">"Haute-Marne, schéma départemental 2016-2019"</p>
            </div>
            <nav aria-label="Vues">
                <a href="?vue=familles" aria-current=current(View::Families)>"Familles"</a>
                <a href="?vue=territoires" aria-current=current(View::Territories)>"Territoires"</a>
                <a href="?vue=plan" aria-current=current(View::Plan)>"Plan"</a>
                <a href="?vue=gouvernance" aria-current=current(View::Governance)>"Gouvernance"</a>
                <a href="?vue=methode" aria-current=current(View::Method)>"Méthode"</a>
            </nav>
            <button type="button" data-control="lecture" aria-pressed=move || if easy() { "true" } else { "false" } on:click=read>
                "Facile à lire"
            </button>
            <label class="theme-choix">
                <span>"Thème"</span>
                <select data-control="theme" on:change=choose>{options}</select>
            </label>
        </header>
    }
}
