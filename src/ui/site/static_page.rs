//! Documents without the program, written whole by the build; among them the 404 page.

use super::elements::link;
use super::footer::footer;
use crate::ui::header::static_header;
use analysis::wording::labels::SITE_NAME;
use dom::{Element, html};
use model::{Dataset, SiteContent, Territory};
use state::View;
use state::link::territory_path;

/// Scripts of these pages: links that keep the query, the height of a frame, the offline copy.
const SCRIPTS: [&str; 3] = ["early/keep_query.js", "early/embedded.js", "offline/page.js"];

/// A page without the program, except its content.
#[derive(Clone, Debug)]
pub struct StaticPage {
    /// Path of its folder from the site's root, with a trailing slash.
    pub path: String,
    /// The view that this page shows, if any.
    pub view: Option<View>,
    pub title: String,
    /// Description for search engines, in a sentence.
    pub description: String,
}

impl StaticPage {
    /// The whole HTML document around `main`, without its style. `site` is the site's URL, if known.
    pub fn html(
        &self,
        dataset: &Dataset,
        site_content: &SiteContent,
        site: Option<&str>,
        main: Element,
    ) -> String {
        let root = "../".repeat(self.path.matches('/').count());
        let body = html("body")
            .child(html("a").class("evitement").attr("href", "#contenu").child("Aller au contenu"))
            .child(static_header(dataset, self.view, &root))
            .child(main)
            .children(footer(dataset, site_content, &root))
            .children(SCRIPTS.map(script));
        let page = html("html")
            .attr("lang", "fr")
            // There is no program to wait for.
            .attr("data-app", "ready")
            .attr("data-vue", self.view.map(View::code))
            .child(self.head(site, &root))
            .child(body);
        with_doctype(&page)
    }

    fn head(&self, site: Option<&str>, root: &str) -> Element {
        let title = self.title.clone();
        let address = site.map(|site| format!("{site}{}", self.path));
        let open_graph = |property: &'static str, content: String| {
            html("meta").attr("property", property).attr("content", content)
        };
        html_head(title.clone())
            .child(meta("description", self.description.clone()))
            // Prevents Dark Reader from recolouring the page, which has dark colours of its own.
            .child(html("meta").attr("name", "darkreader-lock"))
            .child(open_graph("og:type", "website".to_owned()))
            .child(open_graph("og:locale", "fr_FR".to_owned()))
            .child(open_graph("og:site_name", SITE_NAME.to_owned()))
            .child(open_graph("og:title", title))
            .child(open_graph("og:description", self.description.clone()))
            .children(
                address
                    .map(|address| {
                        vec![
                            html("link").attr("rel", "canonical").attr("href", address.clone()),
                            open_graph("og:url", address),
                        ]
                    })
                    .into_iter()
                    .flatten(),
            )
            .child(
                html("link")
                    .attr("rel", "icon")
                    .attr("href", format!("{root}icones/32.png"))
                    .attr("type", "image/png"),
            )
            .child(
                html("link")
                    .attr("rel", "manifest")
                    .attr("href", format!("{root}manifest.webmanifest")),
            )
            .child(html("style"))
            .child(script("early/address.js"))
    }
}

/// The start of each page's head.
fn html_head(title: String) -> Element {
    html("head")
        .child(html("meta").attr("charset", "utf-8"))
        .child(meta("viewport", "width=device-width, initial-scale=1"))
        .child(html("title").child(title))
        .child(meta("color-scheme", "light dark"))
}

fn meta(name: &'static str, content: impl Into<String>) -> Element {
    html("meta").attr("name", name).attr("content", content.into())
}

fn with_doctype(page: &Element) -> String {
    format!("<!doctype html>{}", page.to_html())
}

/// A link to one of the site's scripts; the build replaces it with the script.
fn script(path: &'static str) -> Element {
    html("script").attr("src", path)
}

/// The 404 page. It is served at any depth, so its links are absolute: they begin with `site`, the URL of the
/// map's page, or with the host's root, from which `early/missing_page.js` corrects them to the site's folder.
#[must_use]
pub fn missing_page(dataset: &Dataset, site: Option<&str>) -> String {
    let home = site.unwrap_or("/");
    let to = |path: &str, words: &str| link(format!("{home}{path}"), words);
    let page = |t: &Territory| Some(to(&territory_path(t.siren()?), &t.name));
    let opening = html("div")
        .child(html("h1").child("Cette page n’existe pas"))
        .child(
            html("p")
                .class("phrase")
                .child("L’adresse est incomplète, a changé ou contient une faute de frappe."),
        )
        .child(html("p").class("mene").child(to("", "Ouvrir la carte")));
    let views = View::ALL.into_iter().filter(|view| view.is_offered(dataset));
    let views = views.map(|view| to(view.path(), view.label()));
    let territories = dataset.epci().filter_map(page);
    let main = html("main")
        .child(html("div").class("ouverture").child(opening))
        .child(link_list("vues", "Les vues de la carte", views))
        .child(link_list("pages", "La page de chaque intercommunalité", territories));
    let head = html_head(format!("Page introuvable, {SITE_NAME}"))
        .child(meta("robots", "noindex"))
        .child(html("link").attr("rel", "icon").attr("href", "data:,"))
        .child(html("style"));
    let top =
        html("header").class("tete").child(html("p").class("titre-site").child(to("", SITE_NAME)));
    let body = html("body").child(top).child(main).child(script("early/missing_page.js"));
    let page = html("html").attr("lang", "fr").child(head).child(body);
    with_doctype(&page)
}

fn link_list(
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
