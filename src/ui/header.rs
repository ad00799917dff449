//! The top of the page.

use leptos::prelude::*;

use crate::state::{Intent, Store, ThemeChoice};

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
    view! {
        <header class="tete">
            <div>
                <h1>"Carte des services aux familles"</h1>
                <p class="sous-titre">"Haute-Marne, schéma départemental 2016-2019"</p>
            </div>
            <label class="theme-choix">
                <span>"Thème"</span>
                <select data-control="theme" on:change=choose>{options}</select>
            </label>
        </header>
    }
}
