//! Méthode: how figures are computed, their sources, and the contradictions of the document.

use super::{Text, credits, page, paragraph, term};
use crate::ui::site::departement_path;
use crate::ui::site::elements::{chapter, link, table};
use analysis::export::series::{FILE_PATH, has_later_publications};
use analysis::statistics::anomaly_table::anomaly_table;
use analysis::statistics::catalogue::{catalogue, default_classes_text};
use analysis::wording::format::{lower_case, typeset};
use dom::{Element, html};
use model::{Anomaly, Credit, Dataset, Role};
use state::View;

/// The computed figures with their formulas; `{document}` is replaced by the name of the source.
const FORMULAS: [(&str, &str); 6] = [
    (
        "Taux de plusieurs territoires",
        "100 × somme des places ÷ somme des enfants. Jamais une moyenne de taux.",
    ),
    (
        "Places supposées",
        "Taux × enfants ÷ 100. Le taux imprimé est arrondi au centième : les places sont connues \
         à un intervalle près, qui est gardé jusqu’au résultat.",
    ),
    (
        "Places manquantes",
        "La plus petite quantité entière de places qui porte le taux à l’objectif, pour les deux \
         bornes de l’arrondi.",
    ),
    (
        "Rang",
        "Du plus haut au plus bas parmi les intercommunalités dont la valeur est donnée ; il est \
         dit si la plus haute est la plus favorable ou la plus défavorable. Les égales sont ex \
         æquo. Une valeur manquante n’est ni un zéro ni un dernier rang. Seule une liste que \
         {document} donne complète fait d’une absence un zéro.",
    ),
    (
        "« Autres territoires »",
        "Certains tableaux ne donnent que quelques intercommunalités et la somme des autres. La \
         carte montre cette somme comme un ensemble, jamais comme la valeur de chacune.",
    ),
    ("Distances", "À vol d’oiseau, d’une mairie à l’autre."),
];

/// The page, with all `anomalies`. `root` is the relative path to the map's page.
#[must_use]
pub fn method(dataset: &Dataset, anomalies: &[Anomaly], sources: &[Credit], root: &str) -> Text {
    let words = &dataset.document.words;
    let formula = |(name, text): (&str, &str)| {
        term(name, typeset(&text.replace("{document}", &words.subject)))
    };
    let anomalies_chapter = (!anomalies.is_empty()).then(|| {
        chapter("tableau", "contradictions", format!("Les contradictions {}", words.genitive))
            .child(paragraph(&format!(
                "Le chiffre imprimé reste affiché ; à côté, celui que nous calculons ou que {} \
                 donne ailleurs. L’écart est le second moins le premier.",
                words.subject
            )))
            .child(table(&anomaly_table(anomalies), "anomalies", root))
    });
    let about = match anomalies_chapter {
        None => "Comment chaque chiffre est fait, et d’où il vient.".to_owned(),
        Some(_) => format!(
            "Comment chaque chiffre est fait, d’où il vient, et où {} se contredit.",
            words.subject
        ),
    };
    let formulas = html("dl")
        .class("sens")
        .children(coverage(dataset))
        .children(FORMULAS.map(formula))
        .child(term("Classes de la carte", default_classes_text(dataset)));
    page("page-methode methode", "Méthode", &about)
        .child(chapter("tableau", "formules", "Ce qui est calculé, et comment").child(formulas))
        .child(
            chapter("tableau", "sources", "Sources et licences")
                .child(credits(sources, root))
                .child(open_data(root))
                .children(series_of_others(dataset, root)),
        )
        .children(anomalies_chapter)
        .child(chapter("tableau", "indicateurs", "Tous les indicateurs").child(table(
            &catalogue(dataset, ""),
            "catalogue",
            &format!("{root}{}", View::Territories.path()),
        )))
}

/// The rate as its source defines it, in the words of the data.
fn coverage(dataset: &Dataset) -> Option<Element> {
    let rate = dataset.indicator_for(Role::Coverage)?;
    let text = format!(
        "Imprimé par {} : {} C’est une offre théorique, pas des places libres, et un enfant peut \
         être gardé hors de son territoire.",
        rate.source.publication.words.subject,
        lower_case(&rate.definition)
    );
    Some(term(&rate.label, typeset(&text)))
}

/// The links to the data.
pub(super) fn open_data(root: &str) -> Element {
    let files = link(format!("{root}geodata/README.md"), "geodata");
    html("p").child("Toutes les données de ce site, ouvertes\u{a0}: ").child(files).child(".")
}

/// The links to the table of other publications' data and to the page that shows it; `None` without such data.
fn series_of_others(dataset: &Dataset, root: &str) -> Option<Element> {
    if !has_later_publications(dataset) {
        return None;
    }
    let table = link(format!("{root}{FILE_PATH}"), "series.csv");
    let page =
        link(format!("{root}{}", departement_path(dataset)), "le département, année par année");
    let words = "Les chiffres publiés depuis, une ligne par série et une colonne par date\u{a0}: ";
    Some(html("p").child(words).child(table).child("\u{a0}; ").child(page).child("."))
}
