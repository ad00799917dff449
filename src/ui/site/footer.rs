//! The foot of each page. It never changes: it is written into the HTML and the program leaves it
//! alone.

use super::texts::accessibility_link;
use crate::ui::outward::outward_to;
use analysis::wording::format::{NBSP, typeset};
use dom::{Element, Node, html};
use model::{Background, Dataset};
use state::link;

/// In a frame, the credit and the way to the whole map; else sources, limits and what a public site owes.
/// `root` is the way from the page to the site's root.
pub fn footer(dataset: &Dataset, background: &Background, root: &str) -> [Element; 2] {
    let to = |path: &str| link::from(root, path);
    let file =
        |path: &'static str, words: &'static str| html("a").attr("href", to(path)).child(words);
    let whole = html("a")
        .attr("id", "carte-entiere")
        // This page without its query. The program, and early/onward.js, keep the rest of that.
        .attr("href", "./")
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .child("Ouvrir la carte entière");
    let credits = &dataset.metadata.credits;
    let credit =
        html("p").children([Node::from(format!("{} ", typeset(&credits.brief))), whole.into()]);
    let mut services = html("p").child(format!("Chiffres et services{NBSP}: {}.", credits.figures));
    if !dataset.services.is_empty() {
        services = services
            .child(
                " Le document ne donne ni adresse, ni téléphone, ni horaire : les repères sont placés à \
                 la mairie de la commune, ou à défaut à l’intérieur de celle-ci. Pour joindre un service \
                 aujourd’hui\u{a0}: ",
            )
            .children(outward_to(dataset, "monenfant"))
            .child(".");
    }
    let outlines = html("p").child(typeset(&credits.outlines));
    let contradicted = match background.anomalies.len() {
        0 => None,
        1..24 => Some("Le document se contredit en plusieurs endroits\u{a0}: "),
        _ => Some("Le document se contredit en plusieurs dizaines d’endroits\u{a0}: "),
    };
    let contradicted = contradicted.map(|words| {
        [
            Node::from(words),
            file("methode/#contradictions", "liste des contradictions").into(),
            ". ".into(),
        ]
    });
    let data = html("p").children(contradicted.into_iter().flatten()).children([
        Node::from(format!("Toutes les données{NBSP}: ")),
        file("geodata/README.md", "geodata").into(),
        ".".into(),
    ]);
    let owed = html("p").children([
        Node::from(accessibility_link(&background.publisher, root)),
        ". ".into(),
        file("mentions/", "Mentions légales et données personnelles").into(),
        ".".into(),
    ]);
    [
        html("footer").class("credit").child(credit),
        html("footer")
            .class("pied")
            .child(html("h2").child("Sources et limites"))
            .children([services, outlines, data, owed]),
    ]
}
