//! The footer of the pages. It never changes: the build writes it into the HTML, and the program does not
//! hydrate it.

use super::departement_path;
use super::texts::accessibility_link;
use crate::ui::external_links::contact_site_link;
use analysis::export::series::has_later_publications;
use analysis::wording::format::{NBSP, sentence_case, typeset};
use dom::{Element, Node, html};
use model::{Dataset, SiteContent};
use state::link;

/// In a frame, the credit and the link to the whole map; otherwise sources, limits and legal links. `root` is
/// the relative path to the site's root.
pub fn footer(dataset: &Dataset, site_content: &SiteContent, root: &str) -> [Element; 2] {
    let href = |path: &str| link::relative_url(root, path);
    let file_link =
        |path: &'static str, words: &'static str| html("a").attr("href", href(path)).child(words);
    let map_link = html("a")
        .attr("id", "carte-entiere")
        // This page without its query, which the program and early/keep_query.js append, except `embed`.
        .attr("href", "./")
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .child("Ouvrir la carte entière");
    let document = sentence_case(&dataset.document.words.subject);
    let credits = &dataset.metadata.credits;
    let credit =
        html("p").children([Node::from(format!("{} ", typeset(&credits.brief))), map_link.into()]);
    let mut services = html("p").child(format!("Chiffres et services{NBSP}: {}.", credits.figures));
    if !dataset.services.is_empty() {
        services = services
            .child(format!(
                " {document} ne donne ni adresse, ni téléphone, ni horaire : les repères sont placés à la \
                 mairie de la commune, ou à défaut à l’intérieur de celle-ci. Pour joindre un service \
                 aujourd’hui{NBSP}: "
            ))
            .children(contact_site_link(dataset, "monenfant"))
            .child(".");
    }
    let outlines = html("p").child(typeset(&credits.outlines));
    let contradictions = match site_content.anomalies.len() {
        0 => None,
        1..24 => Some("endroits"),
        _ => Some("dizaines d’endroits"),
    };
    let contradictions = contradictions
        .map(|places| format!("{document} se contredit en plusieurs {places}{NBSP}: "));
    let contradictions = contradictions.map(|words| {
        [
            Node::from(words),
            file_link("methode/#contradictions", "liste des contradictions").into(),
            ". ".into(),
        ]
    });
    let series = has_later_publications(dataset).then(|| {
        let words = format!("{}, année par année", dataset.metadata.departement.name);
        let page = html("a").attr("href", href(&departement_path(dataset))).child(words);
        [Node::from(page), ". ".into()]
    });
    let data = html("p")
        .children(series.into_iter().flatten())
        .children(contradictions.into_iter().flatten())
        .children([
            Node::from(format!("Toutes les données{NBSP}: ")),
            file_link("geodata/README.md", "geodata").into(),
            ".".into(),
        ]);
    let legal = html("p").children([
        Node::from(accessibility_link(&site_content.publisher, root)),
        ". ".into(),
        file_link("mentions/", "Mentions légales et données personnelles").into(),
        ".".into(),
    ]);
    [
        html("footer").class("credit").child(credit),
        html("footer")
            .class("pied")
            .child(html("h2").child("Sources et limites"))
            .children([services, outlines, data, legal]),
    ]
}
