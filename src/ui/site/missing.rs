//! The page shown for an address that leads nowhere: whole in itself, with the ways on.

use analysis::wording::labels::SITE;
use dom::{Element, html};
use model::{Dataset, Epci};
use state::link::page_of;
use state::{View, announcement};

/// The page. It stands under addresses of any depth, so its links are whole: they begin with `site`,
/// the address of the map's page, or else with the root of the host, from which `early/home.js`
/// leads them to the folder that has the site.
#[must_use]
pub fn missing_page(dataset: &Dataset, site: Option<&str>) -> String {
    let home = site.unwrap_or("/");
    let link = |path: &str, words: &str| {
        html("a").attr("href", format!("{home}{path}")).child(words.to_owned())
    };
    let named = |name: &'static str, content: &'static str| {
        html("meta").attr("name", name).attr("content", content)
    };
    let page = |territory: &Epci| Some(link(&page_of(territory.siren()?), &territory.name));
    let opening = html("div")
        .child(html("h1").child("Cette page n’existe pas"))
        .child(
            html("p")
                .class("phrase")
                .child("L’adresse est incomplète, a changé ou contient une faute de frappe."),
        )
        .child(html("p").class("mene").child(link("", "Ouvrir la carte")));
    let views = View::ALL.map(|view| link(view.path(), announcement::view(view)));
    let main = html("main")
        .child(html("div").class("ouverture").child(opening))
        .child(links("vues", "Les vues de la carte", views))
        .child(links(
            "pages",
            "La page de chaque intercommunalité",
            dataset.epci().filter_map(page),
        ));
    let head = html("head")
        .child(html("meta").attr("charset", "utf-8"))
        .child(named("viewport", "width=device-width, initial-scale=1"))
        .child(html("title").child(format!("Page introuvable, {SITE}")))
        .child(named("robots", "noindex"))
        .child(named("color-scheme", "light dark"))
        .child(html("link").attr("rel", "icon").attr("href", "data:,"))
        .child(html("style"));
    let top =
        html("header").class("tete").child(html("p").class("titre-site").child(link("", SITE)));
    let body =
        html("body").child(top).child(main).child(html("script").attr("src", "early/home.js"));
    let page = html("html").attr("lang", "fr").child(head).child(body);
    format!("<!doctype html>{}", page.to_html())
}

fn links(
    id: &'static str,
    heading: &'static str,
    links: impl IntoIterator<Item = Element>,
) -> Element {
    html("nav")
        .class("tableau")
        .attr("aria-labelledby", id)
        .child(html("h2").attr("id", id).child(heading))
        .child(html("ul").children(links.into_iter().map(|link| html("li").child(link))))
}
